import { describe, expect, it } from 'vitest';
import { checkFor, checkNested, fund, project, row } from '../testing/build.js';

const cost = (target: string) =>
  row({ level2: '成本指标', name: '总成本', target, actual: '117.93万元', weight: '10', score: '8' });
const moved = (initial: string, annual: string, indicators: ReturnType<typeof row>[]) =>
  checkFor('A13', [project({ funds: { total: fund({ initial, annual, executed: annual }) }, indicators })]);

describe('A13: a budget that moves takes its targets with it', () => {
  it('holds where the target moved, or the budget hardly', () => {
    expect(moved('100', '117.93', [cost('≤117.93万元')])).toEqual([]);
    expect(moved('100', '101', [cost('≤100万元')])).toEqual([]);
  });

  it('asks where the cost target is still the initial budget', () => {
    expect(moved('100', '117.93', [cost('≤100万元')])).toMatchObject([
      {
        code: 'A13-cost',
        severity: 'warning',
        where: ['indicators[总成本].target', 'funds.total.annual'],
        facts: { change: '17.93%' },
      },
    ]);
  });

  it('asks where the budget was cut and a count missed', () => {
    const missed = row({ name: '资助参保人数', target: '6970人', actual: '147人', weight: '5', score: '0' });
    expect(moved('250.77', '195.2', [missed])).toMatchObject([
      { code: 'A13-output', where: ['funds.total.annual', 'indicators[资助参保人数].target'] },
    ]);
    expect(moved('195.2', '250.77', [missed])).toEqual([]);
  });

  it('does not ask where the row was missed for another reason than money', () => {
    const missed = (deviation: string) =>
      row({ name: '聘用普查员', target: '150人', actual: '142人', weight: '10', score: '9.47', deviation });
    expect(moved('65', '58.4', [missed('乡镇合并减少普查区')])).toEqual([]);
    expect(moved('65', '58.4', [missed('预算压减，少聘八人')])).toMatchObject([{ code: 'A13-output' }]);
  });

  it('hangs on a document whose budgets were set to spending', () => {
    const forms = ['100', '200', '300'].map((initial) =>
      project({
        funds: { total: fund({ initial, annual: '50', executed: '50' }) },
        indicators: [cost(`≤${initial}万元`)],
      }),
    );
    const root = checkNested(forms).find(({ code }) => code === 'A12');
    expect(root?.hangs.map(({ code, form }) => [code, form])).toEqual([
      ['A13-cost', 1],
      ['A13-cost', 2],
      ['A13-cost', 3],
    ]);
  });
});
