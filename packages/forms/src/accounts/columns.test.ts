import { tableDefinitions } from '@kaocheng/core/accounts/definitions';
import { describe, expect, it } from 'vitest';
import { columnsOf, headerOf, sideColumnsOf } from './columns.js';
import { folded } from './vocabulary.js';

const table = (id: string) => {
  const found = tableDefinitions.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
/** A header as printed, breaks at its spaces. */
const header = (text: string) => {
  const broken: boolean[] = [];
  for (const word of text.split(' ')) broken.push(true, ...Array.from(word.slice(1), () => false));
  return headerOf(folded(text), broken);
};
const FRAME = ['项目', '科目编码', '科目名称', '行次', '收入', '支出'];

describe('columnsOf', () => {
  it('takes the labels as they are printed, synonyms and parents included', () => {
    const general = table('general').variants;
    expect(columnsOf(header('科目编码 科目名称 本年支出 小计 基本支出 项目支出'), FRAME, general, 3)?.paths).toEqual([
      '本年支出/小计',
      '本年支出/基本支出',
      '本年支出/项目支出',
    ]);
    expect(columnsOf(header('科目编码 科目名称 本年支出合计 基本支出 项目支出'), FRAME, general, 3)?.paths).toEqual([
      '本年支出合计',
      '基本支出',
      '项目支出',
    ]);
  });

  it('parts 本年支出 and 合计 where a break stands between them', () => {
    const capital = table('state-capital').variants;
    expect(columnsOf(header('项目 本年支出 合计 基本支出 项目支出'), FRAME, capital, 3)?.paths[0]).toBe(
      '本年支出/合计',
    );
    expect(columnsOf(header('项目 本年支出合计 基本支出 项目支出'), FRAME, capital, 3)?.paths[0]).toBe('本年支出合计');
  });

  it('puts labels together that their neighbours interrupt', () => {
    const income = table('income').variants;
    const torn =
      '科目编码 科目名称 本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 附属单位上缴 其他收入 收入';
    expect(columnsOf(header(torn), FRAME, income, 7)?.paths).toContain('附属单位上缴收入');
  });

  it('prefers the variant of the size that 栏次 numbers', () => {
    const { variants } = table('three-public');
    const text = '合计 因公出国（境）费 公务用车购置及运行维护费 小计 公务用车购置费 公务用车运行维护费 公务接待费';
    expect(columnsOf(header(text), FRAME, variants, 6)?.paths).toHaveLength(6);
    expect(columnsOf(header(`预算数 决算数 ${text} ${text}`), FRAME, variants, 12)?.paths).toHaveLength(12);
  });

  it('refuses a header of another table', () => {
    expect(columnsOf(header('序号 姓名 电话'), FRAME, table('income').variants, null)).toBeNull();
    expect(
      sideColumnsOf(
        header('序号 姓名 电话'),
        FRAME,
        table('income-expenditure').left,
        table('income-expenditure').right,
        null,
      ),
    ).toBeNull();
  });
});
