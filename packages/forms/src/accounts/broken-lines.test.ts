import { describe, expect, it } from 'vitest';
import { findAccountTables } from './find-account-tables.js';

/** Header and rows as a pdf of nine tables left them: labels cut within words, spaces inside names, blank lines between. */
const BROKEN = `财政拨款收入支出决算总表
公开04表

部门（单位）：清河县医疗保障局 单位：万元

收 入 支 出

项 目 行次 决算数 项 目 行次 合计
一般公共预算财政拨

款
政府性基金预算财

政拨款
国有资本经营预算财

政拨款

栏 次 1 栏 次 2 3 4 5

一、一般公共预算财政拨款 1 558.64 一、一般公共服务支出 5

二、政府性基金预算财政拨款 2 八、 社会保障和就业支出 6 61.15 61.15

本年收入合计 3 558.64 本年支出合计 7 558.64 558.64

总计 4 558.64 总计 8 558.64 558.64

注：本表反映总收支。
2 本套报表金额单位转换时可能存在尾差



第四部分 名词解释

1.基本支出：保障机构运转的支出。`;

describe('account tables as a pdf leaves them', () => {
  const [reading] = findAccountTables(BROKEN);

  it('reads labels cut within words, and rows with spaces inside their names', () => {
    expect(reading?.form.columns).toEqual([
      '决算数',
      '合计',
      '一般公共预算财政拨款',
      '政府性基金预算财政拨款',
      '国有资本经营预算财政拨款',
    ]);
    expect(reading?.form.rows.map((row) => [row.line, row.name, ...Object.values(row.values)])).toEqual([
      ['1', '一、一般公共预算财政拨款', '558.64'],
      ['2', '二、政府性基金预算财政拨款', null],
      ['3', '本年收入合计', '558.64'],
      ['4', '总计', '558.64'],
      ['5', '一、一般公共服务支出', null, null, null, null],
      ['6', '八、社会保障和就业支出', '61.15', '61.15', null, null],
      ['7', '本年支出合计', '558.64', '558.64', null, null],
      ['8', '总计', '558.64', '558.64', null, null],
    ]);
  });

  it('ends with the note, its numbered lines included, and leaves nothing unread', () => {
    expect(reading?.form.note).toBe('注：本表反映总收支。2本套报表金额单位转换时可能存在尾差');
    expect(BROKEN.slice(reading?.form.end)).toMatch(/^\s+第四部分/);
    expect(reading?.unread).toEqual([]);
  });
});
