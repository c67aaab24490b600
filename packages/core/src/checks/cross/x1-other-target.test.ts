import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('X1 one indicator with different targets', () => {
  const form = (cells: Parameters<typeof row>[0]) => project({ indicators: [row(cells)] });
  const codes = (...cells: Parameters<typeof row>[0][]) => checkFor('X1', cells.map(form)).map(({ code }) => code);

  it('finds a rate of the same people, once for all forms', () => {
    const found = checkFor('X1', [
      form({ name: '住院费用报销比例', target: '≥65%', actual: '66%' }),
      form({ name: '住院费用报销比例', target: '≥95%', actual: '96%' }),
      form({ name: '住院费用报销比例', target: '≥70%', actual: '71%' }),
    ]);
    expect(found.map(({ code }) => code)).toEqual(['X1-rate']);
    expect(found[0]?.where).toContain('forms[3].indicators[住院费用报销比例].target');
  });

  it('finds standards of one kind that are nearly alike', () => {
    expect(
      codes({ name: '各级补助标准', target: '610元/人' }, { name: '人均补助标准', target: '640元/人/年' }),
    ).toEqual(['X1-standard']);
    expect(codes({ name: '各级补助标准', target: '610元/人' }, { name: '低保补助标准', target: '90元/人' })).toEqual(
      [],
    );
  });

  it('finds the same number done against different targets, also where a 万 was lost', () => {
    expect(
      codes(
        { name: '参保人数', target: '278.9万', actual: '273.86' },
        { name: '补助人员', target: '2780000人', actual: '2738600人' },
      ),
    ).toEqual(['X1-same-done']);
  });

  it('passes equal targets, counts of each project, and rates of the project itself', () => {
    expect(
      codes(
        { name: '住院费用报销比例', target: '65%' },
        { name: '住院费用报销比例', target: '0.65', unit: null, actual: '66%' },
      ),
    ).toEqual([]);
    expect(
      codes(
        { name: '住院救助人次数', target: '2050人次', actual: '1727人次' },
        { name: '住院救助人次数', target: '2100人次', actual: '1590人次' },
      ),
    ).toEqual([]);
    expect(codes({ name: '工程验收合格率', target: '95%' }, { name: '工程验收合格率', target: '100%' })).toEqual([]);
  });
});
