import { describe, expect, it } from 'vitest';
import { checkFor, department, fund, project, row } from '../testing/build.js';

const cost = (target: string, actual: string) =>
  checkFor('A10', [
    project({
      funds: { total: fund({ initial: '50.00', annual: '50.00', executed: '50.00' }) },
      indicators: [row({ level2: '成本指标', name: '运行成本', target, actual })],
    }),
  ]);

describe('A10: costs stay within the budget', () => {
  it('holds within it, and for a standard per head', () => {
    expect(cost('≤50万元', '50万元')).toEqual([]);
    expect(cost('≤98.5元', '98.5')).toEqual([]);
    expect(cost('2000000元/人', '2000000元/人')).toEqual([]);
  });

  it('asks where the cost is above the budget', () => {
    expect(cost('134万元', '134万元')).toMatchObject([
      {
        code: 'A10-cost',
        severity: 'warning',
        where: ['indicators[运行成本].target', 'indicators[运行成本].actual', 'funds.total.annual'],
      },
    ]);
  });

  it('basic and project expenditure make up the whole of a department', () => {
    const whole = (total: string) =>
      checkFor('A10', [
        department({ budget: { '部门预算总额（万元）': total, 基本支出: '417.59', 项目支出: '645.9' } }),
      ]);
    expect(whole('1063.49')).toEqual([]);
    expect(whole('1063.40')).toMatchObject([
      { code: 'A10-split', severity: 'error', printed: '1063.4', expected: '1063.49' },
    ]);
    expect(whole('1063.94')).toMatchObject([{ code: 'A10-split-less', severity: 'warning', expected: '1063.49' }]);
  });
});
