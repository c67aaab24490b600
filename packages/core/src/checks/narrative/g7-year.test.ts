import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, project, report } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

function run(facts: NarrativeFact[]) {
  return checkFor('G7', [project({})], { year: '2021', reports: [report(facts)] });
}

describe('G7', () => {
  it('accepts the year of the document, comparisons beside it, and years long past', () => {
    expect(
      run([
        stated('year', '2021', { paragraph: 1 }),
        stated('year', '2020', { paragraph: 1 }),
        stated('year', '2016', { paragraph: 2 }),
      ]),
    ).toEqual([]);
  });

  it('accepts the year that a project carries in its name', () => {
    expect(run([stated('year', '2020', { about: '2020年培训项目' })])).toEqual([]);
  });

  it('reports a report of another year in the form of its project', () => {
    expect(run([stated('year', '2020')])).toMatchObject([
      { code: 'G7-year', rule: 'year', form: 1, where: ['text'], printed: '2020', expected: '2021' },
    ]);
  });

  it('reports a unit whose name is one character off', () => {
    const forms = [project({ implementer: '清河县民生服物局' }), project({ implementer: '清河县民生服务局' })];
    expect(checkFor('G7', forms, { department: '清河县民生服务局' })).toMatchObject([{ code: 'G7-unit', form: 1 }]);
  });
});
