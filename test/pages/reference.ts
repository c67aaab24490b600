import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Grey } from '@kaocheng/documents/testing/draw';
import { fromPng, toPng } from './grey-png.js';

/** Where the pages are kept that were looked at. */
const REFERENCES = fileURLToPath(new URL('./references', import.meta.url));
/** A pixel may differ by so much of 255: edges of letters are smoothed a little otherwise on other processors. */
const SHADE = 60;
/** Pages beside each other in the picture to look at. */
const ABREAST = 6;

/** Share of the pixels that differ plainly; 1 where the pages are not of one size. */
export function share(one: Grey, other: Grey): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let differing = 0;
  for (const [at, pixel] of one.pixels.entries()) if (Math.abs(pixel - (other.pixels[at] ?? 0)) > SHADE) differing += 1;
  return differing / one.pixels.length;
}

/** The pages of a container that were looked at, in their order. */
export function references(container: string): Grey[] {
  const folder = join(REFERENCES, container);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => fromPng(readFileSync(join(folder, name))));
}

/** Keeps pages as those that were looked at. */
export function keep(container: string, pages: readonly Grey[]): void {
  const folder = join(REFERENCES, container);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [at, page] of pages.entries())
    writeFileSync(join(folder, `${String(at + 1).padStart(2, '0')}.png`), toPng(page));
}

/** Writes pages side by side into one picture in the folder for temporary files, and says where. */
export function toLookAt(name: string, pages: readonly Grey[]): string {
  const [width, height] = [Math.max(...pages.map((one) => one.width)), Math.max(...pages.map((one) => one.height))];
  const [columns, rows] = [Math.min(ABREAST, pages.length), Math.ceil(pages.length / ABREAST)];
  const whole = { width: columns * (width + 4), height: rows * (height + 4) };
  const pixels = new Uint8Array(whole.width * whole.height).fill(128);
  for (const [at, page] of pages.entries()) {
    const [left, top] = [(at % ABREAST) * (width + 4), Math.floor(at / ABREAST) * (height + 4)];
    for (let y = 0; y < page.height; y += 1)
      pixels.set(page.pixels.subarray(y * page.width, (y + 1) * page.width), (top + y) * whole.width + left);
  }
  const folder = join(tmpdir(), 'kaocheng-looks');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  writeFileSync(path, toPng({ ...whole, pixels }));
  return path;
}
