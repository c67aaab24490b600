import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { checkFor, report } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

function run(...facts: NarrativeFact[]) {
  return checkFor('G6', [], {
    reports: [report(facts.map((fact) => ({ ...fact, about: 'department', paragraph: 1 })))],
  });
}

describe('G6', () => {
  it('accepts a rate of change on the amount before', () => {
    expect(
      run(stated('totalIncome', '90万元'), stated('change', '减少10万元'), stated('changeRate', '下降10%')),
    ).toEqual([]);
    expect(
      run(stated('totalIncome', '120万元'), stated('change', '增加20万元'), stated('changeRate', '增长20%')),
    ).toEqual([]);
  });

  it('reports a rate on another base', () => {
    expect(
      run(stated('totalIncome', '558.64万元'), stated('change', '增加14.97万元'), stated('changeRate', '增长2.68%')),
    ).toMatchObject([
      { code: 'G6-growth', rule: 'rate', severity: 'error', expected: '2.75%', facts: { exact: '2.7535' } },
    ]);
  });

  it('reports a slip that is said twice once, the second time hung on the first', () => {
    const facts = [
      stated('totalIncome', '558.64万元'),
      stated('change', '增加14.97万元'),
      stated('changeRate', '增长2.68%'),
    ];
    const twice = [1, 2].map((paragraph) =>
      report(
        facts.map((fact) => ({ ...fact, about: 'department', paragraph, quote: `第${paragraph}处${fact.quote}` })),
      ),
    );
    const [first, second, ...more] = checkFor('G6', [], { reports: twice });
    expect([first?.root, second?.root, more]).toEqual([null, first?.id, []]);
  });

  it('reports a change that goes up and down at once', () => {
    expect(
      run(stated('totalIncome', '90万元'), stated('change', '减少10万元'), stated('changeRate', '增长10%')),
    ).toMatchObject([{ code: 'G6-opposite' }]);
  });

  it('holds larger, smaller and equal against the completion rate', () => {
    const said = (word: string) =>
      run(stated('rate', '92.56%', { of: 'initial' }), stated('comparison', word, { of: 'budget' }));
    expect(said('小于')).toEqual([]);
    expect(said('大于')).toMatchObject([{ code: 'G6-compared' }]);
    expect(said('持平')).toMatchObject([{ code: 'G6-compared' }]);
  });

  it('reports an increase whose reason is a saving', () => {
    expect(run(stated('reason', '增加', { label: '厉行节约，压减支出' }))).toMatchObject([
      { code: 'G6-reason', severity: 'warning' },
    ]);
    expect(
      run(stated('reason', '增加', { label: '人员增加' }), stated('reason', '减少', { label: '厉行节约' })),
    ).toEqual([]);
  });
});
