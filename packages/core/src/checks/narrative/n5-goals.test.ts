import { describe, expect, it } from 'vitest';
import { checkFor, fund, project } from '../testing/build.js';

const funds = { total: fund({ annual: '12.5', executed: '12.5' }) };

function actual(text: string) {
  return checkFor('N5', [project({ funds, goals: { expected: null, actual: text } })]);
}

describe('N5', () => {
  it('accepts the executed amount, parts of it and amounts of other things', () => {
    expect(actual('实际支出12.5万元，其中教材3万元，节约资金40万元。')).toEqual([]);
  });

  it('reports an amount without a unit', () => {
    expect(actual('当年拨付补助资金12.5，全部到位')).toMatchObject([
      { code: 'N5-no-unit', rule: 'unit', where: ['goals.actual'], expected: '12.5万元' },
    ]);
  });

  it('reports yuan where ten thousand yuan are meant', () => {
    expect(actual('实际支出12.5元。')).toMatchObject([{ code: 'N5-wrong-unit', severity: 'error' }]);
  });

  it('reports more spent in the text than in the table', () => {
    expect(actual('全年实际支出20万元。')).toMatchObject([
      { code: 'N5-spent', where: ['goals.actual', 'funds.total.executed'], expected: '12.5' },
    ]);
  });

  it('reports the goal of another project that its own form does not answer, not a text that all share', () => {
    const expected = '保障窗口人员经费按月足额发放，提升大厅服务能力';
    const owner = project({
      name: '窗口人员经费',
      goals: { expected, actual: '窗口人员经费按月足额发放，大厅服务能力提升' },
    });
    const other = project({
      name: '宣传经费',
      goals: { expected, actual: '完成全年政策法规宣传工作，群众知晓程度提高' },
    });
    expect(checkFor('N5', [owner, other])).toMatchObject([
      { code: 'N5-copied', form: 2, where: ['goals.expected', 'goals.actual', 'forms[1].goals.expected'] },
    ]);
    expect(checkFor('N5', [owner, other, { ...other, name: '培训经费' }])).toEqual([]);
  });
});
