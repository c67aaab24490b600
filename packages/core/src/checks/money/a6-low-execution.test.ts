import { describe, expect, it } from 'vitest';
import { checkFor, fund, project, row } from '../testing/build.js';

const executed = (spent: string, cells: Parameters<typeof project>[0] = {}) =>
  checkFor('A6', [
    project({ funds: { total: fund({ annual: '100', executed: spent, rate: `${spent}%` }) }, ...cells }),
  ]);

describe('A6: a low execution rate carries its reason', () => {
  it('asks for none from 90 %', () => expect(executed('90')).toEqual([]));

  it('warns below 90 %, and calls it an error below 60 %', () => {
    expect(executed('89.99')).toMatchObject([{ code: 'A6-low', rule: 'reason', severity: 'warning' }]);
    expect(executed('59.9')).toMatchObject([
      {
        code: 'A6-very-low',
        severity: 'error',
        where: ['funds.total.reason', 'funds.total.rate', 'funds.total.executed'],
        facts: { rate: '59.9%', unspent: '40.1' },
      },
    ]);
  });

  it('takes a text that speaks of the money for a reason', () => {
    expect(executed('40', { problems: '部分资金年底前未支付' })).toEqual([]);
    expect(executed('40', { problems: '无' })).toHaveLength(1);
    expect(
      executed('40', { funds: { total: fund({ annual: '100', executed: '40', reason: '项目推迟到次年' }) } }),
    ).toEqual([]);
  });

  it('takes the reason of a missed row for one not far below', () => {
    const indicators = [row({ target: '36人', actual: '32人', weight: '25', score: '22.22', deviation: '申请人减少' })];
    expect(executed('85', { indicators })).toEqual([]);
    expect(executed('79', { indicators })).toHaveLength(1);
    expect(executed('85', { indicators: [{ ...row({}), deviation: '无' }] })).toHaveLength(1);
  });

  it('takes no reason of a row that has reached its target, or that is not of the output, for one of the money', () => {
    const missed = row({ target: '36人', actual: '32人', weight: '25', score: '22.22', deviation: '申请人减少' });
    const benefit = { ...missed, level1: '效益指标', level2: '社会效益指标' };
    const quality = { ...missed, level2: '质量指标' };
    const met = { ...missed, actual: '36人' };
    for (const indicator of [benefit, quality, met])
      expect(executed('85', { indicators: [indicator] })).toHaveLength(1);
    expect(executed('85', { indicators: [benefit, missed] })).toEqual([]);
    const unweighed = { ...missed, weight: null, score: null };
    expect(executed('85', { indicators: [unweighed] })).toEqual([]);
    expect(executed('85', { indicators: [{ ...unweighed, actual: '36人' }] })).toHaveLength(1);
  });
});
