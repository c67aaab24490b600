import { describe, expect, it } from 'vitest';
import { type Chunk, columnBorders, cutAt, labelBorder } from './aligned-columns.js';
import type { Glyph } from './ink.js';

/** A text of glyphs as wide as its type size, 10 points, whose first has its upper left corner there. */
const printed = (left: number, top: number, text: string): Chunk => {
  const glyphs = Array.from(text, (one, i): Glyph => {
    const at = left + i * 10;
    return { text: one, box: [at, top, at + 10, top + 10], size: 10, direction: 0 };
  });
  return { glyphs, box: [left, top, left + glyphs.length * 10, top + 10], size: 10 };
};

describe('the columns of a table without lines', () => {
  /** Rows 20 points apart, all but the first with a name and a figure. */
  const rows = Array.from({ length: 8 }, (_, i) => [
    printed(160, i * 20, '发放人数'),
    printed(260, i * 20, '一百'),
  ]).flat();
  const levels = [printed(60, 0, '一级指标'), printed(60, 50, '产出指标'), printed(60, 130, '效益指标')];

  it('are two where labels over all rows stand left of other labels, though none beside one of those', () => {
    const chunks = [...rows, ...levels, printed(20, 83, '绩效'), printed(20, 97, '指标')];
    const borders = columnBorders(chunks);
    expect(borders).toHaveLength(2);
    const border = labelBorder(chunks, borders);
    expect(border).toBeGreaterThan(40);
    expect(border).toBeLessThan(60);
  });

  it('are one where shorter names stand left of one in the middle, each level with its row', () => {
    const names = [printed(60, 0, '科目名称'), printed(20, 80, '结转'), printed(60, 140, '总计')];
    const chunks = [...rows, ...names];
    expect(labelBorder(chunks, columnBorders(chunks))).toBeNull();
  });

  it('part a bracket from the text behind it, since half of it is blank', () => {
    const texts = (chunk: Chunk): string[] =>
      cutAt(chunk, [60.5]).map(({ glyphs }) => glyphs.map(({ text }) => text).join(''));
    const shifted = ({ glyphs, box, size }: Chunk): Chunk => ({
      glyphs: glyphs.map((glyph, i) =>
        i < 4 ? glyph : { ...glyph, box: [glyph.box[0] + 1, glyph.box[1], glyph.box[2] + 1, glyph.box[3]] },
      ),
      box: [box[0], box[1], box[2] + 1, box[3]],
      size,
    });
    expect(texts(shifted(printed(20, 0, '（单价）（单价）')))).toEqual(['（单价）', '（单价）']);
    expect(texts(shifted(printed(20, 0, '发放单价发放单价')))).toEqual(['发放单价发放单价']);
  });
});
