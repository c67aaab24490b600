import { expect, it } from 'vitest';
import { readContent } from '../read.js';
import { contentOf, type TestCell } from '../sheet/test-content.js';

/** What a column 指标性质 of a table with these cells is read as, row by row. */
function signs(...texts: readonly string[]): unknown[] {
  const rows = texts.map((text, at): TestCell[] => [`指标${'甲乙丙'[at]}`, text, '5', '5', '10', '10']);
  const content = contentOf('项目支出绩效自评表\n', [
    ['三级指标', ['指标性质', 1, 1], '年度指标值', '全年完成值', '分值', '得分'],
    ...rows,
  ]);
  const [form] = readContent(content, '一.xlsx').forms;
  return form !== undefined && 'indicators' in form
    ? form.indicators.map((indicator) => [indicator.operator, indicator.nature])
    : [];
}

it('reads 定量 and 定性 under 指标性质 as the natures of the indicators in a table, as in a text', () => {
  expect(signs('定量指标', '定性指标', '')).toEqual([
    [null, '定量指标'],
    [null, '定性指标'],
    [null, null],
  ]);
});

it('reads them so in a text, by the same rule', () => {
  const text =
    '项目支出绩效自评表\n（2021年度）\n项目名称 古树保护\n绩效指标 一级指标 二级指标 三级指标 指标性质 年度指标值 实际完成值 分值 得分\n' +
    '产出指标 数量指标 古树体检数 定量 120株 126株 20 20\n效益指标 社会效益指标 保护意识 定性 提高 提高 30 30\n总分 50 50\n';
  const blocks = [{ kind: 'text' as const, start: 0, end: text.length }];
  const [form] = readContent({ text, blocks, format: 'text' }, '一.txt').forms;
  expect(
    form !== undefined && 'indicators' in form
      ? form.indicators.map(({ name, operator, nature, target }) => [name, operator, nature, target])
      : [],
  ).toEqual([
    ['古树体检数', null, '定量', '120株'],
    ['保护意识', null, '定性', '提高'],
  ]);
});

it('reads them so where a narrow column breaks them over lines', () => {
  expect(signs('定量\n指标', '定性\n指标')).toEqual([
    [null, expect.stringMatching(/^定量\s?指标$/)],
    [null, expect.stringMatching(/^定性\s?指标$/)],
  ]);
});

it('keeps signs under 指标性质, and 定性 where it stands for the sign of a target in words', () => {
  expect(signs('≥', '定性', '＝')).toEqual([
    ['≥', undefined],
    ['定性', undefined],
    ['＝', undefined],
  ]);
  expect(signs('定性', '定性')).toEqual([
    ['定性', undefined],
    ['定性', undefined],
  ]);
});
