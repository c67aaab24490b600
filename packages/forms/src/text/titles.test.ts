import { describe, expect, it } from 'vitest';
import { buildLexicon, type Lexicon } from '../labels/lexicon.js';
import { squash, textOf } from './glyphs.js';
import { findOtherHeadings, findTitles } from './titles.js';

const lexicon = buildLexicon();

/** Titles of a text, each with its subtitle. */
function titles(text: string): [string, string | null][] {
  const glyphs = squash(text);
  return findTitles(glyphs, lexicon).map(({ start, end, subtitle }) => [
    textOf(glyphs, start, end),
    subtitle === null ? null : textOf(glyphs, ...subtitle),
  ]);
}
const BODY = '\n项目名称 甲项目\n主管部门 乙局';

describe('findTitles', () => {
  it('finds a line that ends in a word of forms, with the year under it', () => {
    expect(titles(`项目支出绩效自评表\n（2023年度）${BODY}`)).toEqual([['项目支出绩效自评表', '（2023年度）']]);
    expect(titles(`项目支出绩效运行监控表${BODY}`)).toEqual([['项目支出绩效运行监控表', null]]);
  });

  it('takes a bracket at its end in, but a year that was filled into a blank apart', () => {
    expect(titles(`项目支出绩效自评表（2023年度）${BODY}`)).toEqual([['项目支出绩效自评表（2023年度）', null]]);
    expect(titles(`古塔修缮项目绩效自评表（古塔）${BODY}`)).toEqual([['古塔修缮项目绩效自评表（古塔）', null]]);
    expect(titles(`项目支出绩效自评表（ 2023 年度）${BODY}`)).toEqual([['项目支出绩效自评表', '（2023年度）']]);
  });

  it('goes back over the words of titles in a text without breaks, and no further', () => {
    expect(titles('2023年度项目支出绩效自评表项目名称甲项目主管部门乙局')).toEqual([
      ['2023年度项目支出绩效自评表', null],
    ]);
    expect(titles('已于年底办结，见后。项目支出绩效自评表项目名称甲项目主管部门乙局')).toEqual([
      ['项目支出绩效自评表', null],
    ]);
  });

  it('leaves the number of the attachment or paragraph out', () => {
    for (const lead of ['附件2\n', '附件2：', '附件2-1 ', '附表3、', '三、', '2.', '12、'])
      expect(titles(`${lead}项目支出绩效自评表${BODY}`)).toEqual([['项目支出绩效自评表', null]]);
  });

  it('keeps the year whole behind the number of the attachment', () => {
    expect(titles(`附件2 2022年度项目支出绩效自评表${BODY}`)).toEqual([['2022年度项目支出绩效自评表', null]]);
  });

  it('finds each of several, none inside another', () => {
    const one = `项目支出绩效自评表\n（2023年度）${BODY}\n`;
    expect(titles(one + one)).toHaveLength(2);
  });

  it('finds none in a narrative', () => {
    for (const text of [
      '我们填写了项目支出绩效自评表，并按项目名称逐项核对。',
      '经审核，各单位报送了自评表。\n项目名称与预算一致，主管部门已复核。',
      '本年开展绩效自评。项目名称见附表。',
      '绩效自评结果较好\n项目名称见附表',
      '绩效自评工作由项目单位承担\n项目名称见附表',
    ])
      expect(titles(text)).toEqual([]);
  });

  it('takes 绩效自评 for a title where it ends the line', () => {
    expect(titles(`项目支出绩效自评${BODY}`)).toEqual([['项目支出绩效自评', null]]);
  });

  it('looks for what follows within sixty glyphs, of each title by itself', () => {
    const apart = (glyphs: number) => `\n${'文'.repeat(glyphs)}\n项目名称 甲`;
    expect(titles(`项目支出绩效自评表${apart(60)}`)).toHaveLength(1);
    expect(titles(`项目支出绩效自评表${apart(61)}`)).toHaveLength(0);
    const both = `项目支出绩效自评表${apart(60)}\n部门整体支出绩效自评表${apart(61)}\n项目支出绩效目标自评表${apart(10)}`;
    expect(titles(both).map(([title]) => title)).toEqual(['项目支出绩效自评表', '项目支出绩效目标自评表']);
  });

  it('looks at each glyph behind many titles a few times, not again for each of them', () => {
    const glyphs = squash('项目支出绩效自评表\n'.repeat(2000));
    let looked = 0;
    const counting: Lexicon = {
      ...lexicon,
      match: (...asked) => {
        looked += 1;
        return lexicon.match(...asked);
      },
    };
    expect(findTitles(glyphs, counting)).toEqual([]);
    expect(looked).toBeLessThan(glyphs.length * 4);
  });

  it('finds none where nothing of a form follows', () => {
    expect(titles('项目支出绩效自评表\n这里只有文字，没有别的东西。')).toEqual([]);
    expect(titles('')).toEqual([]);
  });
});

describe('findOtherHeadings', () => {
  const headings = (text: string) => [...new Set(findOtherHeadings(squash(text)))];
  it('finds the lines that head another paper', () => {
    expect(headings('甲乙丙\n项目支出绩效自评汇总表\n序号 项目名称')).toEqual([3]);
    expect(headings('收入支出决算总表\n')).toEqual([0]);
    expect(headings('某局绩效评价报告')).toEqual([0]);
  });

  it('takes no sentence for one', () => {
    expect(headings('我们编制了自评报告并公开，见网页。')).toEqual([]);
    expect(headings('结果良好。\n按规定报送，形成自评报告\n')).toEqual([]);
  });
});
