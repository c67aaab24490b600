import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { plainCell as cell } from '@kaocheng/forms/sheet/plain-cell';
import type { Sheet } from '@kaocheng/forms/sheet/sheet';
import { describe, expect, it } from 'vitest';
import { readHtml } from './read.js';
import { writeHtml } from './write.js';

const DOCUMENT: SheetDocument = {
  title: '自评 "表"',
  footer: '校验码 <1>',
  properties: { record: '7"' },
  sheets: [
    {
      rows: 3,
      columns: 2,
      start: 0,
      end: 0,
      placed: true,
      repeatRows: 1,
      before: [{ role: 'title', text: '项目<支出>绩效自评表' }],
      cells: [
        cell(0, 0, '一级指标', { editable: false, bold: true }),
        cell(0, 1, '完成值', { editable: false }),
        cell(1, 0, '<script>alert(1)</script>', { rowSpan: 2 }),
        cell(1, 1, '甲\n乙', { runs: [{ text: '甲\n', bold: true }, { text: '乙' }] }),
      ],
    },
  ],
};

describe('a page that is written', () => {
  const page = writeHtml(DOCUMENT);

  // A browser moves a row whole to the next page with all that its merged cells reach down to: half of the page before stays empty.
  it('keeps cells whole on a printed page, but neither rows nor merged cells', () => {
    expect(page).toContain('td:not([rowspan]) { break-inside: avoid; }');
    expect(page).not.toMatch(/tr\s*\{[^}]*break-inside/);
    expect(page).toMatch(/<td rowspan="2"/);
  });

  it('gives an empty cell the height of a line, so that a row of them can be seen and written into', () => {
    expect(page).toContain("td:empty::before { content: '\\200b'; }");
    expect(page).toContain('<td></td>');
  });

  it('escapes every text', () => {
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain('<title>自评 &quot;表&quot;</title>');
    expect(page).toContain('content="7&quot;"');
    expect(page).toContain('<footer>校验码 &lt;1&gt;</footer>');
  });

  it('has a table with a header that is printed again, labels as header cells, merged cells', () => {
    expect(page).toMatch(/<thead>\n<tr><th style="text-align: center; font-weight: bold">一级指标<\/th>/);
    expect(page).toContain('rowspan="2"');
    expect(page).toContain('<span style="font-weight: bold">甲<br></span>乙');
    expect(page).toContain('@page p0 { size: 210mm 297mm;');
  });

  it('is printed smaller where its last rows would stand alone on a second page, but not where it is much longer', () => {
    const tableOf = (rows: number): Sheet => ({
      rows,
      columns: 1,
      start: 0,
      end: 0,
      placed: true,
      cells: Array.from({ length: rows }, (_, row) => cell(row, 0, '甲')),
    });
    const written = (...rows: number[]): string => writeHtml({ title: '表', sheets: rows.map(tableOf) });
    expect(written(30)).not.toContain('zoom');
    expect(written(30)).toContain('margin: 20mm 15mm 20mm 15mm');
    expect(written(42)).toMatch(/margin: 1\d(\.\d+)?mm 15mm/);
    expect(written(30, 49)).toMatch(/@media print \{ section:nth-of-type\(2\) table \{ zoom: 0\.\d+; \} \}/);
    expect(written(80)).not.toContain('zoom');
  });

  it('keeps the room of rows that are to be filled in by hand', () => {
    const [sheet] = DOCUMENT.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const high = writeHtml({ ...DOCUMENT, sheets: [{ ...sheet, heights: [null, 20, null] }] });
    expect(high.match(/<tr style="height: 20mm">/g)).toHaveLength(1);
    expect(page).not.toContain('<tr style');
  });

  it('is read back as it was', () => {
    const { blocks, text } = readHtml(page);
    const [block] = blocks.filter(({ kind }) => kind === 'sheet');
    expect(block?.kind === 'sheet' && block.sheet.cells.map((each) => each.text)).toEqual([
      '一级指标',
      '完成值',
      '<script>alert(1)</script>',
      '甲\n乙',
    ]);
    expect(text).toContain('项目<支出>绩效自评表');
    expect(text).not.toContain('校验码');
  });
});

describe('the paper of a web page', () => {
  it('is upright or on its side for each table by itself, with its number at the foot', () => {
    const margins = { top: 10, right: 10, bottom: 10, left: 10 };
    const sheetOf = (orientation: 'portrait' | 'landscape') => ({
      rows: 1,
      columns: 1,
      start: 0,
      end: 0,
      placed: true,
      cells: [cell(0, 0, '甲')],
      page: { paper: 'A4', orientation, margins } as const,
    });
    const html = writeHtml({ title: '', sheets: [sheetOf('landscape'), sheetOf('portrait'), sheetOf('landscape')] });
    expect([...html.matchAll(/<section class="(p\d)">/g)].map(([, kind]) => kind)).toEqual(['p0', 'p1', 'p0']);
    expect(html).toContain('@page p0 { size: 297mm 210mm;');
    expect(html).toContain('@page p1 { size: 210mm 297mm;');
    expect(html.match(/counter\(page\)/g)).toHaveLength(2);
    expect(html).toContain('.p1 { page: p1; max-width: 190mm; }');
  });

  it('holds the version line as text that can end neither its string nor the style', () => {
    const html = writeHtml({
      title: '',
      sheets: [{ rows: 1, columns: 1, start: 0, end: 0, placed: true, cells: [cell(0, 0, '甲')] }],
      footer: `a'\\</style><b>`,
    });
    expect(html).toContain(`content: 'a\\27 \\5c \\3c /style\\3e \\3c b\\3e '`);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });
});
