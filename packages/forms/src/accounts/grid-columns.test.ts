import { expect, it } from 'vitest';
import { readContent } from '../read.js';
import { contentOf, type TestCell } from '../sheet/test-content.js';

const two = (...texts: string[]): TestCell[] => texts.map((text): TestCell => [text, 1, 2]);

it('puts no figure by a grid whose rows end at other widths than their header: half a column off is another column', () => {
  const content = contentOf('支出决算表\n', '公开03表\n', '部门：清河县水利局 单位：万元\n', [
    [...two('项目'), ...two('本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出')],
    ['功能分类科目编码', ...two('科目名称')],
    [...two('合计', '30.00', '20.00', '10.00')],
    ['213', ...two('农林水支出', '30.00', '20.00', '10.00')],
    ['21303', ...two('水利', '30.00', '20.00', '10.00')],
  ]);
  const [form] = readContent(content, '一.doc').forms;
  expect(
    form?.kind === 'account' ? form.rows.map(({ name, values }) => [name, ...Object.values(values)]) : null,
  ).toEqual(['合计', '农林水支出', '水利'].map((name) => [name, '30.00', '20.00', '10.00', null, null, null]));
});
