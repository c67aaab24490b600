import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

const form = (actual: string, score: string) =>
  checkFor('B10', [
    project({
      indicators: [
        row({ name: '采购执行率', target: '≥95%', actual, weight: '10', score }),
        row({ name: '乙', target: '1', actual: '1', weight: '90', score: '90' }),
      ],
    }),
  ]);

describe('B10: what did not occur earns nothing', () => {
  it('holds where it occurred, or has no marks', () => {
    expect(form('96%', '10')).toEqual([]);
    expect(form('未发生', '0')).toEqual([]);
  });

  it('asks where it has full marks', () => {
    expect(form('未发生', '10')).toMatchObject([
      { severity: 'warning', where: expect.arrayContaining(['indicators[采购执行率].score']) },
    ]);
  });
});
