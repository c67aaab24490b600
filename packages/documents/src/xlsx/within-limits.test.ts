import { expect, it } from 'vitest';
import { MOST_PARSED_CELLS, MOST_TEXT } from '../limits.js';
import { type TestWorksheet, xlsxOf } from '../testing/xlsx-package.js';
import { Archive } from '../zip/archive.js';
import { readXlsx } from './read.js';
import { beyondLimits, ReadCells } from './within-limits.js';

const of = (name: string, count: number, text = '甲') => ({
  name,
  cells: Array<{ text: string }>(count).fill({ text }),
});
const leftOf = (...sheets: { name: string; cells: { text: string }[] | null }[]): [string, number][] =>
  Array.from(beyondLimits(sheets, 100_000).values(), ({ sheet, count }) => [sheet ?? '', count]);

it('leaves nothing out of a workbook that is within the limits, large worksheets in it or not', () => {
  expect(leftOf(of('表', 300), of('汇总', 90_000))).toEqual([]);
});

it('leaves ledgers out beside a form, wherever it stands, and says how many cells they have', () => {
  const ledgers = [1, 2, 3, 4, 5, 6].map((at) => of(`明细${at}`, 80_000));
  expect(leftOf(...ledgers, of('自评表', 300))).toEqual(ledgers.map(({ name }) => [name, 80_000]));
  expect(leftOf({ name: '库', cells: null }, of('自评表', 300))).toEqual([['库', 100_000]]);
});

it('leaves out what leads beyond the limit of cells or of characters', () => {
  const many = Array.from({ length: 11 }, (_, at) => of(String(at), 40_000));
  expect(leftOf(...many)).toEqual([['10', 40_000]]);
  expect(leftOf(of('自评表', 300), of('长', 2, '绩'.repeat(MOST_TEXT / 2)))).toEqual([['长', 2]]);
});

it('leaves nothing out where nothing would be left: such a workbook is refused as a whole', () => {
  expect(leftOf(...[1, 2, 3, 4, 5].map((at) => of(String(at), 99_000)))).toEqual([]);
  expect(leftOf({ name: '库', cells: null })).toEqual([]);
});

it('holds no more cells than it may until it is known which are kept', () => {
  const read = new ReadCells();
  read.add(MOST_PARSED_CELLS);
  expect(() => read.add(1)).toThrow('document-too-large');
});

it('reads the form of a workbook beside a ledger that is larger than any form, and names it', () => {
  const ledger: TestWorksheet = { name: '明细', rows: Array.from({ length: 10_001 }, () => Array(10).fill('1')) };
  const form: TestWorksheet = { name: '自评表', rows: [['项目名称', '修渠']] };
  const { blocks, omitted } = readXlsx(new Archive(xlsxOf({ sheets: [ledger, form], stored: true })));
  expect(blocks).toHaveLength(1);
  expect(omitted).toEqual([{ what: 'beyond-limits', sheet: '明细', count: 100_000 }]);
  expect(() => readXlsx(new Archive(xlsxOf({ sheets: [ledger], stored: true })))).toThrow('sheet-too-large');
});
