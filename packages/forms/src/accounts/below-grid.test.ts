import { expect, it } from 'vitest';
import { readContent } from '../read.js';
import { contentOf, type TestCell } from '../sheet/test-content.js';

const two = (...texts: string[]): TestCell[] => texts.map((text): TestCell => [text, 1, 1]);
const TABLE = [
  two('项目', '', '本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出'),
  two('合计', '', '30.00', '20.00', '10.00', '', '', ''),
  two('213', '农林水支出', '30.00', '20.00', '10.00', '', '', ''),
];

/** Names of the rows of an account table with a line below it. */
function namesOf(below: string): (string | null)[] {
  const content = contentOf('支出决算表\n', '公开03表\n', '部门：清河县水利局 单位：万元\n', TABLE, below);
  const [form] = readContent(content, '一.pdf').forms;
  return form?.kind === 'account' ? form.rows.map(({ name }) => name) : [];
}

it.each(['第 1 稿 & 校验码 00ff', '打印时间：2024-05-06 10:22', '第 3 版　校验码 3f2a-9c00', '2024.05.06'])(
  'takes no footer below a table for a row: %s',
  (footer) => {
    expect(namesOf(footer)).toEqual(['合计', '农林水支出']);
  },
);

it('keeps rows below a table for which no lines were drawn', () => {
  expect(namesOf('21303 水利 30.00 20.00 10.00')).toEqual(['合计', '农林水支出', '水利']);
});

const SUMMARY = [
  ['收入', '', '', '支出', '', ''],
  ['项目', '行次', '金额', '项目', '行次', '金额'],
  ['栏次', '', '1', '栏次', '', '2'],
  ['一、财政拨款收入', '1', '90', '一、一般公共服务支出', '6', '95'],
  ['二、上级补助收入', '2', '5', '二、外交支出', '7', '0'],
];

/** Rows of a table of two sides with lines below it, and what is left unread. */
function sidesOf(...below: string[]) {
  const table = SUMMARY.map((row) => two(...row));
  const content = contentOf('收入支出决算总表\n', '公开01表\n', '部门：清河县水利局 单位：万元\n', table, ...below);
  const { forms, unread } = readContent(content, '一.docx');
  const [form] = forms;
  const rows = form?.kind === 'account' ? form.rows : [];
  return {
    rows: rows.map(({ name, line, values }) => [name, line, ...Object.values(values)]),
    unread: unread.map(({ text }) => text),
  };
}

it('keeps the total that stands below a table', () => {
  const { rows } = sidesOf('总计 5 100.50 总计 10 100.50');
  expect(rows.filter(([name]) => name === '总计')).toEqual([
    ['总计', '5', '100.50'],
    ['总计', '10', '100.50'],
  ]);
});

it('keeps sums in whole units below a table, not the footer behind them', () => {
  const { rows, unread } = sidesOf(
    '本年收入合计 3 75 本年支出合计 8 75',
    '年初结转 4 25 年末结转和结余 9 25',
    '总计 5 100 总计 10 100',
    '打印时间：2024-05-06 10:22',
  );
  expect(rows.map(([name]) => name)).toEqual([
    ...['一、财政拨款收入', '二、上级补助收入', '本年收入合计', '年初结转', '总计'],
    ...['一、一般公共服务支出', '二、外交支出', '本年支出合计', '年末结转和结余', '总计'],
  ]);
  expect(unread).toEqual([]);
});

it('keeps a row of another name with a figure for each column', () => {
  expect(namesOf('设备购置 30 20 10 0 0 0')).toEqual(['合计', '农林水支出', '设备购置']);
});

it('lists figures below a table that are no row of it as unread', () => {
  const { rows, unread } = sidesOf('其余部分 12');
  expect(rows).toHaveLength(4);
  expect(unread).toEqual(['其余部分12']);
});

it('lists no lone number within the words of a footer', () => {
  expect(sidesOf('第 1 稿 核对').unread).toEqual([]);
});
