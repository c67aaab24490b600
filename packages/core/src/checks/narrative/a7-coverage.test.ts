import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, fund, project, report } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

const forms = ['10', '20'].map((annual, index) =>
  project({ name: `项目${index}`, funds: { total: fund({ annual, executed: annual }) } }),
);

function run(...facts: NarrativeFact[]) {
  return checkFor('A7', forms, {
    reports: [report(facts.map((fact) => ({ ...fact, about: 'department', paragraph: 1 })))],
  });
}

describe('A7', () => {
  it('accepts a share up to 100 % and the sum of the forms', () => {
    expect(
      run(
        stated('projectCount', '2个'),
        stated('selfEvaluated', '30万元'),
        stated('share', '100%', { of: '项目支出总额' }),
      ),
    ).toEqual([]);
  });

  it('reports a share above 100 %', () => {
    expect(run(stated('selfEvaluated', '30万元'), stated('share', '144.18%', { of: '项目支出总额' }))).toMatchObject([
      { code: 'A7-share', printed: '144.18%' },
    ]);
  });

  it('reports another sum where the text counts as many projects as there are forms', () => {
    expect(run(stated('projectCount', '2个'), stated('selfEvaluated', '35万元'))).toMatchObject([
      { code: 'A7-sum', expected: '30' },
    ]);
    expect(run(stated('projectCount', '5个'), stated('selfEvaluated', '35万元'))).toEqual([]);
  });
});
