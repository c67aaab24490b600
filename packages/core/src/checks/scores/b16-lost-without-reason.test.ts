import { describe, expect, it } from 'vitest';
import { checkFor, department, project, row } from '../testing/build.js';

const missed = (deviation: string | null, name = '甲') =>
  row({ name, target: '≥2780000人', actual: '2738600人', weight: '20', score: '19', deviation });

describe('B16: lost marks say why', () => {
  it('holds where the reason is given, or no marks are lost', () => {
    expect(checkFor('B16', [project({ indicators: [missed('人口净流出')] })])).toEqual([]);
    expect(
      checkFor('B16', [project({ indicators: [row({ target: '1', actual: '1', weight: '20', score: '20' })] })]),
    ).toEqual([]);
  });

  it('is an error where the document gives reasons elsewhere', () => {
    expect(checkFor('B16', [project({ indicators: [missed(null), missed('人口净流出', '乙')] })])).toMatchObject([
      { code: 'B16-missed', rule: 'missing', severity: 'error', where: ['indicators[甲].deviation'] },
    ]);
  });

  it('is one question a form where the column may not exist', () => {
    expect(checkFor('B16', [department({ indicators: [missed(null), missed(null, '乙')] })])).toMatchObject([
      { code: 'B16-unclear', severity: 'warning', where: ['indicators[甲].deviation', 'indicators[乙].deviation'] },
    ]);
  });
});
