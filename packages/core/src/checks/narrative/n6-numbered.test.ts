import { describe, expect, it } from 'vitest';
import { checkFor, department, row } from '../testing/build.js';

const rows = (count: number, stem: string) =>
  Array.from({ length: count }, (_, index) => row({ name: `${stem}${index + 1}完成率` }));
const tasks = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `任务${index + 1}`, content: null }));

describe('N6', () => {
  it('accepts as many indicators as tasks', () => {
    expect(checkFor('N6', [department({ indicators: rows(3, '重点工作'), tasks: tasks(3) })])).toEqual([]);
  });

  it('reports fewer indicators than tasks', () => {
    expect(checkFor('N6', [department({ indicators: rows(3, '重点工作'), tasks: tasks(4) })])).toMatchObject([
      { code: 'N6-tasks', printed: '3', expected: '4' },
    ]);
  });

  it('reports more indicators than goals', () => {
    const goals = { expected: '目标1：提升服务。目标2：加强监管。', actual: null };
    expect(checkFor('N6', [department({ indicators: rows(3, '年度工作目标'), goals })])).toMatchObject([
      { code: 'N6-goals', expected: '2' },
    ]);
  });
});
