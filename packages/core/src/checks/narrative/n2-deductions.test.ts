import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, project, report, row } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

const form = project({
  indicators: [row({ name: '总成本', weight: '10', score: '8' }), row({ name: '培训人数', weight: '40', score: '40' })],
});

function run(...facts: NarrativeFact[]) {
  return checkFor('N2', [form], { reports: [report(facts.map((fact) => ({ ...fact, paragraph: 1 })))] });
}

describe('N2', () => {
  it('accepts the marks that the rows lost', () => {
    expect(run(stated('deduction', '2分', { indicator: '总成本超出预算' }))).toEqual([]);
    expect(run(stated('outputScore', '48分'), stated('deduction', '2分', { indicator: '因超预算' }))).toEqual([]);
  });

  it('reports other marks of an indicator, and a deduction where none was made', () => {
    expect(run(stated('deduction', '5分', { indicator: '总成本' }))).toMatchObject([{ code: 'N2', expected: '2' }]);
    expect(run(stated('deduction', '3分', { indicator: '培训人数低于指标值' }))).toMatchObject([
      { expected: '0', where: ['text', 'indicators[培训人数].score'] },
    ]);
  });

  it('holds a deduction against the class of cost too, where that was named before', () => {
    const costs = project({
      indicators: [
        row({ level1: '成本指标', level2: '经济成本指标', name: '总成本', weight: '20', score: '18' }),
        row({ name: '培训人数', weight: '40', score: '40' }),
      ],
    });
    const facts = [stated('costScore', '18分'), stated('deduction', '7分', { indicator: '因超预算' })];
    const reports = [report(facts.map((fact) => ({ ...fact, paragraph: 1 })))];
    expect(checkFor('N2', [costs], { reports })).toMatchObject([
      { expected: '2', where: ['text', 'indicators[总成本].score'] },
    ]);
  });

  it('reports other marks of the class named before', () => {
    expect(run(stated('outputScore', '48分'), stated('deduction', '10分', { indicator: '因超预算' }))).toMatchObject([
      { expected: '2', where: ['text', 'indicators[总成本].score'] },
    ]);
  });
});
