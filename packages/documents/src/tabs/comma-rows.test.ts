import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commaRows } from './comma-rows.js';
import { readPlainText } from './read.js';

const shown = (text: string) => commaRows(text)?.map((row) => row.map(([from, to]) => text.slice(from, to))) ?? null;

describe('A sheet saved as CSV', () => {
  it('is a table: quoted fields hold commas and line breaks, blank fields keep their place', () => {
    const text =
      '\ufeff项目名称,,修渠,\r\n预算数,"1,200.00",,\r\n目标,"一、修渠；\n二、护堤",,\r\n"所称""渠""",a,b,c\r\n';
    expect(shown(text)).toEqual([
      ['项目名称', '', '修渠', ''],
      ['预算数', '1,200.00', '', ''],
      ['目标', '一、修渠；\n二、护堤', '', ''],
      ['所称""渠""', 'a', 'b', 'c'],
    ]);
    const [block] = readPlainText(text).blocks;
    expect(block?.kind === 'sheet' ? block.sheet.cells.map(({ row, column }) => [row, column]) : null).toEqual([
      [0, 0],
      [0, 2],
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
      [3, 0],
      [3, 1],
      [3, 2],
      [3, 3],
    ]);
  });

  it('is none where records differ in width, are few or narrow, or a quote stands askew', () => {
    for (const text of [
      'a,b,c\nd,e,f\ng,h\ni,j,k',
      'a,b,c\nd,e,f\ng,h,i',
      'a,b\n'.repeat(9),
      '"a"b,c,d\n'.repeat(9),
      '"a,b,c\n',
    ])
      expect(commaRows(text)).toBeNull();
  });

  it('gives fields in the order of the text that touch no separator, whatever the text', () => {
    const piece = fc.constantFrom(',', ',', '"', '\n', '\r\n', 'a', '甲', '1', '\ufeff', '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const [from, to] of commaRows(text)?.flat() ?? []) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThanOrEqual(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
