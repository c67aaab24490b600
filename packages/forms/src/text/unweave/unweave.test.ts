import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../labels/lexicon.js';
import type { IndicatorColumn } from '../../raw/raw-form.js';
import { Break, type Glyphs, squash } from '../glyphs.js';
import { CENTRED } from '../testing/centred-rows.js';
import { unweave } from './unweave.js';

const lexicon = buildLexicon();
const COLUMNS: readonly IndicatorColumn[] = [
  'level1',
  'level2',
  'name',
  'target',
  'actual',
  'weight',
  'score',
  'deviation',
];

const MARKS = { [Break.none]: '', [Break.space]: ' ', [Break.line]: '\n', [Break.blank]: '\n', [Break.cell]: '\t' };

/** The glyphs as text again, with a sign for each break. */
const shown = (glyphs: Glyphs): string =>
  glyphs.char
    .map((char, i) => (i === 0 ? '' : MARKS[glyphs.before[i] as Break]) + char)
    .join('')
    .trim();

function unwoven(text: string): string | null {
  const glyphs = squash(text);
  const result = unweave(glyphs, 0, glyphs.length, COLUMNS, lexicon);
  return result === glyphs ? null : shown(result);
}

describe('unweave', () => {
  it('puts cells in order that begin at the top of their row, with blanks between figures and the beginnings of units', () => {
    const top = `产 数量 新建苗圃面 1200 平 1200 平 20 20
指标 积 方米 方米
出 购置水车数 2 台 2 台 10 10
指 量
质量 项目验收合 100% 100% 20 20
标 指标 格率`;
    expect(unwoven(top)).toBe(
      [
        '产出指标\n数量指标\n新建苗圃面积 1200 平方米 1200 平方米 20 20',
        '购置水车数量 2 台 2 台 10 10',
        '质量指标\n项目验收合格率 100% 100% 20 20',
      ].join('\n'),
    );
  });

  it('puts cells that are centred in their row, and the labels beside them, in order', () => {
    expect(unwoven(CENTRED)).toBe(
      [
        '产出指标（50分）\n数量指标\n古树名木养护株数 ≥500株 486株 10 9.7 部分古树移栽死亡',
        '病虫害防治作业面积 ≥30次 32次 10 10',
        '质量指标\n养护作业质量合格率 100% 100% 10 10',
        '时效指标\n养护任务按期完成 ≥95% 98% 20 20',
        '效益指标（30分）\n社会效益指标\n古树文化知晓程度提升情况 有所提升 有所提升 30 30',
      ].join('\n'),
    );
  });

  it('puts cells that begin at the top of their row in order', () => {
    const text = `产出指标 数量指标 古树名木养护株 ≥500株 486株 10 9.7 部分古树
数 移栽死亡
质量指标 养护作业质量合 明显提高 明显提 10 10
格程度 高
效益指标 社会效益 古树文化知晓程 有所提升 有所提 30 30
指标 度提升情况 升`;
    expect(unwoven(text)).toBe(
      [
        '产出指标\n数量指标\n古树名木养护株数 ≥500株 486株 10 9.7 部分古树移栽死亡',
        '质量指标\n养护作业质量合格程度 明显提高 明显提高 10 10',
        '效益指标\n社会效益指标\n古树文化知晓程度提升情况 有所提升 有所提升 30 30',
      ].join('\n'),
    );
  });

  it('collects a label whose pieces rows part, though no cell wraps', () => {
    const text = `产出 数量指标 养护株数 ≥500株 486株 10 9.7
指标 质量指标 合格率 100% 100% 10 10
（50分） 时效指标 按期完成率 ≥95% 98% 30 30`;
    expect(unwoven(text)).toBe(
      '产出指标（50分）\n数量指标\n养护株数 ≥500株 486株 10 9.7\n质量指标\n合格率 100% 100% 10 10\n时效指标\n按期完成率 ≥95% 98% 30 30',
    );
  });

  it('leaves rows alone whose cells stand one behind the other, over the ends of lines', () => {
    const text = `产出指标
（50分）
数量指标 古树名木养护
株数
≥500株 486株 10 9.7 部分古树
移栽死亡
质量指标 合格率 100% 100% 10 10
时效指标 按期完成率 ≥95% 98% 30 30`;
    expect(unwoven(text)).toBeNull();
  });

  it('leaves a grid of tabs alone', () => {
    expect(unwoven(CENTRED.replaceAll(' ', '\t'))).toBeNull();
  });

  const pieces = fc.constantFrom(
    ...[
      '产出',
      '指标',
      '（50分）',
      '数量指标',
      '养护株',
      '数',
      '≥500株',
      '486',
      '10',
      '9.7',
      '—',
      '提升',
      '满意度',
      '(',
      '率',
    ],
  );
  const texts = fc
    .array(fc.array(pieces, { minLength: 1, maxLength: 9 }), { maxLength: 40 })
    .map((lines) => lines.map((line) => line.join(' ')).join('\n'));

  it('gives the same glyphs, each with its place in the source, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ maxLength: 200 })), (text) => {
        const glyphs = squash(text);
        const result = unweave(glyphs, 0, glyphs.length, COLUMNS, lexicon);
        expect([...result.at].sort((a, b) => a - b)).toEqual([...glyphs.at]);
        expect(Array.from(result.at, (at) => text[at])).toEqual(result.char);
        expect(result.fold).toHaveLength(result.length);
        expect(result.before).toHaveLength(result.length);
        expect(result.empty).toHaveLength(result.length);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what stands before and behind the block', () => {
    const glyphs = squash(`表头\n${CENTRED}\n总分 100`);
    const result = unweave(glyphs, 2, glyphs.length - 5, COLUMNS, lexicon);
    expect(result.at.slice(0, 2)).toEqual(glyphs.at.slice(0, 2));
    expect(result.at.slice(-5)).toEqual(glyphs.at.slice(-5));
    expect(result).not.toBe(glyphs);
  });

  it('gives up on blocks that are too long to be worth it', () => {
    const glyphs = squash(`${CENTRED}\n`.repeat(60));
    expect(unweave(glyphs, 0, glyphs.length, COLUMNS, lexicon)).toBe(glyphs);
  });
});
