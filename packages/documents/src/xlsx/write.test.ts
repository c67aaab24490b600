import { read as readElsewhere } from '@e965/xlsx';
import { FORM_PAGE, type SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { plainCell as cell } from '@kaocheng/forms/sheet/plain-cell';
import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';
import { readXlsx as readByHucre } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { recordOf } from '../write/record.js';
import { Archive } from '../zip/archive.js';
import { planWorkbook } from './plan.js';
import { readXlsx } from './read.js';
import { writeXlsx } from './write.js';
import { writeWorkbook } from './write-workbook.js';

const sheet = (cells: readonly SheetCell[], more: Partial<Sheet> = {}): Sheet => ({
  rows: Math.max(...cells.map(({ row, rowSpan }) => row + rowSpan)),
  columns: Math.max(...cells.map(({ column, colSpan }) => column + colSpan)),
  cells,
  start: 0,
  end: 0,
  placed: true,
  ...more,
});
const document = (...sheets: Sheet[]): SheetDocument => ({ title: '自评表', sheets });
const part = (bytes: Uint8Array, name: string): string =>
  new TextDecoder().decode(new Archive(bytes).read(name) ?? undefined);
const worksheet = async (given: Sheet): Promise<string> =>
  part(await writeXlsx(document(given)), 'xl/worksheets/sheet1.xml');
const textsOf = async (given: Sheet): Promise<string[]> => {
  const [block] = readXlsx(new Archive(await writeXlsx(document(given)))).blocks;
  return block?.kind === 'sheet' ? block.sheet.cells.map(({ text }) => text) : [];
};

describe('a workbook that is written', () => {
  it('holds numbers only where they show as printed', async () => {
    const cells = [
      cell(0, 0, '98.75%', { numberFormat: '0.00%' }),
      cell(0, 1, '1,234.50', { numberFormat: '#,##0.00' }),
      cell(0, 2, '98.7%', { numberFormat: '0.00%' }),
      cell(0, 3, '—', { numberFormat: '0.00' }),
      cell(0, 4, '10.0'),
      cell(0, 5, '2023年6月1日', { numberFormat: 'yyyy"年"m"月"d"日"', stored: '45078' }),
    ];
    const xml = await worksheet(sheet(cells));
    expect(xml).toContain('<v>0.9875</v>');
    expect(xml).toContain('<v>1234.5</v>');
    expect(xml).toContain('<v>45078</v>');
    expect(xml.match(/t="s"/g)).toHaveLength(3);
    expect(await textsOf(sheet(cells))).toEqual(cells.map(({ text }) => text));
  });

  it('holds as text the figures that no cell can hold as they are', async () => {
    const digits = `1${'0'.repeat(309)}`;
    const cells = [
      cell(0, 0, '1E+400', { numberFormat: 'General', stored: '1E+400' }),
      cell(0, 1, `${digits}.00`, { numberFormat: '0.00' }),
      cell(0, 2, digits.replace(/(?<=^1|0)(?=(?:000)+$)/g, ','), { numberFormat: '#,##0' }),
      cell(0, 3, '12345678901234567891', { numberFormat: '0' }),
      cell(0, 4, `${digits}.00`, { numberFormat: '0.00', formula: 'A1*1' }),
    ];
    const xml = await worksheet(sheet(cells));
    expect(xml).not.toMatch(/<v>(?:Infinity|NaN|[\d.]+e\+|12345678901234567)/);
    expect(await textsOf(sheet(cells))).toEqual(cells.map(({ text }) => text));
  });

  it('gives no two worksheets one name, nor one that Excel or its own lists have', async () => {
    const long = '县'.repeat(40);
    const names = ['选项', 'HISTORY', 'a', 'A', ...Array.from({ length: 120 }, () => long)];
    const choices = { editable: true, choices: ['甲,乙', '丙'] };
    const sheets = names.map((name) => sheet([cell(0, 0, ''), cell(0, 1, '', choices)], { name }));
    const xml = part(await writeXlsx(document(...sheets)), 'xl/workbook.xml');
    const written = Array.from(xml.matchAll(/<sheet name="([^"]*)"/g), ([, name]) => (name ?? '').toLowerCase());
    expect(new Set(written).size).toBe(names.length + 1);
    expect(written).not.toContain('history');
    expect(Math.max(...written.map(({ length }) => length))).toBeLessThanOrEqual(31);
  });

  it('never takes a text for a formula', async () => {
    const cells = [cell(0, 0, '=1+1'), cell(0, 1, '+86'), cell(0, 2, '@SUM(A1)')];
    expect(await worksheet(sheet(cells))).not.toContain('<f>');
    expect(await textsOf(sheet(cells))).toEqual(['=1+1', '+86', '@SUM(A1)']);
  });

  it('keeps a text that looks like an error, a control character or a tag', async () => {
    const texts = [
      '#N/A',
      '_x0041_',
      '_x000D_',
      '<b>&amp;"甲"</b>',
      "'甲'",
      ' 前后 ',
      '甲\n乙',
      '\u0001甲',
      '\ufffe\uffff',
    ];
    const cells = texts.map((text, row) => cell(row, 0, text));
    const xml = await worksheet(sheet(cells));
    expect(xml).not.toContain('t="e"');
    const bytes = await writeXlsx(document(sheet(cells)));
    const third = await readByHucre(bytes);
    expect(third.sheets[0]?.rows.map(([text]) => text)).toEqual(texts);
    expect(await textsOf(sheet(cells))).toEqual(texts.map((text) => text.trim()));
  });

  it('names signs by `_x0041_` in cells only: names, titles and properties have them as they are', async () => {
    const given = { ...sheet([cell(0, 0, '甲', { formula: '"_x0041_"&B1' })], { name: '_x0041_表' }) };
    const properties = { 'kaocheng-document': '_x0041_\u0001\uffff<甲>.xlsx' };
    const bytes = await writeXlsx({ title: '_x0042_', sheets: [given], properties });
    expect(recordOf(bytes)).toEqual({ 'kaocheng-document': '_x0041_\ufffd\ufffd<甲>.xlsx' });
    expect(part(bytes, 'docProps/core.xml')).toContain('<dc:title>_x0042_</dc:title>');
    expect(part(bytes, 'xl/workbook.xml')).toContain('name="_x0041_表"');
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('<f>"_x0041_"&amp;B1</f>');
  });

  it('writes what it is told of a text in parts, and the last of two cells in one place', async () => {
    const runs = [{ text: '年度', bold: true }, { text: '目标 ' }, { text: '一', underline: true }];
    const given = sheet([cell(0, 0, '年度目标 一', { runs }), cell(1, 0, '先'), cell(1, 0, '后')]);
    const xml = await worksheet(given);
    expect(xml).toContain('<r><rPr><b/></rPr><t>年度</t></r><r><t xml:space="preserve">目标 </t></r>');
    expect(xml.match(/r="A2"/g)).toHaveLength(1);
    expect(await textsOf(given)).toEqual(['年度目标 一', '后']);
  });

  it('writes a worksheet of a hundred thousand cells', () => {
    const [planned] = planWorkbook(document(sheet([cell(0, 0, '甲', { numberFormat: '0' })]))).sheets;
    const [first] = planned?.cells ?? [];
    if (planned === undefined || first === undefined) throw new Error('nothing was planned');
    const cells = Array.from({ length: 130_000 }, (_, at) => ({ ...first, row: Math.floor(at / 20), column: at % 20 }));
    const bytes = writeWorkbook({ title: '', footer: '', properties: {}, sheets: [{ ...planned, cells }] });
    const xml = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<dimension ref="A1:T6500"/>');
    expect(xml.match(/<c /g)).toHaveLength(130_000);
  });

  it('moves formulas to where their cells stand, and keeps their value', async () => {
    const given = sheet(
      [
        cell(0, 0, '20', { numberFormat: '0' }),
        cell(1, 0, '甲'.repeat(3000)),
        cell(2, 0, '30', { numberFormat: '0' }),
        cell(3, 0, '50', { numberFormat: '0', formula: 'SUM(A1,A3)+LEN("A1")-2' }),
      ],
      { before: [{ role: 'title', text: '表' }] },
    );
    const xml = await worksheet(given);
    const sum = /<c r="A(\d+)"[^>]*><f>SUM\(A2,A(\d+)\)\+LEN\("A1"\)-2<\/f><v>50<\/v>/.exec(xml);
    expect(sum).not.toBeNull();
    expect(Number(sum?.[1])).toBe(Number(sum?.[2]) + 1);
    expect(Number(sum?.[2])).toBeGreaterThan(4);
  });

  it('gives a text that no row can hold several rows, none higher than a row may be', async () => {
    const given = sheet([cell(0, 0, '甲'.repeat(4000)), cell(0, 1, '乙')]);
    const heights = Array.from((await worksheet(given)).matchAll(/ ht="([\d.]+)"/g), (match) => Number(match[1]));
    expect(heights.length).toBeGreaterThan(1);
    expect(Math.max(...heights)).toBeLessThan(409.5);
    expect(await textsOf(given)).toEqual(['甲'.repeat(4000), '乙']);
  });

  it('sets the text of a row that is several at its top, where no page ends in it', async () => {
    const given = sheet([cell(0, 0, '甲'.repeat(4000)), cell(0, 1, '乙'), cell(1, 0, '丙'), cell(1, 1, '丁')]);
    const verticals = planWorkbook(document(given)).sheets[0]?.cells.flatMap(({ value, look }) =>
      value.kind === 'text' ? [look.verticalAlign] : [],
    );
    expect(verticals).toEqual(['top', 'top', 'middle', 'middle']);
  });

  it('prints on one page what is longer than that by up to a quarter, as the other containers do', () => {
    const isOnePage = (share: number): boolean | undefined => {
      const room = 297 - FORM_PAGE.margins.top - FORM_PAGE.margins.bottom;
      const cells = [cell(0, 0, '甲'), cell(1, 0, '乙')];
      const given = sheet(cells, { heights: [(room / 2) * share, (room / 2) * share] });
      return planWorkbook(document(given)).sheets[0]?.isOnePage;
    };
    expect([0.9, 1.24, 1.27].map(isOnePage)).toEqual([true, true, false]);
  });

  it('makes rows as high as the wrapped text of their cells, merged ones too', async () => {
    const long = '按照预算绩效管理要求，对照年初设定的绩效目标逐项核对完成情况。'.repeat(4);
    const given = sheet(
      [cell(0, 0, '一'), cell(0, 1, long, { colSpan: 2 }), cell(1, 0, '二'), cell(1, 1, ''), cell(1, 2, '')],
      {
        widths: [20, 30, 30],
      },
    );
    const [first = 0, second = 0] = Array.from((await worksheet(given)).matchAll(/ ht="([\d.]+)"/g), (match) =>
      Number(match[1]),
    );
    expect(first).toBeGreaterThan(second * 3);
  });

  it('locks labels, leaves cells to fill in open, and offers lists', async () => {
    const given = sheet([
      cell(0, 0, '等级', { editable: false }),
      cell(0, 1, '', { editable: true, choices: ['优', '良', '中', '差'] }),
      cell(0, 2, '', { editable: true, choices: Array.from({ length: 60 }, (_, at) => `指标，第${at}项,其他`) }),
    ]);
    const bytes = await writeXlsx(document(given));
    const xml = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<sheetProtection [^>]*insertRows="0"/);
    expect(xml).toContain('优,良,中,差');
    expect(xml).toMatch(/选项!\$A\$1:\$A\$60/);
    expect(part(bytes, 'xl/workbook.xml')).toMatch(/name="选项"[^>]*state="hidden"/);
    const [block] = readXlsx(new Archive(bytes)).blocks;
    expect(block?.kind === 'sheet' && block.sheet.cells[0]?.editable).toBe(false);
  });

  it('has the page, the titles that are printed again, the number of the page and properties of its own', async () => {
    const given = sheet([cell(0, 0, '一级指标'), cell(1, 0, '产出指标')], {
      name: '1 自评[表]',
      repeatRows: 1,
      before: [{ role: 'title', text: '项目支出绩效自评表' }],
      page: { ...FORM_PAGE, orientation: 'landscape' },
    });
    const bytes = await writeXlsx({ title: '甲', sheets: [given], footer: '校验码 1&2', properties: { record: '7' } });
    const xml = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('orientation="landscape"');
    expect(xml).toContain('&amp;L&amp;9校验码 1&amp;&amp;2&amp;C— &amp;P —');
    expect(part(bytes, 'xl/workbook.xml')).toMatch(/Print_Titles[^>]*>'1 自评 表 *'!\$2:\$2</);
    expect(part(bytes, 'docProps/custom.xml')).toContain('record');
  });

  it('prints the head of its indicators again on the pages behind it, where it has no titles at its top', async () => {
    const titles = async (more: Partial<Sheet>): Promise<string | undefined> => {
      const given = sheet(
        [0, 1, 2, 3].map((row) => cell(row, 0, '指标')),
        { name: '甲', ...more },
      );
      const bytes = await writeXlsx({ title: '甲', sheets: [{ ...given, before: [{ role: 'title', text: '表' }] }] });
      return /Print_Titles[^>]*>([^<]*)</.exec(part(bytes, 'xl/workbook.xml'))?.[1];
    };
    expect(await titles({ headRows: [2] })).toBe("'甲'!$4:$4");
    expect(await titles({ headRows: [2], repeatRows: 1 })).toBe("'甲'!$2:$2");
    expect(await titles({})).toBeUndefined();
  });

  it('is read alike by other programs', async () => {
    const cells = [
      cell(0, 0, '项目名称'),
      cell(0, 1, '98.75%', { numberFormat: '0.00%' }),
      cell(1, 0, '甲', { colSpan: 2 }),
    ];
    const bytes = await writeXlsx(document(sheet(cells, { name: '表' })));
    const other = readElsewhere(bytes, { type: 'array' }).Sheets['表'];
    expect([other?.['A1']?.v, other?.['B1']?.w, other?.['A2']?.v]).toEqual(['项目名称', '98.75%', '甲']);
    expect(other?.['!merges']).toEqual([{ s: { r: 1, c: 0 }, e: { r: 1, c: 1 } }]);
    const third = await readByHucre(bytes);
    expect(third.sheets[0]?.rows[0]).toEqual(['项目名称', 0.9875]);
  });
});
