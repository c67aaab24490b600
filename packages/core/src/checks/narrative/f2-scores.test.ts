import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, department, fund, project, report, row } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

const form = project({
  funds: { total: fund({ annual: '10', executed: '10', weight: '10', rate: '100%', score: '10' }) },
  indicators: [
    row({ level1: '产出指标', name: '培训人数', weight: '50', score: '45' }),
    row({ level1: '效益指标', name: '知晓程度', weight: '30', score: '30' }),
    row({ level1: '满意度指标', name: '学员满意度', weight: '10', score: '10' }),
  ],
  total: { weight: '100', score: '95', grade: '优' },
});

function run(...facts: NarrativeFact[]) {
  return checkFor('F2', [form], { reports: [report(facts)] });
}

describe('F2', () => {
  it('accepts the scores of the form', () => {
    const right = [
      ['score', '95分'],
      ['executionScore', '10分'],
      ['outputScore', '45分'],
      ['benefitScore', '30分'],
      ['satisfactionScore', '10分'],
    ];
    expect(run(...right.map(([field, value]) => stated(field ?? '', value ?? '')))).toEqual([]);
  });

  it('does not take the score of a part, whatever it weighs, for the total', () => {
    const part = [stated('totalWeight', '50分', { paragraph: 1 }), stated('score', '45分', { paragraph: 1 })];
    expect(run(...part)).toEqual([]);
    expect(
      run(stated('totalWeight', '100分', { paragraph: 1 }), stated('score', '45分', { paragraph: 1 })),
    ).toHaveLength(1);
  });

  it('takes only the next score behind the weight of a part for that of the part, and never one called a total', () => {
    const weight = stated('totalWeight', '50分', { paragraph: 1, start: 10, end: 13 });
    const score = (value: string, start: number, label: string): NarrativeFact =>
      stated('score', value, { paragraph: 1, start, end: start + 3, label });
    expect(run(weight, score('48分', 20, '得分'))).toEqual([]);
    expect(run(weight, score('48分', 20, '得分'), score('48分', 40, '得分'))).toHaveLength(1);
    expect(run(weight, score('48分', 20, '总得分'))).toMatchObject([{ code: 'F2-total', expected: '95' }]);
    expect(run(weight, score('71分', 20, '得分'))).toMatchObject([{ code: 'F2-total', expected: '95' }]);
    expect(run(weight, score('48分', 200, '得分'))).toMatchObject([{ code: 'F2-total', expected: '95' }]);
  });

  it('reports another total and another class score with its parts', () => {
    expect(run(stated('score', '98分'))).toMatchObject([{ code: 'F2-total', expected: '95' }]);
    const [finding] = run(stated('outputScore', '50分'));
    expect(finding).toMatchObject({ code: 'F2-class', severity: 'error', expected: '45', facts: { parts: ['45'] } });
    expect(finding?.where).toContain('indicators[培训人数].score');
  });

  it('reports another score or weight of an indicator that the text heads', () => {
    expect(run(stated('indicatorScore', '50分', { indicator: '培训人数' }))).toMatchObject([
      { code: 'F2-indicator', expected: '45' },
    ]);
    expect(run(stated('indicatorWeight', '50分', { indicator: '“培训人数”' }))).toEqual([]);
  });

  it('reports a benefit score that holds only with the satisfaction rows added', () => {
    expect(run(stated('benefitScore', '40分'))).toMatchObject([{ code: 'F2-class', expected: '30' }]);
  });

  it('takes the satisfaction rows of a department form for benefit', () => {
    const whole = department({
      indicators: [
        row({ level1: '效益指标', weight: '10', score: '10' }),
        row({ level1: '满意度', weight: '20', score: '20' }),
      ],
    });
    expect(
      checkFor('F2', [whole], { reports: [report([stated('benefitScore', '30分', { about: 'department' })])] }),
    ).toEqual([]);
  });

  it('leaves classes open of which a score is blank', () => {
    const open = project({ indicators: [row({ weight: '50', score: null })] });
    expect(checkFor('F2', [open], { reports: [report([stated('outputScore', '45分')])] })).toEqual([]);
  });

  it('holds the total that the conclusion states against the form', () => {
    const concluded = (conclusion: string) => checkFor('F2', [{ ...form, conclusion }]);
    expect(concluded('项目自评得分为95分，效果良好。')).toEqual([]);
    expect(concluded('其中产出得45分。')).toEqual([]);
    expect(concluded('项目自评得分100分，效果良好。')).toMatchObject([
      { code: 'F2-conclusion', where: ['conclusion', 'total.score'], printed: '100分', expected: '95' },
    ]);
  });
});
