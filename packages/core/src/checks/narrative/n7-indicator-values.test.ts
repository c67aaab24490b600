import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, department, report, row } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

const form = department({
  indicators: [row({ name: '“三公经费”控制率', actual: '78.27%' }), row({ name: '参与率', actual: '≥95%' })],
});

function run(...facts: NarrativeFact[]) {
  return checkFor('N7', [form], {
    reports: [report(facts.map((fact) => ({ ...fact, about: 'department', paragraph: 1 })))],
  });
}

const rate = (value: string): NarrativeFact =>
  stated('indicatorActual', value, { indicator: '三公经费控制率', label: '“三公经费”控制率' });

describe('N7', () => {
  it('accepts the value of the form with fewer decimals', () => {
    expect(run(rate('78.3%'))).toEqual([]);
  });

  it('leaves bounds of the form alone', () => {
    expect(run(stated('indicatorActual', '99%', { indicator: '参与率', label: '参与率' }))).toEqual([]);
  });

  it('reports another value', () => {
    expect(run(rate('87.3%'))).toMatchObject([
      { code: 'N7-value', where: ['text', 'indicators[“三公经费”控制率].actual'] },
    ]);
  });

  it('reports a value of the form that the amounts of the text do not give', () => {
    expect(run(stated('公车运行费', '1.88万元'), stated('公车预算', '2.4万元'), rate('78.3%'))).toMatchObject([
      { code: 'N7-amounts', rule: 'rate', printed: '78.27%', expected: '78.33%' },
    ]);
  });
});
