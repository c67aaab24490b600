import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../labels/lexicon.js';
import { findFrames, startsLine } from './frame.js';
import { squash, textOf } from './glyphs.js';

const lexicon = buildLexicon();
const TITLE = '项目支出绩效自评表\n（2023年度）\n';
const head = (name: string) => `项目名称 ${name}\n主管部门 乙局 实施单位 丙站\n`;
const FUNDS = '年初预算数 全年预算数 全年执行数 分值 执行率 得分\n年度资金总额 5 5 5 10 100% 10\n';
const HEADER = '一级指标 二级指标 三级指标 指标值 完成值 分值 得分\n';
const ROW = '产出指标 数量指标 件数 5件 5件 90 90\n';
const TOTAL = '总分 100 100\n';
const BODY = FUNDS + HEADER + ROW + TOTAL;

/** Each form: its title, how many headers of funds and of indicators, its text. */
function frames(text: string) {
  const glyphs = squash(text);
  return findFrames(glyphs, lexicon).map((frame) => ({
    title: frame.title === null ? null : textOf(glyphs, frame.title.start, frame.title.end),
    headers: [frame.funds.length, frame.indicators.length],
    text: textOf(glyphs, frame.start, frame.end),
  }));
}
const squashed = (text: string) => squash(text).char.join('');

describe('findFrames', () => {
  it('begins a form at each title and ends it before the next', () => {
    const texts = [TITLE + head('甲') + BODY, TITLE + head('丁') + BODY];
    expect(frames(texts.join('\n'))).toEqual(
      texts.map((text) => ({ title: '项目支出绩效自评表', headers: [1, 1], text: squashed(text) })),
    );
  });

  it('goes on with a form whose header is printed again on the next page', () => {
    const text = `${TITLE}${head('甲')}${FUNDS}${HEADER}${ROW}- 2 -\n${HEADER}${ROW}${TOTAL}`;
    expect(frames(text)).toEqual([{ title: '项目支出绩效自评表', headers: [1, 2], text: squashed(text) }]);
  });

  it('finds forms without a title by their heads, and by their funds', () => {
    expect(frames(head('甲') + BODY)).toEqual([{ title: null, headers: [1, 1], text: squashed(head('甲') + BODY) }]);
    expect(frames(head('甲') + BODY + head('丁') + BODY).map((frame) => frame.text)).toEqual([
      squashed(head('甲') + BODY),
      squashed(head('丁') + BODY),
    ]);
    expect(frames(BODY + BODY).map((frame) => frame.text)).toEqual([squashed(BODY), squashed(BODY)]);
  });

  it('ends a form before the heading of a summary, whose columns begin none', () => {
    const summary = '项目支出绩效自评汇总表\n序号 项目名称 全年预算数 全年执行数 执行率\n1 甲 5 5 100%\n';
    const form = TITLE + head('甲') + BODY;
    expect(frames(form + summary)).toEqual([{ title: '项目支出绩效自评表', headers: [1, 1], text: squashed(form) }]);
  });

  it('takes a title that stands twice for one, and titles of a list of contents for none', () => {
    const form = TITLE + head('甲') + BODY;
    expect(frames(`项目支出绩效自评表\n${form}`)).toHaveLength(1);
    expect(frames(`目录\n项目支出绩效自评表 1\n项目支出绩效自评表 3\n${form}`).map((frame) => frame.text)).toEqual([
      squashed(form),
    ]);
  });

  it('takes a title and a head for a form, a head alone for none', () => {
    expect(frames(TITLE + head('甲'))).toMatchObject([{ headers: [0, 0] }]);
    expect(frames(head('甲'))).toEqual([]);
  });

  it('finds none in a narrative and none in nothing', () => {
    expect(
      frames(
        '一、基本情况\n我们填写了项目支出绩效自评表，并按项目名称逐项核对。全年预算数五十万元，全年执行数四十万元。\n一级指标按数量分。\n',
      ),
    ).toEqual([]);
    expect(frames('')).toEqual([]);
  });

  it('gives frames in order that do not overlap, each with its headers inside', () => {
    const piece = fc.constantFrom(
      TITLE,
      head('甲'),
      head('乙'),
      FUNDS,
      HEADER,
      ROW,
      TOTAL,
      '绩效自评汇总表\n',
      '说明文字。\n',
      '7',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const glyphs = squash(pieces.join(''));
        let end = 0;
        for (const frame of findFrames(glyphs, lexicon)) {
          expect(frame.start).toBeGreaterThanOrEqual(end);
          expect(frame.end).toBeGreaterThan(frame.start);
          for (const header of [...frame.funds, ...frame.indicators]) {
            expect(header.start).toBeGreaterThanOrEqual(frame.start);
            expect(header.end).toBeLessThanOrEqual(frame.end);
          }
          end = frame.end;
        }
        expect(end).toBeLessThanOrEqual(glyphs.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe('startsLine', () => {
  it('is true at the start of a text, a line, a block or a cell', () => {
    const glyphs = squash('甲 乙\n丙\n\n丁\t戊己');
    expect([0, 1, 2, 3, 4, 5].map((index) => startsLine(glyphs, index))).toEqual([
      true,
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});
