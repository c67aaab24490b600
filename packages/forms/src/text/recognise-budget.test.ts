import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../labels/lexicon.js';
import type { RawForm } from '../raw/raw-form.js';
import { squash } from './glyphs.js';
import { recogniseText } from './recognise.js';
import { formText } from './testing/read-form.js';

const lexicon = buildLexicon();

/** Rows whose cells wrap and stand centred, as the lines of a page leave them. */
const WOVEN = `古树名木养护株 ≥500 486 部分古树
10 9.7
数 株 株 移栽死亡
数量指标
病虫害防治作业
≥30次 32次 10 10
面积
产出
指标 养护作业质量合格
质量指标 100% 100% 10 10
率
（50分）
时效指标 养护任务按期完成 ≥95% 98% 20 20
效益
社会效益 古树文化知晓程 有所 有所
指标 30 30
指标 度提升情况 提升 提升
（30分）
`;
const text = formText({ rows: WOVEN });

const names = (forms: readonly RawForm[]): string[] =>
  forms.flatMap((form) => form.rows.map((row) => row.cells.name?.text ?? ''));

describe('what reading a text may cost', () => {
  it('lets woven rows be taken apart as long as something is left for it', () => {
    const budget = { left: 1_000_000, weave: 1 };
    expect(names(recogniseText(text, 0, text.length, lexicon, budget))).toContain('古树名木养护株数');
    expect(budget.weave).toBeLessThan(0);
  });

  it('reads on as the rows stand where nothing is left, and loses no glyph', () => {
    const budget = { left: 1_000_000, weave: 0 };
    const forms = recogniseText(text, 0, text.length, lexicon, budget);
    expect(forms).toHaveLength(1);
    expect(names(forms)).not.toContain('古树名木养护株数');
    const printed = JSON.stringify(forms.map((form) => [form.rows, form.unread]));
    for (const word of ['部分古树', '移栽死亡', '病虫害防治作业', '养护任务按期完成', '度提升情况'])
      expect(printed).toContain(word);
    expect(forms[0]?.glyphs).toBe(squash(text, 0, text.length).length);
    expect(budget.weave).toBe(0);
  });
});
