import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

const met = (score: string, deviation: string | null = null) =>
  checkFor('B6', [
    project({
      indicators: [row({ name: '三公经费控制率', target: '<100%', actual: '78.27%', weight: '2', score, deviation })],
    }),
  ]);

describe('B6: a target that is met and marks that are cut', () => {
  it('holds at full marks', () => expect(met('2')).toEqual([]));

  it('asks, and with a reason only informs', () => {
    expect(met('1')).toMatchObject([
      { code: 'B6-unexplained', rule: 'target-met', severity: 'warning', expected: '2' },
    ]);
    expect(met('1', '压减不够')).toMatchObject([{ code: 'B6-reasoned', severity: 'info' }]);
  });
});
