import { describe, expect, it } from 'vitest';
import { sayFinding } from '../say.js';
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

  it('counts in the unit of the form and says that unit', () => {
    const inYuan = (moneyUnit: string | null, cost: string) =>
      checkFor('A10', [
        project({
          moneyUnit,
          funds: { total: fund({ annual: '500000.00', executed: '500000.00' }) },
          indicators: [row({ level2: '成本指标', name: '运行成本', target: cost, actual: cost })],
        }),
      ]);
    expect(inYuan('元', '50万元')).toEqual([]);
    const [finding] = inYuan('元', '60万元');
    if (finding === undefined) throw new Error('nothing found');
    expect(sayFinding(finding).sentence).toContain('执行数 500000.00 元。');
    const [unsaid] = inYuan(null, '600000万元');
    if (unsaid === undefined) throw new Error('nothing found');
    expect(sayFinding(unsaid).sentence).toContain('执行数 500000.00。');
  });

  it('holds the parts of a department in its cost indicators against the total', () => {
    const parts = (project: string, total = '5449.20') =>
      checkFor('A10', [
        department({
          budget: { 总额: total },
          indicators: [
            row({ level2: '成本指标', name: '人员经费', target: '463.94万元' }),
            row({ level2: '成本指标', name: '日常公用经费', target: '50.56万元' }),
            row({ level2: '成本指标', name: '项目经费', target: project }),
          ],
        }),
      ]);
    expect(parts('4934.7万元')).toEqual([]);
    expect(parts('4934.71万元')).toEqual([]);
    expect(parts('4934.7万元', '49')).toEqual([]);
    expect(parts('4934.7元')).toEqual([]);
    const [finding, ...more] = parts('4934.7万元', '5371.35');
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'A10-parts', severity: 'warning', printed: '5371.35', expected: '5449.2' });
    if (finding !== undefined) expect(sayFinding(finding).sentence).toContain('日常公用经费 50.56万元');
  });

  it('caps on the parts of a department may add up to more than its total, and not to less', () => {
    const parts = (staff: string, office: string, project: string) =>
      checkFor('A10', [
        department({
          budget: { 总额: '5371.35' },
          indicators: [
            row({ level2: '成本指标', name: '人员经费', target: staff }),
            row({ level2: '成本指标', name: '日常公用经费', target: office }),
            row({ level2: '成本指标', name: '项目经费', target: project }),
          ],
        }),
      ]);
    expect(parts('≤500万元', '≤60万元', '≤5000万元')).toEqual([]);
    expect(parts('463.94万元', '＜60万元', '4934.7万元')).toEqual([]);
    expect(parts('≤400万元', '≤60万元', '≤4500万元')).toMatchObject([{ code: 'A10-parts', expected: '4960' }]);
    expect(parts('500万元', '60万元', '5000万元')).toMatchObject([{ code: 'A10-parts', expected: '5560' }]);
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
