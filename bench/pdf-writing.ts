import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDocx } from '@kaocheng/documents/docx/write';
import { writeHtml } from '@kaocheng/documents/html/write';
import { PdfWriter } from '@kaocheng/documents/typst/write';
import { chromiumMissing, startChromium } from '../test/browser/chromium.js';
import { asSheets } from '../test/containers/as-sheets.js';
import { someForms } from './pdf/forms.js';

const FORMS = 1000;
const BY_BROWSER = 100;
const BY_OFFICE = 20;

/** Most memory that a process has had, MB; null where the system does not say. */
function peakOf(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /VmHWM:\s+(\d+)/.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

const each = (milliseconds: number, forms: number): string => `${(milliseconds / forms).toFixed(1)} ms a form`;

/** A thousand one-page forms to PDF, each a file of its own (bar: 20 s, 1 GB), beside Chromium and LibreOffice where they run. */
export async function benchPdfWriting(quick: boolean): Promise<void> {
  const count = quick ? FORMS / 10 : FORMS;
  const documents = (await someForms(count)).map((grid) => asSheets([grid]));
  const writer = new PdfWriter();
  let size = 0;
  let peak = 0;
  try {
    const before = performance.now();
    await Promise.all(
      documents.map(async (document, i) => {
        const { bytes } = await writer.write(document, '2024-03-01');
        size += bytes.length;
        if (i % 20 !== 19) return;
        const now = writer.running.reduce((sum, pid) => sum + (peakOf(pid) ?? 0), 0);
        peak = Math.max(peak, now);
      }),
    );
    const spent = performance.now() - before;
    console.log(`\nwriting ${count} one-page forms as PDF`);
    console.log(
      `  kaocheng: ${(spent / 1000).toFixed(1)} s (bar for 1000: 20), ${each(spent, count)}, ` +
        `${(size / count / 1024).toFixed(0)} KB each, the ${writer.width} writing processes together at most ${peak.toFixed(0)} MB, this one ` +
        `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
    );
  } finally {
    writer.close();
  }
  await browser(documents.slice(0, BY_BROWSER).map(writeHtml));
  await office(await Promise.all(documents.slice(0, BY_OFFICE).map(writeDocx)));
}

async function browser(pages: readonly string[]): Promise<void> {
  const missing = chromiumMissing();
  if (missing !== null) {
    console.log(`  Chromium: ${missing}`);
    return;
  }
  const chromium = await startChromium();
  try {
    const page = await chromium.newPage();
    const before = performance.now();
    for (const html of pages) {
      await page.setContent(html);
      await page.pdf({ format: 'A4' });
    }
    console.log(`  Chromium printing ${pages.length}: ${each(performance.now() - before, pages.length)}`);
  } finally {
    await chromium.close();
  }
}

async function office(files: readonly Uint8Array[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kaocheng-bench-'));
  try {
    const paths = files.map((bytes, i) => {
      const path = join(folder, `${i}.docx`);
      writeFileSync(path, bytes);
      return path;
    });
    const before = performance.now();
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const run = spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths], {
      timeout: 300_000,
    });
    const spent = performance.now() - before;
    if (run.status === 0)
      console.log(`  LibreOffice converting ${files.length} docx in one call: ${each(spent, files.length)}`);
    else console.log('  LibreOffice: not installed here');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
