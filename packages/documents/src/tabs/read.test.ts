import type { SheetBlock } from '@kaocheng/forms/content';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainText } from './read.js';

const isSheet = (block: { kind: string }): block is SheetBlock => block.kind === 'sheet';
/** Rows of each table, with the column of every filled cell. */
const tables = (text: string): string[][] =>
  readPlainText(text)
    .blocks.filter(isSheet)
    .map(({ sheet }) =>
      Array.from({ length: sheet.rows }, (_, row) =>
        sheet.cells
          .filter((cell) => cell.row === row)
          .map((cell) => `${cell.column}=${cell.text}`)
          .join(' '),
      ),
    );

describe('readPlainText: tabs', () => {
  it('makes a table of a run of lines with tabs, and text of what stands around it', () => {
    const text = '标题\n\n甲\t乙\t\t丙\n\t1\t\t2\n\n尾\n';
    const { blocks } = readPlainText(text);
    expect(
      blocks.map((block) => (block.kind === 'text' ? text.slice(block.start, block.end).trim() : block.kind)),
    ).toEqual(['标题', 'sheet', '尾']);
    expect(tables(text)).toEqual([['0=甲 1=乙 3=丙', '1=1 3=2']]);
  });

  it('points every span at the printed cell', () => {
    const text = '甲 项\t 10 \t\n\t20\t乙\n';
    const cells = readPlainText(text).blocks.filter(isSheet)[0]?.sheet.cells ?? [];
    expect(cells.map((cell) => cell.spans.map(([start, end]) => text.slice(start, end)))).toEqual([
      ['甲 项'],
      ['10'],
      ['20'],
      ['乙'],
    ]);
  });

  it('leaves a line with a tab or two alone, and takes tags of a careless conversion for layout', () => {
    expect(tables('一、\t概况\n正文\n')).toEqual([]);
    expect(tables('目标\t<p>一是甲。</p> <p>二是乙。</p>\t\t完\n')).toEqual([['0=目标 1=一是甲。   二是乙。 3=完']]);
  });

  it('joins a row whose cells are broken over lines, where the other rows show how wide it is', () => {
    const text = '甲\t乙\t丙\t丁\n一\t二\n二续\t三\t四\n1\t2\t3\t4\n5\t6\t7\t8\n';
    expect(tables(text)).toEqual([
      ['0=甲 1=乙 2=丙 3=丁', '0=一 1=二\n二续 2=三 3=四', '0=1 1=2 2=3 3=4', '0=5 1=6 2=7 3=8'],
    ]);
  });
});

describe('readPlainText: pipes', () => {
  it('groups lines into rows by the one width that rows are filled up to', () => {
    const text = ['甲 | 乙 | |||', '一 |', '二 | 三 | 四 | 五 |', '(2019年度)', '|', '||||', '六 | 七 | |||', ''].join(
      '\n',
    );
    expect(tables(text)).toEqual([['0=甲 1=乙', '0=一 1=二 2=三 3=四 4=五', '0=(2019年度)', '0=六 1=七']]);
  });

  it('keeps the lines of a cell together, and parts two tables at a title without a blank line', () => {
    const table = [
      '甲 | 乙 | |||',
      '目标一。',
      '目标二。 | 完成一。',
      '',
      '完成二。 | |||',
      '一 | 二 | 三 | 四 | 五 |',
      '六 | |||| ',
    ];
    const rows = ['0=甲 1=乙', '0=目标一。\n目标二。 1=完成一。\n\n完成二。', '0=一 1=二 2=三 3=四 4=五', '0=六'];
    expect(tables([...table, '附件2', '某某自评表', '（2022年度）', ...table].join('\n'))).toEqual([rows, rows]);
  });

  it('takes a row for each line where no width shows, a lone pipe belonging to the row above', () => {
    expect(tables('甲: | 乙 | 丙: |\n|\n丁 | 戊 |\n己 | 庚 | 辛 | 壬 |\n')).toEqual([
      ['0=甲: 1=乙 2=丙:', '0=丁 1=戊', '0=己 1=庚 2=辛 3=壬'],
    ]);
  });

  it('leaves a text with a cell a line alone', () => {
    expect(tables('项目名称 |\n甲 |\n主管部门 |\n乙 |\n|\n10 |\n')).toEqual([]);
  });

  it('reads a table of markdown without its ruling and its outer pipes', () => {
    expect(tables('| 甲 | 乙 | 丙 |\n| --- | :-: | --- |\n| 1 | | 3 |\n')).toEqual([['0=甲 1=乙 2=丙', '0=1 2=3']]);
  });
});

describe('readPlainText: whatever comes', () => {
  it('never throws, keeps blocks in order, and points spans into the text', () => {
    const piece = fc.constantFrom('\t', '|', '||', '\n', '\r\n', ' ', '甲', '10', '｜', '<p>', '\f', '-', '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const block of readPlainText(text).blocks) {
          const start = block.kind === 'text' ? block.start : block.sheet.start;
          const end = block.kind === 'text' ? block.end : block.sheet.end;
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
          if (block.kind === 'sheet')
            for (const cell of block.sheet.cells)
              for (const [from, to] of cell.spans) expect(text.slice(from, to).trim()).not.toBe('');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('reads a megabyte of separators in bounded time', () => {
    const texts: readonly ((size: number) => string)[] = [
      (size) => '|\n'.repeat(size),
      (size) => '甲|\n乙\n丙\n丁\n'.repeat(size / 5),
      (size) => '\t'.repeat(size * 2.5),
      (size) => `${'|'.repeat(1_000)}\n`.repeat(size / 400),
    ];
    for (const text of texts) expect((size: number) => readPlainText(text(size))).toTakeLinearTime(40_000);
  });
});
