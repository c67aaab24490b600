import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, report } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

function run(...facts: [field: string, value: string, of?: string | undefined, label?: string][]) {
  const made = facts.map(([field, value, of, label]) => ({
    ...stated(field, value, { about: 'department', paragraph: 1, label: label ?? field }),
    ...(of === undefined ? {} : { of }),
  }));
  return checkFor('G4', [], { reports: [report(made)] });
}

describe('G4', () => {
  it('accepts shares of the amount before the enumeration', () => {
    expect(
      run(
        ['total', '200万元'],
        ['basic', '50万元'],
        ['share', '25%', ''],
        ['project', '150万元'],
        ['share', '75%', ''],
      ),
    ).toEqual([]);
  });

  it('accepts shares of the sum of the parts, and of an amount named elsewhere', () => {
    expect(run(['car', '1.31万元'], ['share', '94.93%', ''], ['guests', '0.07万元'], ['share', '5.07%', ''])).toEqual(
      [],
    );
    expect(
      run(['all', '80万元', undefined, '本年支出合计'], ['basic', '20万元'], ['share', '25%', '本年支出合计']),
    ).toEqual([]);
  });

  it('reports a wrong share', () => {
    expect(run(['total', '200万元'], ['basic', '50万元'], ['share', '35%', ''])).toMatchObject([
      { code: 'G4-share', severity: 'error', expected: '25%' },
    ]);
    expect(run(['total', '300万元'], ['basic', '100万元'], ['share', '35.1%', ''])[0]?.facts['exact']).toBe('33.333');
  });

  it('takes digits cut off for one warning of the document', () => {
    const found = run(
      ['total', '12010.11万元'],
      ['fund', '357.45万元'],
      ['share', '2.97%', ''],
      ['basic', '673.68万元'],
      ['share', '5.60%', ''],
    );
    expect(found).toMatchObject([{ code: 'G4-cut', severity: 'warning' }]);
    expect(found[0]?.facts['shares']).toHaveLength(2);
  });
});
