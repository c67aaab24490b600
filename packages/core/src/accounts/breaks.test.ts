import { describe, expect, it } from 'vitest';
import type { AccountForm } from '../model/transcript.js';
import { type AccountBreak, accountBreaks, accountFaults } from './breaks.js';
import { betweenRules, withinRules } from './identities.js';
import { nineTables } from './testing/nine-tables.js';

/** Prints another figure in one cell of the nine tables; `pick` chooses the row. */
function reprint(
  table: string,
  pick: (row: AccountForm['rows'][number]) => boolean,
  column: string,
  value: string | null,
): AccountForm[] {
  const forms = nineTables();
  const row = forms.find((form) => form.table === table)?.rows.find(pick);
  if (row === undefined || !(column in row.values)) throw new Error(`no such cell: ${table} ${column}`);
  row.values[column] = value;
  return forms;
}
const byCode = (code: string) => (row: AccountForm['rows'][number]) => row.code === code;
const byName = (name: string, side?: string) => (row: AccountForm['rows'][number]) =>
  row.name === name && (side === undefined || row.side === side);
const identities = (forms: readonly AccountForm[]): string[] => accountBreaks(forms).map((found) => found.identity);
const only = (forms: readonly AccountForm[], identity: string): AccountBreak => {
  const found = accountBreaks(forms).find((one) => one.identity === identity);
  if (found === undefined) throw new Error(`${identity} is not broken`);
  return found;
};

