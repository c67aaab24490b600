import { describe, expect, it } from 'vitest';
import { checkFor, checkUnder, fund, project, row } from '../testing/build.js';

interface Printed {
  readonly scores: readonly (string | null)[];
  readonly total: string;
  readonly grade?: string;
  readonly execution?: string | null;
  readonly whole?: string | null;
}

const form = ({ scores, total, grade, execution = '10', whole = '100' }: Printed) =>
  project({
    funds: { total: fund({ annual: '1', executed: '1', weight: '10', score: execution }) },
    indicators: scores.map((score, index) => row({ name: `第${index}项`, weight: '45', score })),
    total: { weight: whole, score: total, grade: grade ?? null },
  });

describe('B3: scores add up', () => {
  it('holds', () => expect(checkFor('B3', [form({ scores: ['45', '39.5'], total: '94.5', grade: '优' })])).toEqual([]));

  it('finds a total that is not the sum', () => {
    expect(checkFor('B3', [form({ scores: ['45', '24'], total: '89' })])).toMatchObject([
      { code: 'B3-total', rule: 'score-sum', severity: 'error', printed: '89', expected: '79', where: ['total.score'] },
    ]);
  });

  it('finds a total below the sum too', () => {
    expect(checkFor('B3', [form({ scores: ['45', '45'], total: '98' })])).toMatchObject([
      { code: 'B3-total', expected: '100' },
    ]);
  });

  it('lets a blank score hold what is missing, up to its weight', () => {
    expect(checkFor('B3', [form({ scores: ['45', '43'], total: '98', execution: null })])).toEqual([]);
    expect(checkFor('B3', [form({ scores: ['45', '33'], total: '98', execution: null })])).toMatchObject([
      { code: 'B3-total', expected: '≤88', where: ['total.score', 'funds.total.score'] },
    ]);
  });

  it('only asks where rows may not have been printed', () => {
    const left = (total: string) =>
      checkFor('B3', [form({ scores: ['45', null], total, whole: null }), project({ name: '乙' })]);
    expect(left('99')).toEqual([]);
    const two = project({
      indicators: [row({ weight: '40', score: '40' }), row({ name: '乙', weight: '40', score: '40' })],
      total: { weight: null, score: '97.6', grade: null },
    });
    expect(checkFor('B3', [two])).toMatchObject([{ code: 'B3-incomplete', severity: 'warning' }]);
  });

  it('only warns of a rounded total', () => {
    expect(checkFor('B3', [form({ scores: ['45', '39.5'], total: '95' })])).toMatchObject([
      { code: 'B3-rounded', severity: 'warning' },
    ]);
  });

  it('finds a score above its weight, and one below zero', () => {
    expect(checkFor('B3', [form({ scores: ['46', '-1'], total: '55' })]).map(({ code }) => code)).toEqual([
      'B3-above',
      'B3-negative',
    ]);
  });

  it('holds the total to the cap of a policy that has one', () => {
    const spent = (executed: string) =>
      project({
        funds: { total: fund({ annual: '100', executed, weight: '10', score: '7.5' }) },
        indicators: [row({ target: '≥10人', actual: '10人', weight: '90', score: '90' })],
        total: { weight: '100', score: '97.5', grade: null },
      });
    const capped = (executed: string) =>
      checkUnder('platform-2022', [spent(executed)]).filter(({ code }) => code === 'B3-cap');
    expect(capped('85')).toEqual([]);
    expect(capped('75')).toMatchObject([{ severity: 'error', expected: '≤89', printed: '97.5' }]);
    expect(checkFor('B3', [spent('75')])).toEqual([]);
  });

  it('holds grades to their bands, the lower bound included', () => {
    expect(checkFor('B3', [form({ scores: ['45', '35'], total: '90', grade: '优' })])).toEqual([]);
    expect(checkFor('B3', [form({ scores: ['45', '34'], total: '89', grade: '优' })])).toMatchObject([
      { code: 'B3-grade', rule: 'grade', expected: '良' },
    ]);
    expect(checkFor('B3', [form({ scores: ['45', '34'], total: '89', grade: 'A' })])).toEqual([]);
  });
});
