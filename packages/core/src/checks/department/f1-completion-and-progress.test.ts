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

  it('reads the figure of the whole year out of a text, else its last one', () => {
    const asked = (progress: string) => checkFor('F1', [department({ indicators: rates('100%', progress) })]).length;
    expect(asked('半年进度为41.05%，前三季度进度为66.20%，全年为71.49%')).toBe(1);
    expect(asked('半年进度为41.05%，前三季度进度为66.20%，全年为98.70%')).toBe(0);
    expect(asked('全年为98.70%，其中上半年为41.05%')).toBe(0);
    expect(asked('6月底进度为41.05%，12月底进度为98.70%')).toBe(0);
    expect(asked('12月底进度为98.70%，比上年提高3.10%')).toBe(0);
    expect(asked('全年为71.49%，其中12月为98.70%')).toBe(1);
    expect(asked('6月底进度为41.05%，12月底进度为71.49%')).toBe(1);
    expect(asked('12月底进度为71.49%，低于要求的98.70%')).toBe(1);
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
