import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Form } from '@kaocheng/core/model/transcript';
import { readDocument } from '@kaocheng/documents/read';
import { describe, expect, it } from 'vitest';
import { chromiumMissing, startChromium } from '../browser/chromium.js';
import { type Grid, gridOf } from '../generator/grid.js';
import { LAYOUTS } from '../generator/layouts.js';
import { Random } from '../generator/random.js';
import { layable } from '../generator/read-back.js';

const sample = fileURLToPath(new URL('../../samples/清河县-2021-自评表.txt', import.meta.url));

const STYLES = [
  'table { border-collapse: collapse } td, th { border: 0.5pt solid #000; padding: 2pt 4pt }',
  'table { border-collapse: collapse; table-layout: fixed } td, th { border: 1px solid #666; text-align: center }',
  'table { border-spacing: 0 } td, th { border: 1px solid #000; padding: 6pt 3pt }',
];

const pageOf = (grid: Grid, style: string): string =>
  (LAYOUTS['html']?.(grid, new Random(1)) ?? '').replace(
    '<body>',
    `<head><meta charset="utf-8"><style>body { font-family: "Noto Sans SC" } table { width: 100%; font-size: 10pt } ${style}</style></head><body>`,
  );

async function formsOf(bytes: Uint8Array): Promise<Omit<Form, 'cells' | 'start' | 'end'>[]> {
  const read = await readDocument(bytes, 'form');
  if (read.kind !== 'read') throw new Error(read.problem.code);
  return read.transcripts.flatMap(({ forms, unread }) => {
    expect(unread).toEqual([]);
    return forms.map(({ cells: _cells, start: _start, end: _end, ...form }) => form);
  });
}

const why = chromiumMissing();

describe.skipIf(why !== null)(`forms printed by a browser${why === null ? '' : ` (${why})`}`, () => {
  it('read as their web pages do, over pages, upright and wide, in any style of table', async () => {
    const read = await readDocument(readFileSync(sample), 'sample');
    const forms = read.kind === 'read' ? read.transcripts.flatMap(layable) : [];
    expect(forms.length).toBeGreaterThanOrEqual(3);
    const browser = await startChromium();
    try {
      const page = await browser.newPage();
      for (const [i, form] of forms.entries()) {
        const html = pageOf(gridOf(form, new Random(i)), STYLES[i % STYLES.length] ?? '');
        await page.setContent(html);
        const footerTemplate = '<p style="font-size: 8px">— <span class="pageNumber"></span> —</p>';
        const margin = { top: '20mm', bottom: '20mm', left: '15mm', right: '15mm' };
        const options = { format: 'A4', landscape: i % 2 === 1, displayHeaderFooter: true, headerTemplate: '<i></i>' };
        const pdf = await page.pdf({ ...options, footerTemplate, margin });
        expect(await formsOf(pdf)).toEqual(await formsOf(new TextEncoder().encode(html)));
      }
    } finally {
      await browser.close();
    }
  });
});
