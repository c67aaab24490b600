import { describe, expect, it } from 'vitest';
import { sayFinding } from '../say.js';
import { account, checkFor } from '../testing/build.js';

const column = '本年支出合计';
const table = (housing: string) =>
  account({
    table: '公开03表',
    title: '支出决算表',
    unit: '万元',
    columns: [column, '基本支出', '项目支出'],
    rows: [
      { code: null, name: '合计', values: { [column]: '125.77', 基本支出: '125.77', 项目支出: null } },
      { code: '210', name: '卫生健康支出', values: { [column]: '100.00', 基本支出: '100.00', 项目支出: null } },
      { code: '221', name: '住房保障支出', values: { [column]: '25.77', 基本支出: '25.77', 项目支出: null } },
      { code: '22102', name: '住房改革支出', values: { [column]: '25.77', 基本支出: '25.77', 项目支出: null } },
      { code: '2210201', name: '住房公积金', values: { [column]: housing, 基本支出: housing, 项目支出: null } },
    ],
  });

describe('G2: the identities of the final accounts', () => {
  it('hold', () => expect(checkFor('G2', [table('25.77')])).toEqual([]));

  it('name the cell that breaks them', () => {
    const findings = checkFor('G2', [table('26.77')]);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings[0]).toMatchObject({ code: 'G2-within', rule: 'balance', severity: 'error', form: 1 });
    expect(findings[0]?.facts).toMatchObject({ row: '住房公积金', column, wholeColumn: column });
    expect(findings.flatMap(({ where }) => where)).toContain(`rows[2210201|住房公积金].${column}`);
  });

  it('say row and column as they are printed, not the path', () => {
    const [finding] = checkFor('G2', [table('26.77')]);
    const sentence = finding === undefined ? '' : sayFinding(finding).sentence;
    expect(sentence).toContain(`公开03表 “住房公积金”的“${column}”印 26.77`);
    expect(sentence).not.toContain('rows[');
  });
});
