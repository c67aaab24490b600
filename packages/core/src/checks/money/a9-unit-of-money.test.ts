import { describe, expect, it } from 'vitest';
import { checkFor, fund, project, row, target } from '../testing/build.js';

const budget = { 总额: '5371.35', 项目支出合计: '4934.70' };

describe('A9: the unit of money fits the amounts', () => {
  it('holds for 万元 and for amounts in 元', () => {
    expect(checkFor('A9', [target({ moneyUnit: '万元', budget })])).toEqual([]);
    expect(checkFor('A9', [target({ moneyUnit: '元', budget: { 总额: '53713500.00' } })])).toEqual([]);
    expect(checkFor('A9', [project({ moneyUnit: '元', funds: { total: fund({ annual: '700.00' }) } })])).toEqual([]);
  });

  it('finds 元 over amounts that an indicator states in 万元', () => {
    const form = target({ moneyUnit: '元', budget, indicators: [row({ name: '支付项目资金', target: '4934.7万元' })] });
    expect(checkFor('A9', [form])).toMatchObject([
      { code: 'A9-same', severity: 'error', where: ['moneyUnit', 'budget[项目支出合计]'] },
    ]);
  });

  it('finds 元 over amounts that another form states in 万元', () => {
    const other = project({ moneyUnit: '万元', funds: { total: fund({ annual: '4934.70' }) } });
    expect(checkFor('A9', [target({ moneyUnit: '元', budget }), other])).toMatchObject([{ code: 'A9-same', form: 1 }]);
  });

  it("asks where a department's budget would be a few thousand yuan", () => {
    expect(checkFor('A9', [target({ moneyUnit: '元', budget })])).toMatchObject([
      { code: 'A9-small', severity: 'warning' },
    ]);
  });
});
