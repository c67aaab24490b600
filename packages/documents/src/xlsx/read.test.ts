import type { SheetBlock } from '@kaocheng/forms/content';
import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../problem.js';
import { type TestWorkbook, xlsxOf } from '../testing/xlsx-package.js';
import { Archive } from '../zip/archive.js';
import { readXlsx } from './read.js';

const sheetsOf = (workbook: TestWorkbook): Sheet[] =>
  readXlsx(new Archive(xlsxOf(workbook)))
    .blocks.filter((block): block is SheetBlock => block.kind === 'sheet')
    .map(({ sheet }) => sheet);
const first = (workbook: TestWorkbook): Sheet => {
  const [sheet] = sheetsOf(workbook);
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
};
const texts = (sheet: Sheet): string[] => sheet.cells.map(({ text }) => text);
const at = (sheet: Sheet, address: string): SheetCell | undefined =>
  sheet.cells.find((cell) => cell.address === address);

const STYLES =
  '<numFmts><numFmt numFmtId="176" formatCode="0.00%"/></numFmts><fonts><font/><font><b/><sz val="14"/></font></fonts>' +
  '<fills/><borders><border/><border><left style="thin"/><right/><top/><bottom style="thin"/></border></borders>' +
  '<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0" fontId="0" borderId="0"/>' +
  '<xf numFmtId="9" fontId="1" borderId="1"><alignment horizontal="center" vertical="center"/></xf>' +
  '<xf numFmtId="176" fontId="0" borderId="0"><protection locked="0"/></xf><xf numFmtId="31" fontId="0" borderId="0"/></cellXfs>';

