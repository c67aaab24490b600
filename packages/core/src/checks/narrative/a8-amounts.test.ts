import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, fund, project, report } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

const form = project({
  funds: {
    total: fund({ initial: '30', annual: '25', executed: '24.5', rate: '98%' }),
    fiscal: fund({ annual: '25' }),
  },
});

function run(...facts: NarrativeFact[]) {
  return checkFor('A8', [form], { reports: [report(facts)] });
}

describe('A8', () => {
  it('accepts amounts that the form prints, in other units too', () => {
    expect(
      run(
        stated('annual', '25万元'),
        stated('executed', '245000元'),
        stated('fiscal', '25.00万元'),
        stated('rate', '98%'),
      ),
    ).toEqual([]);
  });

  it('reports another amount with both places', () => {
    const [finding] = run(stated('executed', '21.5万元', { label: '全年执行数' }));
    expect(finding).toMatchObject({
      code: 'A8-amount',
      severity: 'error',
      rule: 'cross',
      form: 1,
      printed: '21.5万元',
      expected: '24.5',
    });
    expect(finding?.where).toEqual(['text', 'funds.total.executed']);
  });

  it('reports an amount that the text repeats once, with each quote', () => {
    const found = run(
      stated('executed', '21.5万元', { quote: '全年执行数21.5万元' }),
      stated('executed', '21.5万元', { quote: '实际支出21.5万元' }),
    );
    expect(found.map(({ quote }) => quote)).toEqual([['全年执行数21.5万元', '实际支出21.5万元']]);
  });

  it('takes a budget without more words for the initial or the annual one', () => {
    expect(run(stated('annual', '30万元', { label: '预算数' }))).toEqual([]);
    expect(run(stated('annual', '30万元', { label: '全年预算数' }))).toMatchObject([{ code: 'A8-amount' }]);
  });

  it('takes a rounded amount for a warning', () => {
    expect(run(stated('executed', '24.6万元'))[0]).toMatchObject({ code: 'A8-rounded', severity: 'warning' });
  });

  it('reports another execution rate, not one with fewer decimals', () => {
    expect(run(stated('rate', '100%', { of: 'budget' }))[0]).toMatchObject({ code: 'A8-rate', expected: '98%' });
    expect(run(stated('rate', '82%', { of: 'initial' }))).toEqual([]);
  });

  it('leaves vague amounts, unknown projects and blank cells alone', () => {
    expect(
      run(
        stated('executed', '20余万元'),
        stated('executed', '9万元', { about: '乙项目' }),
        stated('carryover', '3万元'),
      ),
    ).toEqual([]);
  });

  it('names the cells of sources that print the amount too', () => {
    const both = project({ funds: { total: fund({ executed: '0.3' }), fiscal: fund({ executed: '0.3' }) } });
    const [finding] = checkFor('A8', [both], { reports: [report([stated('executed', '0.28万元')])] });
    expect(finding?.where).toEqual(['text', 'funds.total.executed', 'funds.fiscal.executed']);
  });
});