describe('accountBreaks', () => {
  it('finds nothing in nine tables that hold together, tails of rounding included', () => {
    expect(accountBreaks(nineTables())).toEqual([]);
  });

  it('states the parts, what they make, and the place in the syntax of findings', () => {
    const found = only(reprint('公开03表', byCode('210'), '本年支出合计', '481.72'), 'column-sum');
    expect(found).toMatchObject({
      relation: 'sum',
      printed: '481.72',
      expected: '471.72',
      difference: '10',
      tolerance: '0.015',
    });
    expect(found.whole).toMatchObject({
      form: 3,
      table: '公开03表',
      where: 'rows[210|卫生健康支出].本年支出合计',
      cell: 'rows.5.values.本年支出合计',
    });
    expect(found.parts.map((part) => part.place.printed)).toEqual(['268.60', '203.12']);
    expect(found.suspects).toEqual([{ place: found.whole, expected: '471.72' }]);
  });

  it.each([
    ['code-sum', reprint('公开02表', byCode('2101399'), '财政拨款收入', '25.18')],
    ['column-sum', reprint('公开05表', byCode('22102'), '本年支出/基本支出', '26.77')],
    ['group-sum', reprint('公开06表', byCode('30207'), '决算数', '2.50')],
    ['income-sum', reprint('公开01表', byName('八、其他收入'), '决算数', '3.00')],
    ['expenditure-sum', reprint('公开01表', byName('十九、住房保障支出'), '决算数', '26.77')],
    ['income-total', reprint('公开01表', byName('总计', '收入'), '决算数', '560.64')],
    ['expenditure-total', reprint('公开01表', byName('年末结转和结余', '支出'), '决算数', '2.00')],
    ['opening-sum', reprint('公开04表', byName('一般公共预算财政拨款', '收入'), '决算数', '2.00')],
    ['sides-equal', reprint('公开01表', byName('总计', '支出'), '决算数', '560.64')],
    ['T1-T2-income', reprint('公开02表', byName('合计'), '本年收入合计', '560.64')],
    ['T1-T2-fiscal', reprint('公开02表', byName('合计'), '财政拨款收入', '560.64')],
    ['T1-T2-superior', reprint('公开01表', byName('四、上级补助收入'), '决算数', '5.00')],
    ['T1-T2-operating', reprint('公开01表', byName('五、事业收入'), '决算数', '5.00')],
    ['T1-T2-business', reprint('公开01表', byName('六、经营收入'), '决算数', '5.00')],
    ['T1-T2-subordinate', reprint('公开01表', byName('七、附属单位上缴收入'), '决算数', '5.00')],
    ['T1-T2-other', reprint('公开01表', byName('八、其他收入'), '决算数', '5.00')],
    ['T1-T3-expenditure', reprint('公开03表', byName('合计'), '本年支出合计', '560.64')],
    ['T1-T3-functions', reprint('公开03表', byCode('221'), '本年支出合计', '26.77')],
    ['T2-T4-fiscal', reprint('公开04表', byName('本年收入合计'), '决算数', '560.64')],
    ['T1-T4-general', reprint('公开04表', byName('一、一般公共预算财政拨款'), '决算数', '560.64')],
    ['T1-T4-fund', reprint('公开01表', byName('二、政府性基金预算财政拨款收入'), '决算数', '5.00')],
    ['T1-T4-capital', reprint('公开01表', byName('三、国有资本经营预算财政拨款收入'), '决算数', '5.00')],
    ['T4-T5-general', reprint('公开05表', byName('合计'), '本年支出/小计', '560.64')],
    ['T4-T5-functions', reprint('公开05表', byCode('221'), '本年支出/小计', '26.77')],
    ['T4-T7-fund', reprint('公开07表', byName('合计'), '本年支出/小计', '5.00')],
    ['T4-T8-capital', reprint('公开08表', byName('合计'), '本年支出/合计', '5.00')],
    ['T5-T6-basic', reprint('公开05表', byName('合计'), '本年支出/基本支出', '365.51')],
    ['T9-T6-reception', reprint('公开09表', byName('决算数'), '财政拨款“三公”经费/公务接待费', '1.00')],
    ['T9-T6-vehicles', reprint('公开06表', byCode('30231'), '决算数', '2.20')],
    ['carry-over', reprint('公开07表', byName('合计'), '本年收入', '7.00')],
  ])('%s is broken by one wrong figure', (identity, forms) => {
    expect(identities(forms)).toContain(identity);
  });

  it('has a case for every identity that the data states', () => {
    const stated = [...withinRules, ...betweenRules].map((rule) => rule.id);
    expect(stated.length).toBeGreaterThan(25);
    expect(new Set(stated).size).toBe(stated.length);
  });

  it('lets the carry-over hold that adds up', () => {
    const forms = nineTables();
    const row = forms[6]?.rows[0];
    if (row === undefined) throw new Error('no row');
    Object.assign(row.values, {
      年初结转和结余: '1.00',
      本年收入: '7.00',
      '本年支出/小计': '6.00',
      '本年支出/项目支出': '6.00',
      年末结转和结余: '2.00',
    });
    expect(identities(forms.slice(6, 7))).toEqual([]);
  });

  it('allows half a unit of the last place for each amount, and no more', () => {
    expect(identities(reprint('公开03表', byCode('20805'), '基本支出', '61.16'))).toEqual([]);
    expect(identities(reprint('公开03表', byCode('20805'), '基本支出', '61.17'))).toContain('column-sum');
  });

  it('compares no tables of different money units', () => {
    const forms = nineTables();
    for (const form of forms) if (form.table === '公开02表') form.unit = '元';
    expect(identities(forms)).toEqual([]);
  });

  it('leaves out a figure that is no number, and a table whose title nobody knows', () => {
    expect(identities(reprint('公开03表', byCode('221'), '基本支出', '25.7?'))).toEqual([]);
    const forms = reprint('公开03表', byCode('221'), '基本支出', '99.99');
    for (const form of forms) if (form.table === '公开03表') form.title = '机构情况表';
    expect(identities(forms)).toEqual([]);
  });
});

describe('accountFaults', () => {
  it('names the cell whose identities are broken, not the ones it is summed with', () => {
    const forms = reprint('公开05表', byCode('22102'), '本年支出/基本支出', '26.77');
    const faults = accountFaults(accountBreaks(forms));
    expect(faults.map((fault) => [fault.place.where, fault.expected])).toEqual([
      ['rows[22102|住房改革支出].本年支出/基本支出', '25.77'],
    ]);
    expect(faults[0]?.breaks.map((found) => found.identity)).toEqual(['column-sum', 'code-sum', 'code-sum']);
  });

  it('has nothing to say where nothing is broken', () => {
    expect(accountFaults(accountBreaks(nineTables()))).toEqual([]);
  });
});
