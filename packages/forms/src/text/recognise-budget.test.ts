import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../labels/lexicon.js';
import type { RawForm } from '../raw/raw-form.js';
import { readContent } from '../read.js';
import { squash } from './glyphs.js';
import { recogniseText } from './recognise.js';
import { type Work, workFor } from './rows/work.js';
import { CENTRED } from './testing/centred-rows.js';
import { formText } from './testing/read-form.js';

const lexicon = buildLexicon();

const text = formText({ rows: `${CENTRED}\n` });

const names = (forms: readonly RawForm[]): string[] =>
  forms.flatMap((form) => form.rows.map((row) => row.cells.name?.text ?? ''));

describe('what reading a text may cost', () => {
  it('lets woven rows be taken apart as long as something is left for it, and gives back what a sound form took', () => {
    const budget = { ...workFor(0), left: 1_000_000, weave: 1 };
    expect(names(recogniseText(text, 0, text.length, lexicon, budget))).toContain('古树名木养护株数');
    expect(budget.weave).toBe(1);
  });

  it('reads on as the rows stand where nothing is left, and loses no glyph', () => {
    const budget = { ...workFor(0), left: 1_000_000, weave: 0 };
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

/** Labels in an order that only looks like forms: a header and figures that fit none of its columns. */
const junk = (i: number): string =>
  `项目支出绩效自评表\n项目名称 甲${i} 主管部门 乙\n一级指标 三级指标 年度指标值 实际完成值 分值 得分\n${`其他资金${i} 全年预算数 实际完成情况\n`.repeat(20)}`;

describe('a text of what only looks like forms', () => {
  const made = Array.from({ length: 600 }, (_, i) => junk(i)).join('');
  const source = `${formText()}${made}`;
  const transcript = readContent(
    { text: source, blocks: [{ kind: 'text', start: 0, end: source.length }], format: 'text' },
    'a.txt',
  );

  it('is left unread behind the place where the work for it is spent, and says from which line on', () => {
    expect(transcript.forms[0]).toMatchObject({ kind: 'project', name: '古树保护' });
    expect(transcript.forms.length).toBeLessThan(500);
    const rest = transcript.unread.at(-1);
    expect(rest?.end).toBe(source.length);
    const line = source.slice(0, rest?.start).split('\n').length;
    expect(transcript.omitted).toEqual([
      { what: 'beyond-work', sheet: String(line), count: rest?.text.replace(/\s/gu, '').length },
    ]);
  });

  it('loses no glyph', () => {
    const ink = (text: string): number => text.replace(/\s/gu, '').length;
    expect(transcript.accounted?.glyphs).toBe(ink(source));
  });

  it('is read to its end where there are sound forms between, which give back what it takes', () => {
    const sound = `${formText()}\n\n${formText({ head: '项目名称 古木\n主管部门 云麓市园林局\n' })}\n\n`;
    const mixed = Array.from({ length: 10 }, (_, i) => sound + junk(i)).join('');
    const few = (): Work => ({ ...workFor(0), idle: 1500 });
    const [without, between] = [few(), few()];
    const alone = Array.from({ length: 10 }, (_, i) => junk(i)).join('');
    recogniseText(alone, 0, alone.length, lexicon, without);
    expect(without.unreadFrom).not.toBeNull();
    recogniseText(mixed, 0, mixed.length, lexicon, between);
    expect(between.unreadFrom).toBeNull();
  });
});

describe('a pack of forms whose rows fit badly', () => {
  /** Rows without marks under columns that ask for them, and a second title of columns between. */
  const hard = (i: number): string =>
    formText({
      head: `项目名称 古树保护${i}\n主管部门 云麓市园林局\n实施单位 云麓市古树中心\n`,
      rows: '产出指标 数量指标 体检 株数 多少 及 时 到位 10 良好 提高 9\n质量 合格 好 优 3 8 有效 是 否 1 2 3 4\n效益 长期 5 5 5 5 明显 显著\n',
      total: '',
    });

  it('is read to its end', () => {
    const source = Array.from({ length: 240 }, (_, i) => hard(i)).join('\n');
    const few: Work = { ...workFor(source.length), idle: 1500 };
    const left = few.left;
    expect(recogniseText(source, 0, source.length, lexicon, few)).toHaveLength(240);
    expect(few.left).toBeLessThan(left);
    expect(few.unreadFrom).toBeNull();
  });
});
