import { describe, expect, it } from 'vitest';
import type { NarrativeFact } from '../../model/transcript.js';
import { account, checkFor, report } from '../testing/build.js';

function stated(field: string, value: string, more: Partial<NarrativeFact> = {}): NarrativeFact {
  return { about: '甲项目', field, value, quote: `${field}为${value}元整`, ...more };
}

const table = account({
  table: '公开03表',
  unit: '万元',
  columns: ['本年支出合计', '基本支出', '项目支出'],
  rows: [
    { code: null, name: '合计', values: { 本年支出合计: '120.00', 基本支出: '80.01', 项目支出: '39.99' } },
    { code: '2210201', name: '住房公积金', values: { 本年支出合计: '25.77', 基本支出: '25.77', 项目支出: null } },
  ],
});
const housing = '住房保障支出（类）住房改革支出（款）住房公积金（项）';

function run(...facts: NarrativeFact[]) {
  return checkFor('G3', [table], { reports: [report(facts)] });
}

describe('G3', () => {
  it('accepts what the accounts print', () => {
    expect(
      run(
        stated('basicExpenditure', '80.01万元', { about: 'department' }),
        stated('executed', '25.77万元', { about: housing }),
      ),
    ).toEqual([]);
  });

  it('reports a total that is near the table and not the same, and another amount of a class', () => {
    expect(run(stated('basicExpenditure', '80.02万元', { about: 'department' }))).toMatchObject([
      { code: 'G3-accounts', where: ['text', 'rows[合计].基本支出'], expected: '80.01' },
    ]);
    expect(run(stated('executed', '26.77万元', { about: housing }))).toMatchObject([
      { where: ['text', 'rows[2210201|住房公积金].本年支出合计'] },
    ]);
  });

  it('takes a total far from the table for another scope', () => {
    expect(run(stated('basicExpenditure', '95万元', { about: 'department' }))).toEqual([]);
  });

  it('reports two figures of one thing in the text, unless their difference is stated too', () => {
    const two = [
      stated('personnel', '60万元', { about: 'department' }),
      stated('personnel', '66万元', { about: 'department' }),
    ];
    expect(run(...two)).toMatchObject([{ code: 'G3-text', facts: { first: '60万元', other: '66万元' } }]);
    expect(run(...two, stated('other', '6万元', { about: 'department' }))).toEqual([]);
  });

  it('reports like counts that differ tenfold', () => {
    const counts = (other: string): NarrativeFact[] => [
      stated('参加居民保险', '18413人', { about: 'department', label: '参加居民保险' }),
      stated('居民保险参保人数', other, { label: '居民保险参保人数' }),
    ];
    expect(run(...counts('18.05万人'))).toMatchObject([{ code: 'G3-tenfold' }]);
    expect(run(...counts('1.84万人'))).toEqual([]);
  });
});
