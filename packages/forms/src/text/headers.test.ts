import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../labels/lexicon.js';
import { squash } from './glyphs.js';
import { readHeader } from './headers.js';

const lexicon = buildLexicon();

/** Fields of the header at the start of a text, `?label` for an unknown column, and what is left behind it. */
function header(text: string, region: 'columns' | 'fundColumns' = 'columns', least = 3): [string, string] | null {
  const glyphs = squash(text);
  const read = readHeader(glyphs, lexicon, region, 0, least);
  if (read === null) return null;
  const fields = read.columns.map((column) => column.field ?? `?${column.label}`);
  return [fields.join(' '), glyphs.fold.slice(read.end)];
}

const PLAIN = 'level1 level2 name target actual weight score';
const SIGNED = 'level1 level2 name operator target unit actual weight score';

describe('headers of indicators', () => {
  it('ends with the last label that belongs to it', () => {
    expect(header('一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 产出指标 数量指标 树 ≥5株')).toEqual([
      PLAIN,
      '产出指标数量指标树≥5株',
    ]);
  });

  it('is the same over any breaks, in or between its labels', () => {
    const labels = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', ' ', '\n', '\n\n', '\t'), { minLength: 30, maxLength: 30 }), (gaps) => {
        const text = [...labels.join('')].map((glyph, i) => glyph + gaps[i]).join('');
        expect(header(`${text}\n产出指标 数量指标`)).toEqual([PLAIN, '产出指标数量指标']);
      }),
    );
  });

  it('puts labels of two lines together: 年度 实际 … over 指标值 完成值', () => {
    expect(header('一级指标 二级指标 三级指标 年度 实际 分值 得分\n指标值 完成值\n产出指标')).toEqual([
      PLAIN,
      '产出指标',
    ]);
    expect(header('一级指标 二级指标 三级指标 年度\n实际\n分值 得分 偏差原因分析\n指标值\n完成值\n产出指标')).toEqual([
      `${PLAIN} deviation`,
      '产出指标',
    ]);
  });

  it('puts torn labels together glyph by glyph: 指 … 度 … over 标性质 量单位', () => {
    expect(header('一级指标 二级指标 三级指标 指 指标值 度 完成值 权重 得分\n标性质\n量单位\n产出指标')).toEqual([
      SIGNED,
      '产出指标',
    ]);
    expect(header('一级指标 二级指标 三级指标\n指标\n性质\n指标值 度量\n单位\n完成值 权重 得分\n产出指标')).toEqual([
      SIGNED,
      '产出指标',
    ]);
  });

  it('takes (A) and (B) into glued labels and stops before the first class', () => {
    expect(header('一级指标二级指标三级指标年度指标值(A)实际完成值（B）分值得分产出指标数量指标树≥5株')).toEqual([
      PLAIN,
      '产出指标数量指标树≥5株',
    ]);
  });

  it('knows labels that scanning has damaged by one glyph', () => {
    expect(header('一级指标 二级指标 三级指标 年度指标值 实际宗成值 分值 得分 偏羞原因分析及改进措施')).toEqual([
      `${PLAIN} deviation`,
      '',
    ]);
  });

  it('keeps an unknown label between known ones as a column', () => {
    expect(header('一级指标 二级指标 三级指标 年度指标值 实际完成值 取数渠道 分值 得分')?.[0]).toBe(
      'level1 level2 name target actual ?取数渠道 weight score',
    );
    expect(header('一级指标 二级指标 三级指标 年度指标值 取数渠道 承办股室 实际完成值 分值 得分')?.[0]).toBe(
      'level1 level2 name target ?取数渠道 ?承办股室 actual weight score',
    );
  });

  it('knows labels that the transcript has no key for, more than one of them too', () => {
    expect(header('一级指标 二级指标 三级指标 年度指标值 实际完成值 数据来源责任科室 分值 得分')?.[0]).toBe(
      'level1 level2 name target actual extra extra weight score',
    );
  });

  it('leaves words to the first row or heading that a loose piece of a label begins', () => {
    const labels = '一级指标 二级指标 三级指标 指标值 完成值 分值 得分\n';
    for (const behind of ['年度培训次数5次', '实际受益人数5人', '绩效自评汇总表'])
      expect(header(labels + behind)).toEqual([PLAIN, behind]);
  });

  it('ends before the same header comes again', () => {
    expect(header('一级指标 三级指标 分值 得分 一级指标 三级指标 分值 得分')).toEqual([
      'level1 name weight score',
      '一级指标三级指标分值得分',
    ]);
  });

  it('is none where too few columns are known, or where words of a sentence are', () => {
    expect(header('一级指标 二级指标 指标值\n产出指标', 'columns', 4)).toBeNull();
    expect(header('指标值按年度确定，得分由单位填写。')).toBeNull();
    expect(header('')).toBeNull();
  });
});

describe('headers of funds', () => {
  it('reads columns with brackets, broken over lines or glued', () => {
    const six = 'initial annual executed weight rate score';
    for (const text of [
      '年初预算数 全年预算数 全年执行数 分值 执行率 得分\n年度资金总额',
      '年初预算数全年预算数（A）全年执行数（B）分值执行率（B/A）得分年度资金总额',
      '年初\n预算数\n全年\n预算数\n全年\n执行数\n分\n值\n执行\n率\n得\n分\n年度资金总额',
    ])
      expect(header(text, 'fundColumns', 2)).toEqual([six, '年度资金总额']);
  });

  it('takes 执行率得分 for the rate and its score where no rate came before, else for the score', () => {
    expect(header('预算数 执行数 执行率得分 5', 'fundColumns', 2)?.[0]).toBe('annual executed rate score');
    expect(header('预算数 执行数 执行率 执行率得分 5', 'fundColumns', 2)?.[0]).toBe('annual executed rate score');
  });
});
