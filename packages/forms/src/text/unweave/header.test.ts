import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../labels/lexicon.js';
import { squash } from '../glyphs.js';
import { unweaveHeaders } from './header.js';

const lexicon = buildLexicon();

function unwoven(text: string): string | null {
  const glyphs = squash(text);
  const result = unweaveHeaders(glyphs, lexicon);
  return result === glyphs ? null : result.fold;
}

describe('unweaveHeaders', () => {
  it('joins labels above and below the line of those that fit their columns', () => {
    const text = '年度 实际 偏差原因分析\n一级指标 二级指标 三级指标 分值 得分\n指标值 完成值 及改进措施\n产出指标';
    expect(unwoven(text)).toBe('一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施产出指标');
  });

  it('joins labels that go on below their first line', () => {
    const text = '一级指 二级指标 三级指标 年度 实际完成值 分值 得分\n标 指标值\n产出指标';
    expect(unwoven(text)).toBe('一级指标二级指标三级指标年度指标值实际完成值分值得分产出指标');
  });

  it('joins labels of money, with the label of the block beside them', () => {
    const text = '项目 调整后预算\n年初预算数 预算执行数 分值 执行率 得分\n资金 数\n年度资金总额 10 10 10 10 100% 10';
    expect(unwoven(text)).toBe('项目资金年初预算数调整后预算数预算执行数分值执行率得分年度资金总额10101010100%10');
  });

  it('joins labels whose lines stand in no symmetry, each with what completes it below', () => {
    const text =
      '年初预 全年预 全年执行数\n项目资金 分值 执行率 得分\n算数 算数\n（万元）\n年度资金总额 10 10 10 10 100% 10';
    expect(unwoven(text)).toBe('项目资金年初预算数全年预算数全年执行数分值执行率得分(万元)年度资金总额10101010100%10');
  });

  it('joins nothing over a label that stands whole, nor further down than the next lines', () => {
    expect(
      unwoven('执行\n年度预算数（万元） 年初预算 调整后预算数 预算执行数\n预算执行\n率\n权重 得分 原因'),
    ).toBeNull();
  });

  it('gives a glyph below the header to the label above it that lacks it, also where it fits one on its left', () => {
    const text = '实际完成\n一级指标 二级指标 三级指标 分值 指标值 得分\n值\n产出指标';
    expect(unwoven(text)).toBe('一级指标二级指标三级指标分值指标值实际完成值得分产出指标');
  });

  it('leaves a header alone that reads on over its lines', () => {
    expect(unwoven('一级指标 二级指标 三级指标\n年度\n指标值\n实际\n完成值\n分值 得分\n产出指标')).toBeNull();
    expect(unwoven('年初预算 调整后预算数 预算执行数\n预算执行\n率\n权重 得分 原因')).toBeNull();
  });

  it('gives the same glyphs whatever the text', () => {
    const pieces = fc.constantFrom(
      ...['一级', '指标', '三级指标', '年度', '指标值', '实际', '分值', '得分', '绩效', '标'],
    );
    const lines = fc.array(fc.array(pieces, { minLength: 1, maxLength: 7 }), { maxLength: 12 });
    fc.assert(
      fc.property(lines, (all) => {
        const glyphs = squash(all.map((line) => line.join(' ')).join('\n'));
        const result = unweaveHeaders(glyphs, lexicon);
        expect([...result.at].sort((a, b) => a - b)).toEqual([...glyphs.at]);
      }),
      { numRuns: 60 },
    );
  });
});
