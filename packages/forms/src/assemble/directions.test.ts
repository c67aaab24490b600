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
