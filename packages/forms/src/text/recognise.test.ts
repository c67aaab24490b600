import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawCell, RawForm } from '../raw/raw-form.js';
import { squash } from './glyphs.js';
import { formText, PARTS, readForms, unreadOf } from './testing/read-form.js';

/** All cells of a form, in no order. */
function cellsOf(form: RawForm): RawCell[] {
  const cells = [
    form.title,
    form.subtitle,
    ...[...form.head, ...form.tail].map((one) => one.cell),
    ...form.funds.flatMap((row) => Object.values(row.cells)),
    form.goals?.expected,
    form.goals?.actual,
    form.process,
    ...(form.tasks ?? []).flatMap((task) => [task.name, task.content]),
    ...(form.budget ?? []).map((one) => one.cell),
    ...form.rows.flatMap((row) => [
      row.level1,
      row.level1Weight,
      row.level2,
      row.level2Weight,
      ...Object.values(row.cells),
      ...(row.extra ?? []).map((one) => one.cell),
    ]),
    form.total?.weight,
    form.total?.score,
    form.total?.grade,
    ...form.attachments,
  ];
  return cells.filter((cell) => cell !== null && cell !== undefined);
}

const TITLES = [
  '项目支出绩效自评表',
  '部门整体支出绩效自评表',
  '项目支出绩效目标表',
  '绩效运行监控表',
  '（2023年度）',
  '自评汇总表',
];
const HEADS = ['项目名称', '主管部门', '实施单位：', '部门名称', '项目负责人', '联系电话', '自评总分'];
const FUNDS = [
  '项目资金（万元）',
  '年初预算数',
  '全年预算数',
  '全年执行数',
  '分值',
  '执行率',
  '得分',
  '年度资金总额',
  '其他资金',
  '其中：',
];
const GOALS = ['年度总体目标', '预期目标', '实际完成情况', '目标1：', '完成体检。', '任务名称', '主要内容'];
const ROWS = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '指标性质',
  '度量单位',
  '偏差原因分析及改进措施',
];
const CLASSES = [
  '产出指标（50分）',
  '效益指标',
  '成本指标',
  '满意度指标',
  '数量指标',
  '社会效益指标',
  '指标1：',
  '……',
  '总分',
  '备注：',
  '存在问题',
];
const VALUES = [
  '古树体检数',
  '≥120株',
  '126株',
  '100%',
  '20',
  '9.5',
  '10',
  '0',
  '—',
  '/',
  '提高',
  '12月底前',
  '已体检。',
  '- 2 -',
  '400040004000100%10',
];
const NOISE = ['（', '）', '：', '。', '𠮷', '\ud800', '\u0000', '9'.repeat(30), '%%', '..', '①', 'a'];
const GAPS = ['', ' ', '\n', '\n\n', '\t', '\t\t', ' | ', '\u3000', '\r\n'];

const piece = fc.constantFrom(...[TITLES, HEADS, FUNDS, GOALS, ROWS, CLASSES, VALUES, NOISE].flat());
const gap = fc.constantFrom(...GAPS);
/** Pieces in any order; and pieces in the order of a form, so that most texts hold one. */
const wild = fc.array(fc.tuple(piece, gap), { maxLength: 80 });
const some = (words: readonly string[], most: number) =>
  fc.array(fc.tuple(fc.constantFrom(...words), gap), { maxLength: most });
const ordered = fc
  .tuple(
    some(TITLES, 2),
    some([...HEADS, ...VALUES], 8),
    some([...FUNDS, ...VALUES], 24),
    some([...GOALS, ...VALUES], 8),
    fc.array(fc.tuple(fc.constantFrom(...ROWS, '分值', '得分'), gap), { minLength: 5, maxLength: 10 }),
    some([...CLASSES, ...VALUES, ...NOISE], 50),
    some([...CLASSES, ...VALUES, ...HEADS], 10),
  )
  .map(([title, head, funds, goals, header, rows, tail]) => [
    ...[title, head, funds, goals].flat(),
    ...[['一级指标', ' '], ['三级指标', ' '], ...header, ...rows, ...tail],
  ]);
const text = fc.oneof(wild, ordered, ordered, ordered).map((pieces) => pieces.flat().join(''));
const RUNS = { numRuns: 250 };