describe('a workbook', () => {
  it('gives what each cell shows, with what it stores, its sheet and address', () => {
    const sheet = first({
      styles: STYLES,
      sheets: [
        {
          name: '自评表',
          rows: [
            ['执行率', '<c r="B1" s="1"><v>1</v></c>', '<c r="C1" s="2"><v>0.98750000000000004</v></c>'],
            ['', '<c r="B2" s="3"><v>45078</v></c>'],
          ],
          tail: '<sheetProtection sheet="1"/>',
        },
      ],
    });
    expect(texts(sheet)).toEqual(['执行率', '100%', '98.75%', '2023年6月1日']);
    expect(at(sheet, 'B1')).toMatchObject({
      sheet: '自评表',
      stored: '1',
      numberFormat: '0%',
      bold: true,
      size: 14,
      align: 'center',
      verticalAlign: 'middle',
      borders: { left: true, bottom: true, top: false, right: false },
      editable: false,
    });
    expect(at(sheet, 'C1')).toMatchObject({ stored: '0.98750000000000004', editable: true });
    expect(at(sheet, 'B2')).toMatchObject({ stored: '45078', row: 1, column: 1 });
    expect(sheet.name).toBe('自评表');
  });

  it('reads shared, inline, formula, true or false and error values', () => {
    const sheet = first({
      strings:
        '<si><t>年度</t><rPh sb="0" eb="1"><t>ねんど</t></rPh></si><si><r><t>产出</t></r><r><rPr><b/></rPr><t>指标_x000D_&#10;（50分）</t></r></si>',
      sheets: [
        {
          rows: [
            [
              '<c r="A1" t="s"><v>0</v></c>',
              '<c r="B1" t="s"><v>1</v></c>',
              '<c r="C1" t="str"><f>CONCATENATE(A1,"x")</f><v>甲 &amp; 乙</v></c>',
              '<c r="D1"><f>SUM(E1:F1)</f><v>12.5</v></c>',
              '<c r="E1" t="b"><v>1</v></c>',
              '<c r="F1" t="e"><v>#DIV/0!</v></c>',
              '<c r="G1"><f>1+1</f></c>',
            ],
          ],
        },
      ],
    });
    expect(texts(sheet)).toEqual(['年度', '产出指标\n（50分）', '甲 & 乙', '12.5', 'TRUE', '#DIV/0!']);
    expect(at(sheet, 'B1')?.runs).toEqual([{ text: '产出' }, { text: '指标\n（50分）', bold: true }]);
  });

  it('takes cells and rows without address as they follow', () => {
    const sheet = first({
      sheets: [{ rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="B2"><v>3</v></c></row>' }],
    });
    expect(sheet.cells.map(({ row, column, text }) => [row, column, text])).toEqual([
      [0, 0, '1'],
      [0, 1, '2'],
      [1, 1, '3'],
    ]);
  });

  it('merges cells and does not show what they cover', () => {
    const sheet = first({
      sheets: [
        {
          rows: [
            ['项目资金', '年初', '甲'],
            ['遮住', '1', '乙'],
            ['', '2', '丙'],
          ],
          merges: ['A1:A3', 'B1:C1'],
        },
      ],
    });
    expect(texts(sheet)).toEqual(['项目资金', '年初', '1', '乙', '2', '丙']);
    expect(at(sheet, 'A1')).toMatchObject({ rowSpan: 3, colSpan: 1 });
    expect(at(sheet, 'B1')).toMatchObject({ rowSpan: 1, colSpan: 2 });
  });

  it('leaves hidden sheets, rows and columns out; a merged cell over hidden columns stays', () => {
    const sheets = sheetsOf({
      sheets: [
        {
          head: '<cols><col min="2" max="2" hidden="1"/></cols>',
          rows: '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="2" hidden="1"><c r="A2"><v>4</v></c></row><row r="3"><c r="B3"><v>5</v></c></row>',
          merges: ['B3:C3'],
        },
        { rows: [['藏']], state: 'hidden' },
        { rows: [['深藏']], state: 'veryHidden' },
        { rows: [['在', '']] },
      ],
    });
    expect(sheets.map(texts)).toEqual([['1', '3', '5'], ['在']]);
    expect(sheets[0]?.cells.map(({ column, colSpan }) => [column, colSpan])).toEqual([
      [0, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it('shows a merged cell whose first row is hidden where it is first seen', () => {
    const sheet = first({
      sheets: [
        {
          rows:
            '<row r="1"><c r="A1"><v>1</v></c></row>' +
            '<row r="2" hidden="1"><c r="B2"><v>5</v></c><c r="C2"><v>6</v></c><c r="D2"><v>7</v></c></row>' +
            '<row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>9</v></c><c r="C3"><v>3</v></c></row>' +
            '<row r="4"><c r="C4"><v>4</v></c></row>',
          merges: ['B2:B4', 'D2:E2'],
        },
      ],
    });
    expect(texts(sheet)).toEqual(['1', '2', '5', '3', '4']);
    expect(at(sheet, 'B2')).toMatchObject({ row: 1, column: 1, rowSpan: 2, colSpan: 1 });
  });

  it('names what it left out', () => {
    const { omitted } = readXlsx(
      new Archive(
        xlsxOf({
          sheets: [
            {
              name: '表',
              rows: '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>4</v></c></row>',
            },
            { name: '藏', rows: [['甲', '乙']], state: 'hidden' },
            { name: '空', rows: [], state: 'hidden' },
          ],
        }),
      ),
    );
    expect(omitted).toEqual([
      { what: 'hidden-rows', sheet: '表', count: 1 },
      { what: 'hidden-sheet', sheet: '藏', count: 2 },
    ]);
  });

  it('does not take rows or columns that show nothing for rows of the form', () => {
    const sheet = first({
      sheets: [
        {
          rows: '<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="A900000"><v>2</v></c></row>',
          merges: ['A1:A800000'],
        },
      ],
    });
    expect(sheet.rows).toBe(2);
    expect(sheet.cells.map(({ row, rowSpan }) => [row, rowSpan])).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  it('reads the strict form of the format, and prefixes of any name', () => {
    const main = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    const xml = `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(texts(first({ sheets: [{ rows: [] }], parts: { 'xl/worksheets/sheet1.xml': xml } }))).toEqual(['7']);
  });

  it('ignores a merge that covers the whole worksheet', () => {
    const sheet = first({ sheets: [{ rows: [['甲', '乙']], merges: ['A1:XFD1048576'] }] });
    expect(texts(sheet)).toEqual(['甲', '乙']);
  });

  it('refuses a document type, a missing part and too many cells', () => {
    const refused = (workbook: TestWorkbook): string => {
      try {
        sheetsOf(workbook);
      } catch (error) {
        if (error instanceof Refusal) return error.problem.code;
        throw error;
      }
      return 'read';
    };
    const doctype = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><worksheet><sheetData/></worksheet>';
    expect(refused({ sheets: [{ rows: [] }], parts: { 'xl/worksheets/sheet1.xml': doctype } })).toBe('office-doctype');
    const row = `<row>${'<c><v>1</v></c>'.repeat(1001)}</row>`;
    expect(refused({ sheets: [{ rows: row.repeat(100) }] })).toBe('sheet-too-large');
    const deep = `<worksheet>${'<a>'.repeat(5000)}`;
    expect(refused({ sheets: [{ rows: [] }], parts: { 'xl/worksheets/sheet1.xml': deep } })).toBe('office-too-deep');
  });
});

describe('what a workbook does not show', () => {
  const omittedOf = (workbook: TestWorkbook) => readXlsx(new Archive(xlsxOf(workbook))).omitted;

  it('is told of formulas without a stored result, by their addresses; an empty result is a result', () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>得分</t></is></c><c r="B1"><f>SUM(C1:C9)</f></c>' +
      '<c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="str"><f>IF(A1="","","")</f><v></v></c></row>';
    expect(omittedOf({ sheets: [{ name: '自评表', rows }] })).toEqual([
      { what: 'unvalued-formulas', sheet: '自评表：B1', count: 1 },
    ]);
  });

  it('is a hidden worksheet, which does not keep the others from being read however large it is', () => {
    const many = Array.from({ length: 1001 }, (_, row) => {
      const cells = Array.from({ length: 100 }, () => '<c><v>1</v></c>').join('');
      return `<row r="${row + 1}">${cells}</row>`;
    }).join('');
    const workbook: TestWorkbook = {
      sheets: [{ rows: [['项目名称']] }, { name: '字典', state: 'hidden', rows: many }],
    };
    expect(sheetsOf(workbook)).toHaveLength(1);
    expect(omittedOf(workbook)).toEqual([{ what: 'hidden-sheet', sheet: '字典', count: 100_000 }]);
  });
});
