import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, project, report } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

const form = project({ total: { weight: '100', score: '92', grade: '优' } });

function run(...grades: string[]) {
  return checkFor('G10', [form], {
    reports: [report(grades.map((grade) => stated('grade', grade, { quote: `评价等级为${grade}，请看` })))],
  });
}

describe('G10', () => {
  it('accepts the grade of the form, long or short', () => {
    expect(run('优', '优秀')).toEqual([]);
  });

  it('reports another grade than the form', () => {
    expect(run('良')).toMatchObject([{ code: 'G10-form', severity: 'error', expected: '优' }]);
  });

  it('holds the grade of the text against the total of a form that prints none', () => {
    const found = (grade: string) =>
      checkFor('G10', [project({ total: { weight: '100', score: '92', grade: null } })], {
        reports: [report([stated('grade', grade, { quote: `评价等级为${grade}，请看` })])],
      });
    expect(found('良')).toMatchObject([{ code: 'G10-total', severity: 'warning', expected: '优' }]);
    expect(found('优秀')).toEqual([]);
    expect(found('合格')).toEqual([]);
  });

  it('says nothing where several forms carry the name that the text gives', () => {
    const other = project({ total: { weight: '100', score: '85', grade: '良' } });
    const reports = [report([stated('grade', '良', { quote: '评价等级为良，请看' })])];
    expect(checkFor('G10', [form, other], { reports })).toEqual([]);
    expect(checkFor('G10', [form], { reports })).toHaveLength(1);
  });

  it('reports letters beside words', () => {
    expect(run('优', 'A')).toMatchObject([{ code: 'G10-scale', severity: 'warning' }]);
  });
});