describe('a form that a program has cut into numbered pieces', () => {
  it('is read as if it were whole, and its marks are told as unread', () => {
    const whole = formText().replace(/\n/g, ' ').trim();
    const cut = Math.ceil(whole.length / 3);
    const pieces = [whole.slice(0, cut), whole.slice(cut, 2 * cut), whole.slice(2 * cut)];
    const [form, ...others] = readForms(pieces.map((piece, i) => `${i + 1}、${piece}`).join('\n'));
    if (form === undefined) throw new Error('no form');
    expect(others).toEqual([]);
    expect(form.rows).toHaveLength(4);
    expect(unreadOf(form).filter((text) => /^\d、$/.test(text))).toEqual(['2、', '3、']);
    expect(form.rows.map((row) => row.cells.name?.text)).toEqual(
      readForms(whole)[0]?.rows.map((row) => row.cells.name?.text),
    );
  });
});

describe('recogniseText, whatever the text', () => {
  it('is tried with texts of which most hold a form, and many one with rows', () => {
    const forms = fc.sample(text, { numRuns: 200, seed: 7 }).map(readForms);
    expect(forms.filter((each) => each.length > 0).length).toBeGreaterThan(100);
    expect(forms.filter((each) => each.some((form) => form.rows.length > 1)).length).toBeGreaterThan(50);
  });

  it('gives forms in order, inside the text, that do not overlap', () => {
    fc.assert(
      fc.property(text, (source) => {
        let end = 0;
        for (const form of readForms(source)) {
          expect(form.start).toBeGreaterThanOrEqual(end);
          expect(form.end).toBeGreaterThan(form.start);
          end = form.end;
        }
        expect(end).toBeLessThanOrEqual(source.length);
      }),
      RUNS,
    );
  });

  it('gives each cell with the places in the source that its text stands in, inside its form', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const form of readForms(source))
          for (const cell of [...cellsOf(form), ...form.unread]) {
            expect(cell.spans.map(([start, end]) => source.slice(start, end)).join('')).toBe(cell.text);
            expect(cell.text).not.toBe('');
            for (const [start, end] of cell.spans) {
              expect(start).toBeGreaterThanOrEqual(form.start);
              expect(end).toBeLessThanOrEqual(form.end);
            }
          }
      }),
      RUNS,
    );
  });

  it('ends a form behind all of its cells, also where lines have been put in another order', () => {
    const [form] = readForms(
      '一级指标 三级指标 一级指标偏差原因分析及改进措施年度指标值一级指标\n一级指标　100%数量指标\r\n9.5',
    );
    const ends = [...cellsOf(form as RawForm), ...(form as RawForm).unread].flatMap(({ spans }) =>
      spans.map(([, end]) => end),
    );
    expect(Math.max(...ends)).toBeLessThanOrEqual(form?.end ?? 0);
  });

  it('accounts for each glyph of a form once: in one cell, in a label, or unread', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const form of readForms(source)) {
          const { at } = squash(source, form.start, form.end);
          expect(form.glyphs).toBe(at.length);
          const taken = new Map<number, string>();
          for (const cell of [...cellsOf(form), ...form.unread]) {
            const name = JSON.stringify(cell.spans);
            for (const [start, end] of cell.spans)
              for (let i = start; i < end; i++) {
                expect(taken.get(i) ?? name, `${source[i]} at ${i}`).toBe(name);
                taken.set(i, name);
              }
          }
          expect(taken.size).toBeLessThanOrEqual(at.length);
        }
      }),
      RUNS,
    );
  });

  it('reads the same text the same again', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(readForms(source)).toEqual(readForms(source));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a lone figure between empty lines', () => {
  it('is no cell of a form, as it may be the number of a page, but is not lost', () => {
    const form = formText({ rows: PARTS.rows.replaceAll(' ', '\n').replace('20\n20\n', '20\n\n18\n\n') });
    const [read] = readForms(form);
    expect(read === undefined ? [] : unreadOf(read)).toContain('18');
    expect(read?.unread.find(({ text }) => text === '18')?.spans[0]?.[0]).toBe(form.indexOf('\n18\n') + 1);
  });
});
