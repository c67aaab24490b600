import { describe, expect, it } from 'vitest';
import type { GridRow } from './rows.js';
import { rowsOf } from './rows.js';
import { contentOf } from './test-content.js';
import { titleOf, yearLine } from './titles.js';

const row = (text: string): GridRow => {
  const [only] = rowsOf(contentOf(text));
  if (only === undefined) throw new Error('a line of text gives a row');
  return only;
};

describe('titleOf', () => {
  it.each([
    ['## 项目支出绩效自评表', '项目支出绩效自评表'],
    ['附件1-2：2021 年度项目支出绩效自评表', '2021 年度项目支出绩效自评表'],
    ['黄石市项目支出绩效监控表 (申遗)', '黄石市项目支出绩效监控表 (申遗)'],
    ['部门预算项目支出绩效自评表(2023年度)', '部门预算项目支出绩效自评表(2023年度)'],
    ['部门整体支出绩效目标申报表', '部门整体支出绩效目标申报表'],
    ['某某资金绩效目标自评', '某某资金绩效目标自评'],
    ['部门整体支出绩效指标体系', '部门整体支出绩效指标体系'],
  ])('%s', (text, title) => {
    expect(titleOf(row(text))?.title.text).toBe(title);
  });

  it.each(['请各单位填写项目支出绩效自评表。', '收入决算表', '项目支出自评汇总表', '项目名称', '一、绩效自评工作情况'])(
    '%s is none',
    (text) => {
      expect(titleOf(row(text))).toBeNull();
    },
  );

  it('parts the year that the layout sets apart', () => {
    const title = titleOf(row('绩效目标自评表 (2019年度)'));
    expect([title?.title.text, title?.subtitle?.text]).toEqual(['绩效目标自评表', '(2019年度)']);
  });
});

describe('yearLine', () => {
  it.each(['（2023年度1—7月）', '（２０２１年度）'])('is %s', (text) => {
    expect(yearLine(row(text))?.text).toBe(text);
  });

  it('is a line of a year, filled in or not, and nothing else', () => {
    expect(
      ['（2021 年度）', '2023 年度', '（　年度）', '2023', '2023年度预算', '项目名称'].map(
        (text) => yearLine(row(text)) !== null,
      ),
    ).toEqual([true, true, true, true, false, false]);
  });
});
