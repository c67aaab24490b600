import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../labels/lexicon.js';
import { squash } from '../glyphs.js';
import { collectLevels } from './level-pieces.js';
import { linesOf } from './lines.js';

const lexicon = buildLexicon();

function labelsIn(text: string): string[] {
  const glyphs = squash(text);
  const { labels } = collectLevels(linesOf(glyphs, 0, glyphs.length, true), lexicon);
  return labels.map((label) => `${label.column} ${label.text}`);
}

describe('collectLevels', () => {
  it('puts labels of two columns together that stand woven', () => {
    const text = '满意度\n服务对象\n指标 游客满意度 ≥90% 92% 10 10\n满意度指标\n（10分）';
    expect(labelsIn(text)).toEqual(['1 满意度指标(10分)', '2 服务对象满意度指标']);
  });

  it('takes 成本指标 under 产出指标 for one of the second level', () => {
    const text = '产出指标 数量指标 养护株数 5株 5株 20 20\n成本指标 总成本 5万元 5万元 30 30';
    expect(labelsIn(text)).toEqual(['1 产出指标', '2 数量指标', '2 成本指标']);
  });

  it('leaves the rest of a name that looks like a label where it is', () => {
    const text = '产出指标 数量指标 养护株数 5株 5株 20 20\n游客对养护的\n≥90% 92% 10 10\n程度';
    expect(labelsIn(text)).toEqual(['1 产出指标', '2 数量指标']);
  });

  it('takes 指标 1：… for the mark of a row', () => {
    const text = '产出 指标 1：养护株数 5株 5株 20 20\n指标 指标 2：修剪株数 5株 5株 20 20';
    expect(labelsIn(text)).toEqual(['1 产出指标']);
  });
});
