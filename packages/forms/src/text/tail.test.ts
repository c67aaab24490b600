import { describe, expect, it } from 'vitest';
import { formText, readForm, unreadOf } from './testing/read-form.js';

/** Weight, score and grade of the form's row of totals. */
function total(text: string, rows?: string): (string | undefined)[] | null {
  const form = readForm(formText({ total: text, ...(rows === undefined ? {} : { rows }) }));
  expect(unreadOf(form)).toEqual([]);
  return form.total === null ? null : [form.total.weight?.text, form.total.score?.text, form.total.grade?.text];
}

/** Labels behind the rows, each as field, label and text; and what the form leaves to the text behind it. */
function tail(text: string, behind = ''): string[] {
  const whole = formText({ tail: text }) + behind;
  const form = readForm(whole);
  expect(unreadOf(form)).toEqual([]);
  expect(whole.slice(form.end).trim()).toBe(behind);
  return form.tail.map(({ field, label, cell }) => `${field} ${label} ${cell?.text ?? ''}`.trim());
}

describe('the row of totals', () => {
  it('is read on a line, a cell a line, glued and with a grade', () => {
    expect(total('总分 100 96.9\n')).toEqual(['100', '96.9', undefined]);
    expect(total('总分\n100\n96.9\n等级：优\n')).toEqual(['100', '96.9', '等级：优']);
    expect(total('合计 10096.9\n')).toEqual(['100', '96.9', undefined]);
    expect(total('合计\t100\t96.9\t良\n')).toEqual(['100', '96.9', '良']);
  });

  it('has as many decimals as are printed, by itself and glued to the hundred of the weights', () => {
    expect(total('总分 100 98.6667\n')).toEqual(['100', '98.6667', undefined]);
    expect(total('总分\n100.00\n98.66667分\n')).toEqual(['100.00', '98.66667分', undefined]);
    expect(total('总分 100.0098\n')).toEqual(['100.00', '98', undefined]);
    expect(total('总分 100.000 98.667\n')).toEqual(['100.000', '98.667', undefined]);
  });

  it('has a score only where its label prints the weight, or one figure stands alone', () => {
    expect(total('总分（100分） 96.9 优\n')).toEqual([undefined, '96.9', '优']);
    expect(total('自评总分：96.9\n')).toEqual([undefined, '96.9', undefined]);
  });

  it('has a weight only where no row has a score', () => {
    expect(total('总分 100\n', '产出指标 数量指标 古树体检数 ≥120株 60\n质量指标 体检报告合格率 100% 40\n')).toEqual([
      '100',
      undefined,
      undefined,
    ]);
  });

  it('may be blank, and is none where the rows just end', () => {
    expect(total('总分\n')).toEqual([undefined, undefined, undefined]);
    expect(total('')).toBeNull();
  });

  it('is not an indicator whose name begins with 合计', () => {
    const form = readForm(
      formText({ rows: '产出指标 数量指标 合计体检古树数 ≥120株 126株 60 60\n质量指标 报告合格率 100% 100% 40 40\n' }),
    );
    expect(form.rows.map((row) => row.cells.name?.text)).toEqual(['合计体检古树数', '报告合格率']);
  });
});

describe('labels behind the rows', () => {
  it('are conclusion, problems, measures and signatures', () => {
    expect(
      tail(
        '评价结论：自评得分九十六分，等级为优。\n存在问题\n无\n改进措施：加强复核。\n项目负责人：某甲 财务负责人：某乙\n',
      ),
    ).toEqual([
      'conclusion 评价结论 自评得分九十六分，等级为优。',
      'problems 存在问题 无',
      'measures 改进措施 加强复核。',
      'contactName 项目负责人 某甲',
      'contactFinance 财务负责人 某乙',
    ]);
  });

  it('end with their line or with a text that breaks off, before what follows the form', () => {
    expect(tail('联系人：某甲 联系电话：00000000\n', '下一部分的文字')).toEqual([
      'contactName 联系人 某甲',
      'contactPhone 联系电话 00000000',
    ]);
    expect(tail('备注：\n1.数据截至本年年底。\n2.金额四舍五入。\n', '二、下一部分\n这是别的文字')).toEqual([
      'extra 备注 1.数据截至本年年底。2.金额四舍五入。',
    ]);
  });

  it('are not words far behind the form', () => {
    const far = `${'这一段文字与表格没有关系，只是跟在表格后面。'.repeat(4)}\n存在问题：无`;
    expect(tail('', far)).toEqual([]);
  });
});
