import { describe, expect, it } from 'vitest';
import { findMatrix, readMatrix } from './budget-matrix.js';
import { ownership } from './cells.js';
import { squash } from './glyphs.js';

const HEADER =
  '总体资金情况（元）\n预算支出\n总额\n基本支出 项目支出\n合计 财政拨款 专户资金 单位资金 合计 财政拨款 专户资金 单位资金\n';

function read(text: string): Record<string, string | null> {
  const glyphs = squash(text);
  const place = findMatrix(glyphs, 0, glyphs.length);
  if (place === null) return {};
  const cells = readMatrix(ownership(glyphs, 0, glyphs.length), place, glyphs.length);
  return Object.fromEntries(cells.map(({ label, cell }) => [label, cell?.text ?? null]));
}

describe('the money of a department under two rows of labels', () => {
  it('puts amounts whose blanks left no trace where the sums hold', () => {
    expect(read(`${HEADER}900.5 300.5 300.5 600 600\n年度主要任务`)).toMatchObject({
      总额: '900.5',
      基本支出合计: '300.5',
      基本支出财政拨款: '300.5',
      基本支出专户资金: null,
      项目支出合计: '600',
      项目支出财政拨款: '600',
      项目支出单位资金: null,
    });
  });

  it('finds parts other than the first', () => {
    expect(read(`${HEADER}100 40 30 10 60 60\n`)).toMatchObject({
      基本支出合计: '40',
      基本支出财政拨款: '30',
      基本支出专户资金: '10',
      项目支出合计: '60',
    });
  });

  it('is not found where the parts do not repeat', () => {
    expect(read('总体资金情况\n总额\n基本支出 项目支出\n合计 财政拨款 合计\n1 2 3')).toEqual({});
  });
});
