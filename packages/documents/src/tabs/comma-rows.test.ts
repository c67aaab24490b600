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
    const quoted = block?.kind === 'sheet' ? block.sheet.cells.find(({ row }) => row === 3) : undefined;
    expect(quoted?.text).toBe('所称"渠"');
    expect(quoted?.spans.map(([from, to]) => text.slice(from, to))).toEqual(['所称""渠""']);
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

  it('may lack the last commas of a record, as Excel leaves them out for blank columns', () => {
    const text = '自评表\n指标,目标,完成,备注\n甲,1,1\n乙,2,2,无\n丙,3,3,无\n丁,4,4,无\n';
    expect(shown(text)?.map((row) => row.length)).toEqual([1, 4, 3, 4, 4, 4]);
    const [block, ...more] = readPlainText(text).blocks;
    expect(block).toMatchObject({ kind: 'sheet', sheet: { rows: 6, columns: 4 } });
    expect(more).toEqual([]);
    const rows = Array.from({ length: 32 }, (_, at) => (at < 8 ? `项${at},好,无,见附件` : `项${at},好,无`));
    expect(commaRows(rows.join('\n'))).toHaveLength(32);
  });

  it('is none where the commas stand in figures, and tabs or pipes part the cells', () => {
    const names = ['一般公共预算', '政府性基金', '国有资本经营', '财政专户'];
    for (const separator of ['\t', ' | ', ' ', '：', '']) {
      const text = names.map((name) => `${name}${separator}1,234,567.00`).join('\n');
      expect(commaRows(text)).toBeNull();
    }
    const tabs = readPlainText(names.map((name) => `${name}\t1,234,567.00`).join('\n')).blocks[0];
    expect(tabs?.kind === 'sheet' ? tabs.sheet.cells.slice(0, 2).map(({ text }) => text) : null).toEqual([
      '一般公共预算',
      '1,234,567.00',
    ]);
    expect(commaRows('预算情况\n甲 1,234,567\n乙 1,234,567\n丙 1,234,567\n丁 1,234,567')).toBeNull();
    expect(commaRows('甲\t5,乙,丙\n'.repeat(4))).toBeNull();
  });

  it('is one where figures of three digits follow each other under a head, or a tab keeps a number as text', () => {
    expect(commaRows('指标,目标,完成\n甲1,100,100\n乙2,200,200\n丙3,300,300')).toHaveLength(4);
    expect(commaRows('甲,00123\t,是\n'.repeat(4))).toHaveLength(4);
    expect(commaRows('甲,"x|y\tz",是\n'.repeat(4))).toHaveLength(4);
  });

  it('is none where records differ in width, are few or narrow, or a quote stands askew', () => {
    for (const text of [
      'a,b,c\nd\ng,h\ni,j,k',
      '一,二,三,四\n五,六\n七\n八,九,十\n百,千\n',
      'a,b,c\nd,e,f\ng,h,i',
      'a,b\n'.repeat(9),
      '"a"b,c,d\n'.repeat(9),
      '"a,b,c\n',
    ])
      expect(commaRows(text)).toBeNull();
  });

  it('takes linear time where most lines are blank, before, between and behind the records', () => {
    const record = '"甲",1,2\n';
    for (const blank of ['\n', ' \n', '\r\n', '\ufeff\n'])
      for (const text of [
        (size: number) => blank.repeat(size) + record.repeat(5),
        (size: number) => record.repeat(5) + blank.repeat(size),
        (size: number) => (blank.repeat(size / 40) + record).repeat(40),
      ])
        expect((size: number) => commaRows(text(size))).toTakeLinearTime(32_000);
    expect(commaRows(`${record.repeat(5)} \n\n \ufeff`)).toHaveLength(5);
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
