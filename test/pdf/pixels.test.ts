import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { readDocument } from '@kaocheng/documents/read';
import { reportDocument } from '@kaocheng/documents/report/report';
import { cannotDraw, drawFirstPage, type Grey } from '@kaocheng/documents/testing/draw';
import { Compiler } from '@kaocheng/documents/typst/compile';
import { OWN_FONTS } from '@kaocheng/documents/typst/fonts';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { describe, expect, it } from 'vitest';
import { gridOf } from '../generator/grid.js';
import { Random } from '../generator/random.js';
import { layable } from '../generator/read-back.js';
import { asSheets } from './as-sheets.js';
import { fromPng, toPng } from './grey-png.js';

/** With KAOCHENG_UPDATE_REFERENCES=1 the references are written anew; they are to be looked at before they are kept. */
const UPDATE = process.env['KAOCHENG_UPDATE_REFERENCES'] === '1';
const references = fileURLToPath(new URL('./references', import.meta.url));
const sample = fileURLToPath(new URL('../../samples/云麓市-2023-自评表.txt', import.meta.url));
/** A pixel may differ by so much, and this share of them by more. */
const SHADE = 64;
const MOST = 0.002;

async function transcript(): Promise<Transcript> {
  const read = await readDocument(readFileSync(sample), '云麓市-2023-自评表.txt');
  const found = read.kind === 'read' ? read.transcripts[0] : undefined;
  if (found === undefined) throw new Error('the sample could not be read');
  return found;
}

const drawn = (document: SheetDocument): Grey =>
  drawFirstPage(new Compiler(undefined, OWN_FONTS).write(document, '2024-03-01').bytes);

/** Share of pixels that differ from the reference, which is made where there is none and it is asked for. */
function differing(name: string, seen: Grey): number {
  const path = join(references, `${name}.png`);
  if (UPDATE) {
    mkdirSync(references, { recursive: true });
    writeFileSync(path, toPng(seen));
  }
  if (!existsSync(path)) throw new Error(`${path} is missing`);
  const wanted = fromPng(readFileSync(path));
  if (wanted.width !== seen.width || wanted.height !== seen.height) return 1;
  const far = wanted.pixels.reduce(
    (sum, pixel, i) => sum + (Math.abs(pixel - (seen.pixels[i] ?? 0)) > SHADE ? 1 : 0),
    0,
  );
  return far / wanted.pixels.length;
}

const why = cannotDraw();

describe.skipIf(why !== null)(`pages drawn${why === null ? '' : ` (${why})`}`, () => {
  it('look like the form that was looked at', async () => {
    const [form] = layable(await transcript());
    if (form === undefined) throw new Error('the sample holds no form');
    expect(differing('form', drawn(asSheets([gridOf(form, new Random(3))])))).toBeLessThan(MOST);
  });

  it('look like the review sheet that was looked at', async () => {
    const read = await transcript();
    const examined = { transcript: read, ...examineTranscript(read, { policy: null }) };
    const { footer, ...document } = reportDocument(examined, 'feedback', '0.1.0');
    expect(footer).toBeDefined();
    const sheets = document.sheets.map((sheet) => ({
      ...sheet,
      rows: 2,
      cells: sheet.cells.filter(({ row }) => row < 2),
    }));
    expect(differing('review-sheet', drawn({ ...document, sheets }))).toBeLessThan(MOST);
  });
});
