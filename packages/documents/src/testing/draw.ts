import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A picture of one byte a pixel: 0 black, 255 white. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Why pages cannot be drawn here, or null: pdf.js draws by an optional native package. */
export function cannotDraw(): string | null {
  const require = createRequire(import.meta.url);
  try {
    createRequire(require.resolve('pdfjs-dist/package.json')).resolve('@napi-rs/canvas');
    return null;
  } catch {
    return 'pages are not drawn here: @napi-rs/canvas is not installed';
  }
}

/**
 * The pages of a PDF as pdf.js draws them.
 * @param scale pixels a point
 */
export function drawPages(pdf: Uint8Array, scale: number): Grey[] {
  const folder = mkdtempSync(join(tmpdir(), 'kaocheng-pixels-'));
  try {
    const path = join(folder, 'pages.pdf');
    writeFileSync(path, pdf);
    const program = fileURLToPath(new URL('./render.mjs', import.meta.url));
    const run = spawnSync(process.execPath, [program, path, String(scale)], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr.slice(0, 400));
    return Array.from({ length: Number(run.stdout) }, (_, at) => {
      const picture = readFileSync(`${path}.${at + 1}`);
      return { width: picture.readUInt32LE(0), height: picture.readUInt32LE(4), pixels: picture.subarray(8) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
