import { describe, expect, it } from 'vitest';
import { windowOf } from './frame-window.js';
import { squash, textOf } from './glyphs.js';

const text = `${'前文。'.repeat(60)}自评表 项目名称 甲 分值 得分 10 10${'后文。'.repeat(60)}`;
const glyphs = squash(text, 0, text.length);
const start = glyphs.fold.indexOf('自评表');
const header = {
  start: start + 8,
  end: start + 12,
  columns: [{ field: 'score', label: '得分', start: start + 10, end: start + 12 }],
};
const frame = {
  start,
  end: start + 16,
  title: { start, end: start + 3, subtitle: [start + 3, start + 5] as const },
  funds: [],
  indicators: [header],
};

describe('the glyphs round one form', () => {
  it('are those of the form under indexes of their own, with their offsets in the source', () => {
    const near = windowOf(glyphs, frame);
    const [own] = near.frame.indicators;
    expect(near.glyphs.length).toBeLessThan(glyphs.length);
    expect(textOf(near.glyphs, near.frame.start, near.frame.end)).toBe(textOf(glyphs, frame.start, frame.end));
    expect(textOf(near.glyphs, own?.columns[0]?.start ?? 0, own?.columns[0]?.end ?? 0)).toBe('得分');
    expect(near.frame.title?.subtitle?.[0]).toBe(near.frame.start + 3);
    expect(near.glyphs.at[near.frame.start]).toBe(text.indexOf('自评表'));
    for (const list of [near.glyphs.char, near.glyphs.at, near.glyphs.before, near.glyphs.empty, near.glyphs.fold]) {
      expect(list.length).toBe(near.glyphs.length);
    }
  });

  it('are all glyphs where the form is the whole text', () => {
    const whole = { ...frame, start: 0, end: glyphs.length };
    expect(windowOf(glyphs, whole)).toEqual({ glyphs, frame: whole });
  });
});
