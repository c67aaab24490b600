import { describe, expect, it } from 'vitest';
import { checkFor, checkUnder, project, row } from '../testing/build.js';

const scored = (cells: Parameters<typeof row>[0]) =>
  checkFor('B4', [project({ indicators: [row({ name: '救助人次', ...cells })] })]);

describe('B4: a score follows from target, actual and weight', () => {
  it('holds for the proportion, rounded to two places', () => {
    expect(scored({ target: '≥7200人', actual: '6560人', weight: '10', score: '9.11' })).toEqual([]);
  });

  it('calls a score above it an error, with the arithmetic', () => {
    expect(scored({ target: '≥7200人', actual: '6560人', weight: '10', score: '9.8' })).toMatchObject([
      {
        code: 'B4-over',
        rule: 'score-rule',
        severity: 'error',
        expected: '9.11',
        where: ['indicators[救助人次].score'],
        facts: { arithmetic: ['6560 ÷ 7200 × 10 = 9.11'], difference: '0.69' },
      },
    ]);
  });

  it('cites the policy that was followed', () => {
    const low = project({ indicators: [row({ target: '≥100人', actual: '70人', weight: '10', score: '9' })] });
    const [finding] = checkUnder('cn-2021-101', [low]).filter(({ code }) => code === 'B4-over');
    expect(finding).toMatchObject({ expected: '2.5', citation: { document: '财预〔2021〕101号' } });
  });

  it('never calls a score below it an error', () => {
    const low = { target: '≥7200人', actual: '6560人', weight: '10', score: '9' };
    expect(scored(low)).toMatchObject([{ code: 'B4-under', severity: 'warning' }]);
    expect(scored({ ...low, deviation: '年末资金不足' })).toMatchObject([{ code: 'B4-reasoned', severity: 'info' }]);
    expect(scored({ ...low, deviation: '—' })).toMatchObject([{ code: 'B4-under' }]);
  });

  it('accepts either method for a target of which less is better', () => {
    const cost = (score: string) =>
      scored({ level2: '成本指标', name: '总成本', target: '≤100万元', actual: '117.93万元', weight: '10', score });
    expect(cost('8.48')).toEqual([]);
    expect(cost('8.21')).toEqual([]);
    expect(cost('9')).toHaveLength(1);
  });

  it('only warns above the more generous of the two, and says by how much', () => {
    const rate = (score: string) =>
      scored({ level2: '质量指标', name: '返工率', target: '≤10%', actual: '21.04%', weight: '4', score });
    expect(rate('2')).toMatchObject([
      {
        code: 'B4-maybe-over',
        severity: 'warning',
        expected: '1.9',
        facts: { arithmetic: ['0.1 ÷ 0.2104 × 4 = 1.9'] },
      },
    ]);
    expect(rate('1.2')).toEqual([]);
  });

  it('only warns where the direction is inferred', () => {
    expect(
      scored({ level2: '成本指标', name: '总成本', target: '100万元', actual: '117.93万元', weight: '10', score: '9' }),
    ).toMatchObject([{ code: 'B4-maybe-over', severity: 'warning' }]);
  });

  it('leaves any score inside the band of words alone', () => {
    const words = (score: string) => scored({ target: '明显提高', actual: '明显提高', weight: '10', score });
    expect(words('10')).toEqual([]);
    expect(words('8')).toEqual([]);
    expect(words('7')).toMatchObject([{ code: 'B4-band-under', severity: 'warning', expected: '8' }]);
  });
});
