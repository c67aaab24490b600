import { beforeAll, describe, expect, it } from 'vitest';
import { formText, PARTS, readForms } from './testing/read-form.js';

/** Times as long as sound forms of `SOUND` glyphs a hostile text may take to read. */
const MOST_TIMES = 15;
const SOUND = 20_000;
const RUNS = 3;
const LABELS =
  '项目支出绩效自评表 项目名称 主管部门 年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额 其他资金 年度总体目标 预期目标 实际完成情况 绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 产出指标 数量指标 总分 备注 存在问题'.split(
    ' ',
  );
const WORDS = [
  ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经',
];
const CELLS = ['树', '10', '≥5', '%', '优', '提高', '100%', '0.5'];

/** `length` glyphs of pieces drawn by a fixed rule, with the gaps between them. */
function drawn(pieces: readonly string[], gaps: readonly string[], length: number): string {
  let text = '';
  for (let seed = 5; text.length < length; ) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    text += `${pieces[(seed >> 8) % pieces.length]}${gaps[(seed >> 4) % gaps.length]}`;
  }
  return text;
}
const times = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
/** A form whose rows are `rows`. */
const rowsOf = (rows: string): string => formText({ rows: `产出指标 数量指标 ${rows}`, total: '' });
const goalsOf = (goals: string): string => formText({ goals: `年度总体目标 预期目标 实际完成情况\n${goals}\n` });

const CASES: readonly (readonly [string, string])[] = [
  ['labels on one line', drawn(LABELS, [''], 20_000)],
  ['labels with blanks', drawn(LABELS, [' '], 20_000)],
  ['labels on lines', drawn(LABELS, ['\n'], 20_000)],
  ['one label of a header', times('一级指标', 20_000)],
  ['one label of a head', times('项目名称', 20_000)],
  ['headers', times('一级指标 三级指标 指标值 年度 实际 指标 绩效 度量 ', 20_000)],
  ['titles', times('项目支出绩效自评表\n项目名称 甲 主管部门 乙\n', 20_000)],
  ['thousands of rows of money behind a value', `年度指标值\n≥5\n${times('其他资金\n', 40_000)}`],
  ['digits', times('1234567890', 20_000)],
  ['brackets', times('（', 20_000)],
  ['pairs of brackets', times('（）', 20_000)],
  ['a header and 50,000 words without breaks', rowsOf(drawn(WORDS, [''], 50_000))],
  ['a header and 10,000 words without breaks', rowsOf(drawn(WORDS, [''], 10_000))],
  ['a header and 2,000 words without breaks', rowsOf(drawn(WORDS, [''], 2_000))],
  ['a header and 50,000 digits', rowsOf(times('1234567890', 50_000))],
  ['a header and 5,000 digits', rowsOf(times('1234567890', 5_000))],
  ['a header and one digit', rowsOf(times('1', 50_000))],
  ['a header and rows without breaks', rowsOf(times('古树体检数≥120株126株2020', 20_000))],
  ['a header and cells with blanks', rowsOf(drawn(CELLS, [' '], 20_000))],
  ['a header and a cell a line', rowsOf(drawn(CELLS, ['\n'], 20_000))],
  ['a header and a table of tabs', rowsOf(drawn(CELLS, ['\t', '\t\t', '\n'], 20_000))],
  ['a header and words and breaks', rowsOf(drawn(WORDS, ['', ' ', '\n'], 20_000))],
  ['a header and row marks', rowsOf(times('指标1：', 20_000))],
  [
    'a header and classes',
    rowsOf(drawn(['产出指标', '数量指标', '效益指标', '（50分）', '树'], ['', ' ', '\n'], 20_000)),
  ],
  ['money without breaks', formText({ funds: `${PARTS.funds.trim()}${times('1234567890', 20_000)}\n` })],
  ['money with blanks', formText({ funds: `${PARTS.funds.trim()} ${times('5 ', 20_000)}\n` })],
  ['goals without breaks', goalsOf(drawn(WORDS, [''], 20_000))],
  ['goals of many lines', goalsOf(drawn(WORDS, ['', ' ', '\n'], 20_000))],
  ['text behind a form', formText({ tail: drawn(['备注', '存在问题', '：', '文字'], ['\n', ' '], 20_000) })],
];

/** Processor time of one reading, ms. */
function timeOf(text: string): number {
  const before = process.cpuUsage();
  readForms(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Sound forms of different years, one behind the other. */
function soundForms(): string {
  let text = '';
  for (let year = 2000; text.length < SOUND; year++)
    text += formText({ title: `项目支出绩效自评表\n（${year}年度）\n` });
  return text;
}

describe('hostile texts', () => {
  const sound = soundForms();
  let soundTime = 0;

  beforeAll(() => {
    expect(readForms(sound).length).toBeGreaterThan(20);
    soundTime = Math.min(...Array.from({ length: RUNS }, () => timeOf(sound)));
  });

  it.each(CASES)('take no more than some times as long as sound forms: %s', (_, text) => {
    // Both are the least of some runs, since other tests run in the same process.
    let least = Number.POSITIVE_INFINITY;
    for (let run = 0; run < RUNS && least >= MOST_TIMES * soundTime; run++) {
      if (run > 0) soundTime = Math.min(soundTime, timeOf(sound));
      least = Math.min(least, timeOf(text));
    }
    expect(least).toBeLessThan(MOST_TIMES * soundTime);
  });
});
