import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, report } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

function run(...facts: NarrativeFact[]) {
  return checkFor('G5', [], { reports: [report(facts.map((fact) => ({ ...fact, paragraph: 1 })))] });
}

describe('G5', () => {
  it('accepts a rate on a budget', () => {
    expect(
      run(
        stated('initial', '10万元'),
        stated('executed', '5万元'),
        stated('rate', '50%', { of: 'initial', label: '完成年初预算' }),
      ),
    ).toEqual([]);
  });

  it('accepts nothing spent of nothing', () => {
    expect(
      run(
        stated('initial', '0万元'),
        stated('executed', '0万元'),
        stated('rate', '0%', { of: 'initial', label: '完成年初预算' }),
      ),
    ).toEqual([]);
  });

  it('reports a rate on an initial budget of nothing', () => {
    expect(
      run(
        stated('initial', '0万元'),
        stated('executed', '5万元'),
        stated('rate', '100%', { of: 'initial', label: '完成年初预算' }),
      ),
    ).toMatchObject([{ code: 'G5-base' }]);
  });

  it('reports 0 % though money was spent', () => {
    expect(
      run(stated('公务用车费', '1.31万元'), stated('rate', '0%', { of: 'budget', label: '完成预算' })),
    ).toMatchObject([{ code: 'G5-spent' }]);
  });
});
