import { expect, it } from 'vitest';
import { type Block, rowLevels } from './aligned-rows.js';

const block = (column: number, top: number, text: string): Block => ({
  from: column,
  to: column,
  box: [column * 60, top, column * 60 + 40, top + 10],
  size: 10,
  text,
});

it('a label that stands between two rows, right beside neither, makes no row of its own', () => {
  const rows = [0, 18, 36, 54].map((top) => block(1, top, '项目完成时间'));
  expect(rowLevels([...rows, block(0, 27, '时效指标')])).toHaveLength(5);
});

it('a label whose row has nothing else keeps its row', () => {
  const rows = [0, 18, 54].map((top) => block(1, top, '年度资金总额'));
  expect(rowLevels([...rows, block(0, 36, '其他资金')])).toHaveLength(5);
});
