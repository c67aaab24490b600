import { describe, expect, it } from 'vitest';
import { account, checkFor } from '../testing/build.js';

const titles = [
  '收入支出决算总表',
  '收入决算表',
  '支出决算表',
  '财政拨款收入支出决算总表',
  '一般公共预算财政拨款支出决算表',
  '一般公共预算财政拨款基本支出决算表',
  '政府性基金预算财政拨款收入支出决算表',
  '国有资本经营预算财政拨款支出决算表',
  '财政拨款“三公”经费支出决算表',
];
const table = (title: string, note: string | null = '无收支') => account({ title, empty: true, note });

describe('G1: the pack of tables', () => {
  it('holds for the nine national tables, each empty one explained', () => {
    expect(
      checkFor(
        'G1',
        titles.map((title) => table(title)),
      ),
    ).toEqual([]);
  });

  it('says nothing of an excerpt', () =>
    expect(
      checkFor(
        'G1',
        titles.slice(0, 3).map((title) => table(title)),
      ),
    ).toEqual([]));

  it('names what is not there', () => {
    const findings = checkFor(
      'G1',
      titles.slice(0, 8).map((title) => table(title)),
    );
    expect(findings).toMatchObject([
      { code: 'G1-missing', rule: 'missing', severity: 'warning', where: ['document'], facts: { count: 1 } },
    ]);
  });

  it('names an empty table without a word', () => {
    const findings = checkFor(
      'G1',
      titles.map((title, index) => table(title, index === 6 ? null : '无收支')),
    );
    expect(findings).toMatchObject([{ code: 'G1-empty', severity: 'warning', where: ['forms[7].title'] }]);
  });

  it('takes the list of tables for a word', () => {
    const forms = titles.map((title, index) => table(title, index === 6 ? null : '无收支'));
    const listed = (note: string) => ({ tables: [{ title: '政府性基金预算财政拨款收入支出决算表', note }] });
    expect(checkFor('G1', forms, listed('是 本单位不涉及故公开空表'))).toEqual([]);
    expect(checkFor('G1', forms, listed('否'))).toMatchObject([{ code: 'G1-empty' }]);
  });

  it('names tables out of order', () => {
    const swapped = [...titles.slice(0, 1), ...titles.slice(2, 3), ...titles.slice(1, 2), ...titles.slice(3)];
    expect(
      checkFor(
        'G1',
        swapped.map((title) => table(title)),
      ),
    ).toMatchObject([{ code: 'G1-order', severity: 'info' }]);
  });
});
