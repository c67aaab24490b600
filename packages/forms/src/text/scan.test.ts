import { describe, expect, it } from 'vitest';
import { buildLexicon, type Region } from '../labels/lexicon.js';
import { squash, textOf } from './glyphs.js';
import { isGlued, mayStart, scanLabels } from './scan.js';

const lexicon = buildLexicon();

/** Labels of a text as printed, each with its bracket and colon. */
function found(text: string, regions: readonly Region[] = ['head'], glued = false): string[] {
  const glyphs = squash(text);
  return scanLabels(glyphs, lexicon, regions, 0, glyphs.length, glued).map(({ start, end }) =>
    textOf(glyphs, start, end),
  );
}

describe('scanLabels', () => {
  it('finds labels behind breaks, broken over lines, with their brackets and colons', () => {
    expect(found('项目名称 甲\n主管\n部门：乙 实施单位（盖章）：丙')).toEqual([
      '项目名称',
      '主管部门：',
      '实施单位（盖章）：',
    ]);
    expect(found('项目资金（万元） 5', ['blocks'])).toEqual(['项目资金（万元）']);
  });

  it('finds no label in the middle of a run, but in glued texts those of four glyphs and more', () => {
    expect(found('按项目名称核对')).toEqual([]);
    expect(found('项目名称古树保护主管部门乙局电话五', ['head'], true)).toEqual(['项目名称', '主管部门']);
  });

  it('takes the longest at a place, over all regions asked for', () => {
    expect(found('项目资金总额', ['head', 'blocks', 'fundRows'])).toEqual(['项目资金总额']);
    expect(found('年度目标完成情况', ['goals', 'blocks'])).toEqual(['年度目标完成情况']);
  });

  it('finds a label right behind another one, and none inside it', () => {
    expect(found('项目名称主管部门')).toEqual(['项目名称', '主管部门']);
    expect(found('项目主管部门 乙')).toEqual(['项目主管部门']);
  });

  it('stays inside its range', () => {
    const glyphs = squash('项目名称：甲');
    const ends = [3, 4, 5].map((to) => scanLabels(glyphs, lexicon, ['head'], 0, to, false).map(({ end }) => end));
    expect(ends.flat().every((end) => end <= 5)).toBe(true);
    expect(ends.map((each) => each.length)).toEqual([0, 1, 1]);
  });

  it('leaves out what `accept` refuses', () => {
    const glyphs = squash('项目名称 主管部门');
    const kept = scanLabels(glyphs, lexicon, ['head'], 0, glyphs.length, false, (label) => label.field !== 'name');
    expect(kept.map(({ label }) => label.field)).toEqual(['supervisor']);
  });
});

describe('mayStart', () => {
  it('asks for a break, another label, or three glyphs behind a sign', () => {
    const glyphs = squash('甲 乙丙。丁戊');
    expect(mayStart(glyphs, 1, 0, 2, false)).toBe(true);
    expect(mayStart(glyphs, 2, 0, 9, false)).toBe(false);
    expect(mayStart(glyphs, 2, 2, 2, false)).toBe(true);
    expect(mayStart(glyphs, 4, 0, 3, false)).toBe(true);
    expect(mayStart(glyphs, 4, 0, 2, false)).toBe(false);
    expect(mayStart(glyphs, 2, 0, 4, true)).toBe(true);
  });
});

describe('isGlued', () => {
  it('tells a text without breaks from one with', () => {
    const words = Array.from({ length: 12 }, () => '项目支出绩效');
    expect(isGlued(squash(words.join('')), 0, 72)).toBe(true);
    expect(isGlued(squash(words.join(' ')), 0, 72)).toBe(false);
    expect(isGlued(squash(''), 0, 0)).toBe(false);
  });
});
