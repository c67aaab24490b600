import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, fund, project, report } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

const form = project({ funds: { total: fund({ annual: '0.3', executed: '0.3', rate: '100%' }) } });

function run(...facts: NarrativeFact[]) {
  return checkFor('N1', [form], { reports: [report(facts.map((fact) => ({ ...fact, paragraph: 1 })))] });
}

describe('N1', () => {
  it('accepts a rate that follows from the amounts of its paragraph, rounded or cut', () => {
    expect(run(stated('annual', '3万元'), stated('executed', '2万元'), stated('rate', '66.7%'))).toEqual([]);
    expect(run(stated('annual', '3万元'), stated('executed', '2万元'), stated('rate', '66.6%'))).toEqual([]);
    expect(
      run(stated('initial', '4万元'), stated('executed', '5万元'), stated('rate', '125%', { of: 'initial' })),
    ).toEqual([]);
  });

  it('reports a rate that does not', () => {
    expect(run(stated('annual', '0.3万元'), stated('executed', '0.28万元'), stated('rate', '100%'))).toMatchObject([
      { rule: 'rate', form: 1, printed: '100%', expected: '93.33%', where: ['text', 'funds.total.rate'] },
    ]);
  });

  it('does not mix the amounts of two projects', () => {
    expect(
      run(stated('annual', '3万元', { about: '乙项目' }), stated('executed', '2万元'), stated('rate', '100%')),
    ).toEqual([]);
  });
});
