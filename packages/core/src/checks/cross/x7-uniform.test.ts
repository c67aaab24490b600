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

  it('passes numbered units, a project of the year before, and dates of the year', () => {
    expect(
      checkFor('X7', [project({ implementer: '甲县第一小学' }), project({ implementer: '甲县第二小学' })]),
    ).toEqual([]);
    const indicators = [row({ target: '2022年7月前' })];
    expect(checkFor('X7', [project({ name: '2022年补助', year: '2023', indicators })])).toEqual([]);
    expect(checkFor('X7', [project({ year: '2022', indicators })])).toEqual([]);
  });
});
