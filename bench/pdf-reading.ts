import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blankTranscript } from '@kaocheng/core/model/keys';
import type { Form } from '@kaocheng/core/model/transcript';
import { openDocument } from '@kaocheng/documents/open';
import { Compiler } from '@kaocheng/documents/typst/compile';
import { readContent } from '@kaocheng/forms/read';
import { asSheets } from '../test/containers/as-sheets.js';
import { compareCells } from '../test/generator/compare-cells.js';
import type { Grid } from '../test/generator/grid.js';
import { LAYOUTS } from '../test/generator/layouts.js';
import { Random } from '../test/generator/random.js';
import { someForms } from './pdf/forms.js';

const PAGES = 100;
/** Pages that the office program, which takes seconds for each, is given. */
const FEW = 10;

async function formsOf(bytes: Uint8Array): Promise<Form[]> {
  const opened = await openDocument(bytes, 'bench');
  return opened.kind === 'content' ? readContent(opened.content, 'bench').forms : [];
}

/** Share of cells that came back as the web pages of the same forms give them. */
async function rightOf(grids: readonly Grid[], got: readonly Form[]): Promise<string> {
  const forms: Form[] = [];
  for (const grid of grids) {
    const page = LAYOUTS['html']?.(grid, new Random(1)) ?? '';
    forms.push(...(await formsOf(new TextEncoder().encode(page))));
  }
  const transcript = blankTranscript('');
  const { right, all } = compareCells(
    { ...transcript, forms: forms.map((form, i) => ({ ...form, order: i + 1 })) },
    { ...transcript, forms: [...got] },
  );
  return `${((100 * right) / all).toFixed(2)} % of ${all} cells right`;
}

const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Reading a PDF of a hundred one-page forms: our reader by processor time a page (bar: 50 ms), beside `pdftotext -layout`
 * into our text reader, and beside the office program's text of ten pages, where these are installed.
 */
export async function benchPdfReading(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaocheng-bench-'));
  try {
    const grids = await someForms(PAGES);
    const { bytes } = new Compiler(undefined).write(asSheets(grids), '2024-03-01');
    const path = join(folder, 'forms.pdf');
    writeFileSync(path, bytes);
    await openDocument(bytes, 'warm');
    console.log(`\nreading a PDF of ${PAGES} one-page forms (${(bytes.length / 1e6).toFixed(1)} MB)`);
    const before = processor();
    const opened = await openDocument(bytes, 'bench');
    const a = (processor() - before) / PAGES;
    const forms = opened.kind === 'content' ? readContent(opened.content, 'bench').forms : [];
    console.log(`  kaocheng: ${a.toFixed(1)} ms of the processor a page (bar 50), ${await rightOf(grids, forms)}`);
    console.log(`  peak memory so far ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
    await peer('pdftotext -layout, our text reader', grids, () => {
      const text = join(folder, 'forms.txt');
      spawnSync('pdftotext', ['-layout', path, text]);
      return readFileSync(text);
    });
    const few = grids.slice(0, FEW);
    const short = join(folder, 'few.pdf');
    writeFileSync(short, new Compiler(undefined).write(asSheets(few), '2024-03-01').bytes);
    await peer('LibreOffice to text, our text reader', few, () => {
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const how = ['--headless', '--infilter=writer_pdf_import', '--convert-to', 'txt:Text', '--outdir', folder, short];
      spawnSync('soffice', [profile, ...how], { timeout: 180_000 });
      return readFileSync(join(folder, 'few.txt'));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function peer(name: string, grids: readonly Grid[], run: () => Uint8Array): Promise<void> {
  const before = performance.now();
  try {
    const text = run();
    const a = (performance.now() - before) / grids.length;
    console.log(`  ${name}: ${a.toFixed(1)} ms a page by the clock, ${await rightOf(grids, await formsOf(text))}`);
  } catch {
    console.log(`  ${name}: not installed here, or it gave nothing`);
  }
}
