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
