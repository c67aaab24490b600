import { describe, expect, it } from 'vitest';
import { formText, readForm, unreadOf } from './testing/read-form.js';

const department = (parts: Parameters<typeof formText>[0]) => {
  const form = readForm(
    formText({ title: '部门整体支出绩效自评表\n（2023年度）\n', head: '部门名称 云麓市园林局\n', ...parts }),
  );
  expect(unreadOf(form)).toEqual([]);
  expect(form.kind).toBe('department');
  return form;
};
const tasks = (text: string) =>
  department({ funds: text }).tasks?.map(({ name, content }) => [name?.text, content?.text]);

describe('tasks of a year', () => {
  it('stand side by side on a line', () => {
    expect(tasks('年度主要任务 任务名称 主要内容\n古树体检 完成一百株古树的体检\n树穴修复 修复三十处树穴\n')).toEqual([
      ['古树体检', '完成一百株古树的体检'],
      ['树穴修复', '修复三十处树穴'],
    ]);
  });

  it('stand over their text where they are numbered', () => {
    expect(
      tasks(
        '年度主要任务 任务名称 主要内容\n任务1：古树体检\n完成一百株古树的体检\n任务2：树穴修复\n修复三十处树穴，\n并补种草皮\n',
      ),
    ).toEqual([
      ['任务1：古树体检', '完成一百株古树的体检'],
      ['任务2：树穴修复', '修复三十处树穴，并补种草皮'],
    ]);
  });

  it('are none where the form prints none', () => {
    expect(department({}).tasks).toBeUndefined();
  });
});

describe('a department’s budget', () => {
  it('is read as amounts under their words, without numbering', () => {
    const form = department({
      funds:
        '部门预算总额 320.5\n1、资金来源：（1）财政性资金 300\n（2）其他资金 20.5\n2、资金结构：（1）基本支出 200\n（2）项目支出 120.5\n',
    });
    expect(form.budget?.map(({ label, cell }) => [label, cell?.text])).toEqual([
      ['部门预算总额', '320.5'],
      ['财政性资金', '300'],
      ['其他资金', '20.5'],
      ['基本支出', '200'],
      ['项目支出', '120.5'],
    ]);
  });

  it('is none in a sentence', () => {
    expect(department({ funds: '部门概况 部门预算总额，比上年增加二十万元。\n' }).budget).toBeUndefined();
  });
});
