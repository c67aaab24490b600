import { describe, expect, it } from 'vitest';
import type { Policy } from '../model/policy.js';
import { renderStep, type ScoreRow } from '../model/scorecard.js';
import type { FundRow, ProjectForm } from '../model/transcript.js';
import { policies } from './policies.js';
import { type SampleIndicator, sampleForm } from './sample-form.js';
import { scoreForm } from './score.js';

function policy(id: string): Policy {
  const found = policies.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no policy ${id}`);
  return found;
}

function row(indicator: SampleIndicator, id = 'cn-2020-10'): ScoreRow {
  const [first] = scoreForm(sampleForm([indicator]), policy(id)).rows;
  if (first === undefined) throw new Error('no row');
  return first;
}

const cost = { level2: '成本指标', name: '总成本' };
const score = (each: ScoreRow): string | null => each.computed?.toFixed(2) ?? null;
const written = (each: ScoreRow): string => each.steps.map(renderStep).join('; ');

describe('vectors of real forms under 财预〔2020〕10号', () => {
  it.each<[string, string, string, string, SampleIndicator]>([
    ['≤100万元', '117.93万元', '10', '8.21', cost],
    ['7200人', '6560人', '10', '9.11', {}],
    ['400人次', '1275人次', '10', '10.00', {}],
    ['6970人', '147人', '5', '0.11', {}],
    ['2050人次', '1727人次', '10', '8.42', {}],
    ['800人次', '789人次', '5', '4.93', {}],
    ['2100人次', '1590人次', '5', '3.79', {}],
    ['≤20%', '18.84%', '2', '2.00', { name: '预算调整率' }],
    ['<100%', '78.27%', '2', '2.00', { name: '“三公经费”控制率' }],
    ['100%', '91.35%', '2', '1.83', { name: '政府采购执行率' }],
    ['240000万元', '233443.2万元', '2', '1.95', {}],
    ['5000人', '3334人', '5', '3.33', {}],
    ['99%', '70%', '2.5', '1.77', {}],
    ['278.9万', '273.86', '20.00', '19.64', {}],
    ['≥2780000人', '2738600人', '20.00', '19.70', {}],
    ['≥75%', '74%', '15.00', '14.80', {}],
  ])('%s, done %s, weight %s: %s', (target, actual, weight, expected, rest) => {
    expect(score(row({ ...rest, target, actual, weight }))).toBe(expected);
  });

  it('writes the arithmetic with its clause', () => {
    const missed = row({ target: '7200人', actual: '6560人', weight: '10', score: '9' });
    expect(written(missed)).toBe('6560 ÷ 7200 × 10 = 9.11');
    expect(missed.citation).toEqual({
      title: '项目支出绩效评价管理办法',
      document: '财预〔2020〕10号',
      article: '第十六条',
    });
    expect(missed.printed).toMatchObject({ printed: '9' });
  });

  it('writes amounts as printed where both have one magnitude', () => {
    const over = row({ target: '≤100万元', actual: '117.93万元', weight: '10', ...cost });
    expect(written(over)).toBe('(1 − (117.93 − 100) ÷ 100) × 10 = 8.21');
    expect(written(row({ target: '240000万元', actual: '233443.2万元', weight: '2' }))).toBe(
      '233443.2 ÷ 240000 × 2 = 1.95',
    );
  });

  it('gives both methods for a missed ceiling', () => {
    const missed = row({ ...cost, target: '≤100万元', actual: '117.93万元', weight: '10' });
    expect(missed.alternatives.map((each) => [each.method, each.score.toString()])).toEqual([
      ['target-over-actual', '8.48'],
    ]);
    expect(score(row({ ...cost, target: '≤100万元', actual: '117.93万元', weight: '10' }, 'target-over-actual'))).toBe(
      '8.48',
    );
    expect(score(row({ ...cost, target: '≤100万元', actual: '200万元', weight: '10' }))).toBe('0.00');
  });

  it('takes a cost below its ceiling as met, and a target of nothing as all or none', () => {
    expect(score(row({ ...cost, target: '100万元', actual: '75.1万元', weight: '10' }))).toBe('10.00');
    expect(score(row({ target: '≤0次', actual: '0次', weight: '5' }))).toBe('5.00');
    expect(row({ target: '≤0次', actual: '1次', weight: '5' })).toMatchObject({
      reason: 'target-zero',
      state: 'computed',
    });
  });
});

describe('rows that no single score follows for', () => {
  it.each<[string | null, string | null, string]>([
    ['≥95%', '≥95%', 'actual-not-measured'],
    ['≥95%', '95%以上', 'actual-not-measured'],
    ['≥95%', null, 'actual-blank'],
    [null, '95%', 'target-blank'],
    ['>8小时', '100%', 'not-comparable'],
    ['12月底前', '次年3月', 'not-comparable'],
    ['2022年6月前', '2022年8月', 'date-missed'],
    ['320元/人', '400元/人', 'standard-differs'],
  ])('%s against %s keeps the printed score: %s', (target, actual, reason) => {
    const kept = row({ target, actual, weight: '10', score: '9' });
    expect([kept.state, kept.reason, kept.counted?.toString()]).toEqual(['undetermined', reason, '9']);
  });

  it.each([
    ['明显提高', '明显提高', '8', '10'],
    ['明显提高', '有所提高', '6', '8'],
    ['优良中低差', '中', '6', '8'],
    ['优良中低差', '差', '0', '6'],
    ['达成', '未达成', '0', '6'],
  ])('%s against %s is a band', (target, actual, low, high) => {
    const band = row({ target, actual, weight: '10', score: '10' });
    expect(band.state).toBe('band');
    expect([band.band?.low.toString(), band.band?.high.toString()]).toEqual([low, high]);
    expect(band.counted?.toString()).toBe(high);
  });

  it('says what the figure of a bound would give', () => {
    const bound = row({ target: '99%', actual: '≧70%', weight: '2.5', score: '2.5' });
    expect(bound).toMatchObject({ state: 'undetermined', reason: 'actual-not-measured' });
    expect(bound.alternatives.map((each) => [each.method, each.score.toString()])).toEqual([['at-bound', '1.77']]);
  });

  it('takes a target from … to … as met inside only', () => {
    expect(score(row({ target: '70%-80%', actual: '75%', weight: '5' }))).toBe('5.00');
    expect(row({ target: '±10%', actual: '12%', weight: '5' })).toMatchObject({
      state: 'undetermined',
      reason: 'target-not-measured',
    });
  });

  it('takes several values as met where each is', () => {
    expect(score(row({ target: '4批；2次；5台', actual: '4批；2次；5台', weight: '2' }))).toBe('2.00');
    expect(row({ target: '4批；2次', actual: '4批；1次', weight: '2', score: '2' }).state).toBe('undetermined');
  });

  it('does not round a weight of three decimals above itself', () => {
    expect(row({ target: '合理', actual: '合理', weight: '0.165' }).band?.high.toString()).toBe('0.165');
    expect(row({ target: '<2次', actual: '2次', weight: '0.165' }).computed?.toString()).toBe('0.165');
  });

  it('never raises a modest score of words to the full marks', () => {
    expect(row({ target: '合理', actual: '合理', weight: '10', score: '7' }).counted?.toString()).toBe('7');
  });

  it('rescales where a row did not occur', () => {
    const form = sampleForm(
      [
        { target: '≥1次', actual: '未发生', weight: '20', score: '20' },
        { target: '10人', actual: '9人', weight: '70', score: '63' },
      ],
      { annual: '10', executed: '10', weight: '10', score: '10' },
    );
    const { totals } = scoreForm(form, policy('cn-2020-10'));
    expect(totals.rescaled?.toString()).toBe('91.25');
    expect(totals.recomputed?.toString()).toBe('93');
  });
});

function executed(total: Partial<FundRow>, id = 'cn-2020-10', rest: Partial<ProjectForm> = {}): ScoreRow {
  const [first] = scoreForm(sampleForm([], { weight: '10', ...total }, rest), policy(id)).rows;
  if (first === undefined) throw new Error('no row');
  return first;
}

describe('execution of the budget', () => {
  it.each([
    ['75.1', '75.1', '10.00'],
    ['49438', '2000', '0.40'],
    ['6', '1.65', '2.75'],
    ['100', '130', '10.00'],
  ])('annual %s, executed %s: %s', (annual, spent, expected) => {
    expect(score(executed({ annual, executed: spent }))).toBe(expected);
  });

  it('offers what follows from the printed rate and from the initial budget', () => {
    const row2 = executed({ initial: '100', annual: '75.1', executed: '75.1', rate: '75.10%' });
    expect(row2.alternatives.map((each) => [each.method, each.score.toString()])).toEqual([
      ['printed-rate', '7.51'],
      ['initial-budget', '7.51'],
    ]);
    expect(executed({ annual: '6', executed: '1.65', rate: '28%' }).alternatives[0]?.score.toString()).toBe('2.8');
  });

  it('is pending where money was spent without a budget, and not scored where there was neither', () => {
    const form = sampleForm([{ target: '1人', actual: '1人', weight: '90', score: '90' }], {
      initial: '10',
      annual: '0',
      executed: '10',
      weight: '10',
      score: '10',
    });
    const card = scoreForm(form, policy('cn-2020-10'));
    expect(card.rows[0]).toMatchObject({ state: 'pending', reason: 'annual-zero-spent', counted: null });
    expect([card.totals.pending, card.totals.recomputed, card.grade.recomputed]).toEqual([true, null, null]);
    expect(executed({ annual: '0', executed: '0' })).toMatchObject({ state: 'not-scored', reason: 'annual-zero' });
  });

  it('makes nothing of a negative printed rate', () => {
    expect(executed({ annual: '1', executed: '0', rate: '-1' }).alternatives).toEqual([]);
  });

  it('goes by the printed rate where no amounts are printed', () => {
    expect(score(executed({ rate: '76%' }))).toBe('7.60');
  });
});

describe('财预〔2021〕101号', () => {
  it.each([
    ['85', false, '7.00'],
    ['70', false, '5.00'],
    ['59.9', false, '0.00'],
    ['85', true, '10.00'],
    ['100', null, '10.00'],
  ])('executed %s of 100, completed %s: %s', (spent, completed, expected) => {
    const form = sampleForm([], { annual: '100', executed: spent, weight: '10' });
    const [first] = scoreForm(form, policy('cn-2021-101'), { completed }).rows;
    expect(first?.computed?.toFixed(2)).toBe(expected);
  });

  it('leaves both readings where nobody knows whether the project is completed', () => {
    const unknown = executed({ annual: '100', executed: '85' }, 'cn-2021-101');
    expect(unknown).toMatchObject({ state: 'undetermined', reason: 'completion-unknown' });
    expect(unknown.alternatives.map((each) => [each.method, each.score.toString()])).toEqual([
      ['completed', '10'],
      ['not-completed', '7'],
    ]);
    expect(score(executed({ annual: '100', executed: '85' }, 'cn-2021-101', { extra: { 项目是否完成: '否' } }))).toBe(
      '7.00',
    );
  });

  it('has a pass threshold of 60 %, and bands for satisfaction', () => {
    expect(score(row({ target: '100人', actual: '70人', weight: '10' }, 'cn-2021-101'))).toBe('2.50');
    expect(score(row({ target: '6970人', actual: '147人', weight: '5' }, 'cn-2021-101'))).toBe('0.00');
    expect(written(row({ target: '100人', actual: '70人', weight: '10' }, 'cn-2021-101'))).toBe(
      '(70 ÷ 100 − 0.6) ÷ (1 − 0.6) × 10 = 2.5',
    );
    const satisfied = { level1: '满意度指标', target: '≥90%', weight: '10' };
    expect(['92%', '85%', '60%', '59%'].map((actual) => score(row({ ...satisfied, actual }, 'cn-2021-101')))).toEqual([
      '10.00',
      '8.00',
      '5.00',
      '0.00',
    ]);
  });

  it('stands beside 10号 on one form', () => {
    const form = sampleForm([{ target: '100人', actual: '70人', weight: '90', score: '60' }], {
      annual: '100',
      executed: '100',
      weight: '10',
      score: '10',
    });
    const totals = ['cn-2020-10', 'cn-2021-101'].map((id) => {
      const card = scoreForm(form, policy(id));
      return [card.policy, card.totals.recomputed?.toString(), card.grade.recomputed];
    });
    expect(totals).toEqual([
      ['cn-2020-10', '73', '中'],
      ['cn-2021-101', '32.5', '差'],
    ]);
  });
});

describe('local variants', () => {
  it.each([
    ['49.99', '59'],
    ['59.99', '69'],
    ['69.9999999', '79'],
    ['70', '89'],
    ['79.9', '89'],
    ['81', '98.1'],
  ])('caps the total by the execution rate: %s %% → %s', (spent, expected) => {
    const form = sampleForm([{ target: '1人', actual: '1人', weight: '90', score: '90' }], {
      annual: '100',
      executed: spent,
      weight: '10',
    });
    expect(scoreForm(form, policy('platform-2022')).totals.recomputed?.toString()).toBe(expected);
  });

  it('takes two marks off from 130 % on the platform, none under 10号', () => {
    expect(score(row({ target: '10人', actual: '13人', weight: '5' }, 'platform-2022'))).toBe('3.00');
    expect(score(row({ target: '10人', actual: '12人', weight: '5' }, 'platform-2022'))).toBe('5.00');
    expect(score(row({ target: '10人', actual: '13人', weight: '5' }))).toBe('5.00');
  });

  it.each([
    ['69', '0.00'],
    ['70', '3.50'],
    ['130', '5.00'],
    ['131', '0.00'],
  ])('郫都: %s %% gives %s', (actual, expected) => {
    expect(score(row({ target: '100次', actual: `${actual}次`, weight: '5' }, 'pidu-2026'))).toBe(expected);
  });
});

describe('totals and grades', () => {
  it('shows a form that weighs 90 in all as such, without a grade', () => {
    const form = sampleForm([{ target: '1人', actual: '1人', weight: '80', score: '69' }], {
      annual: '1',
      executed: '1',
      weight: '10',
      score: '10',
    });
    const card = scoreForm(form, policy('cn-2020-10'));
    expect([card.totals.base.toString(), card.totals.printedSum?.toString(), card.grade.recomputed]).toEqual([
      '90',
      '79',
      null,
    ]);
  });

  it.each([
    ['90', '优', '优'],
    ['89.99', '良', '良'],
    ['80', '良', '良'],
    ['79.99', '中', '中'],
    ['70', '中', '中'],
    ['69.99', '中', '差'],
    ['59.99', '差', '差'],
  ])('grades %s as %s, in Sichuan as %s', (total, national, sichuan) => {
    const form = sampleForm([{ target: '1人', actual: '1人', weight: '100', score: total }], null, {
      total: { weight: '100', score: total, grade: null },
    });
    expect(scoreForm(form, policy('cn-2020-10')).grade.ofPrinted).toBe(national);
    expect(scoreForm(form, policy('sichuan-2025')).grade.ofPrinted).toBe(sichuan);
  });
});
