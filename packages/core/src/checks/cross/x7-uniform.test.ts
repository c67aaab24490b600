import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('X7 units and years alike throughout', () => {
  it('warns of a unit that differs in one letter', () => {
    const [finding] = checkFor('X7', [
      project({ implementer: '甲县医疗保障局' }),
      project({ implementer: '甲县医疗保险局' }),
    ]);
    expect(finding?.code).toBe('X7-unit');
    expect(finding?.where).toEqual(['implementer', 'forms[1].implementer']);
  });

  it('takes the unit that bears the name of the department for the right one', () => {
    const right = { implementer: '甲县医疗保障局', supervisor: '甲县医疗保障局' };
    const found = checkFor('X7', [project({ implementer: '甲县医疗保险局' }), project(right)], {
      department: '甲县医疗保障局',
    });
    expect(found).toMatchObject([{ form: 1, printed: '甲县医疗保险局', expected: '甲县医疗保障局' }]);
  });

  it('warns of one form of another year, and of dates of a year before', () => {
    const found = checkFor('X7', [
      project({ year: '2023' }),
      project({ year: '2023' }),
      project({ year: '2022', indicators: [row({ target: '2022年7月前' })] }),
      project({ name: '补发', year: '2023', indicators: [row({ target: '2022年7月前' })] }),
    ]);
    expect(found.map(({ code, form }) => [code, form])).toEqual([
      ['X7-form', 3],
      ['X7-date', 4],
    ]);
  });

  it('warns of goals that speak of the year before only', () => {
    const goals = (actual: string, name = '补助') =>
      checkFor('X7', [project({ name, year: '2023', goals: { expected: '保障', actual } })]);
    expect(goals('2022年度已完成全部支出').map(({ where }) => where)).toEqual([['goals.actual']]);
    expect(goals('较2022年提高5%')).toEqual([]);
    expect(goals('2022年立项，2023年完成')).toEqual([]);
    expect(goals('2022年度已完成', '2022年补助清算')).toEqual([]);
    expect(goals('依据2015年文件发放')).toEqual([]);
  });

  it('passes numbered units, a project of the year before, and dates of the year', () => {
    expect(
      checkFor('X7', [project({ implementer: '甲县第一小学' }), project({ implementer: '甲县第二小学' })]),
    ).toEqual([]);
    const indicators = [row({ target: '2022年7月前' })];
    expect(checkFor('X7', [project({ name: '2022年补助', year: '2023', indicators })])).toEqual([]);
    expect(checkFor('X7', [project({ year: '2022', indicators })])).toEqual([]);
  });
});
