import { describe, expect, it } from 'vitest';
import { checkFor, department, project, row } from '../testing/build.js';

const rates = (completion: string, progress: string) => [
  row({ name: '预算完成率', target: '≥95%', actual: completion }),
  row({ name: '支出进度率', target: '≥75%', actual: progress }),
];

describe('F1: completion and progress of one department', () => {
  it('holds within a few points, and says nothing of projects', () => {
    expect(checkFor('F1', [department({ indicators: rates('100%', '97%') })])).toEqual([]);
    expect(checkFor('F1', [project({ indicators: rates('100%', '62.78%') })])).toEqual([]);
  });

  it('asks where they contradict each other', () => {
    expect(checkFor('F1', [department({ indicators: rates('100%', '62.78%') })])).toMatchObject([
      {
        rule: 'cross',
        severity: 'warning',
        printed: '100%',
        expected: '62.78%',
        where: expect.arrayContaining(['indicators[支出进度率].actual']),
      },
    ]);
  });
});
