import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../labels/lexicon.js';
import { recogniseText } from './recognise.js';
import { workFor } from './rows/work.js';
import { formText } from './testing/read-form.js';

const lexicon = buildLexicon();
/** A form with a name of its own, an empty line behind it. */
const named = (name: string): string => `${formText({ head: `项目名称 ${name}\n主管部门 云麓市园林局\n` })}\n\n`;
const TAIL = '其他说明文字，与表无关。'.repeat(20);

describe('forms that a text prints more than once', () => {
  const one = `${TAIL}${named('古树保护')}${TAIL}`;
  const [first] = recogniseText(one, 0, one.length, lexicon);
  const text = one.repeat(3);
  const forms = recogniseText(text, 0, text.length, lexicon);

  it('are read as each of them would be alone, every cell at its own place', () => {
    expect(forms).toHaveLength(3);
    for (const [i, form] of forms.entries()) {
      expect(form.rows.map(({ cells }) => cells.name?.text)).toEqual(first?.rows.map(({ cells }) => cells.name?.text));
      expect(form.start).toBe((first?.start ?? 0) + i * one.length);
      for (const { cells } of form.rows)
        for (const cell of Object.values(cells))
          expect(cell.spans.map(([start, end]) => text.slice(start, end)).join('')).toBe(cell.text);
    }
  });

  it('are the same where only one glyph differs, but for that glyph', () => {
    const two = `${one}${TAIL}${named('古木保护')}${TAIL}`;
    expect(recogniseText(two, 0, two.length, lexicon).map(({ head }) => head[0]?.cell?.text)).toEqual([
      '古树保护',
      '古木保护',
    ]);
  });

  it('cost no work again', () => {
    const work = workFor(text.length);
    let looked = 0;
    const form = work.repeated.form.bind(work.repeated);
    work.repeated.form = (glyphs, frame, read) =>
      form(glyphs, frame, () => {
        looked += 1;
        return read();
      });
    recogniseText(text, 0, text.length, lexicon, work);
    expect(looked).toBeLessThan(3);
  });
});
