import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../labels/lexicon.js';
import { ownership } from './cells.js';
import { squash } from './glyphs.js';
import { readHead } from './head.js';

const lexicon = buildLexicon();

function read(text: string, withFunds = false, glued = false): Record<string, string | null> {
  const glyphs = squash(text);
  const head = readHead(ownership(glyphs, 0, glyphs.length), lexicon, 0, glyphs.length, glued, withFunds);
  return Object.fromEntries(head.labelled.map(({ label, cell }) => [label, cell?.text ?? null]));
}

describe('the head of a form', () => {
  it('gives each label the text up to the next', () => {
    expect(read('项目名称 河道清淤\n主管部门 云河县水利局 实施单\n位\n云河县河道站')).toEqual({
      项目名称: '河道清淤',
      主管部门: '云河县水利局',
      实施单位: '云河县河道站',
    });
  });

  it('leaves the unit of money behind an office out of its name', () => {
    expect(read('填报单位：云河县图书馆   单位：万元\n项目名称\n免费开放资金')).toEqual({
      填报单位: '云河县图书馆',
      项目名称: '免费开放资金',
    });
  });

  it('leaves a name its 项目 where no break parts it from 主管部门', () => {
    const text = '项目名称古树保护与修复项目主管部门云河县园林局项目实施单位云河县古树管理站';
    expect(read(text, false, true)).toEqual({
      项目名称: '古树保护与修复项目',
      主管部门: '云河县园林局',
      项目实施单位: '云河县古树管理站',
    });
  });

  it('hands the lines behind the last of several labels out to all of them', () => {
    expect(read('项目名称\n主管部门\n免费开放资金\n云河县文旅局 实施单位 云河县图书馆')).toMatchObject({
      项目名称: '免费开放资金',
      主管部门: '云河县文旅局',
    });
  });

  it('leaves a name that wraps with its own label', () => {
    expect(read('项目编码\n项目名称\n云河县农村公路\n养护工程 主管部门 云河县交通局')).toMatchObject({
      项目名称: '云河县农村公路养护工程',
    });
  });

  it('gives a line of boxes to the label behind it', () => {
    const boxes = '实施单位 云河县图书馆\n1、部门预算项目 ☑ 2、专项 □\n项目类别\n1、持续性 ☑ 2、新增性 □\n项目属性';
    expect(read(boxes)).toMatchObject({
      实施单位: '云河县图书馆',
      项目类别: '1、部门预算项目☑2、专项□',
      项目属性: '1、持续性☑2、新增性□',
    });
  });

  it('reads headings with the text under them, and money where the form has no table of it', () => {
    expect(read('自评得分： 98\n一、部门职能\n管理县内水利。\n二、支出情况\n共计100万元。')).toEqual({
      自评得分: '98',
      '一、部门职能': '管理县内水利。',
      '二、支出情况': '共计100万元。',
    });
    const glyphs = squash('项目名称 教室改造 中央补助 0 其他资金 20万元 预算申报数 20万元');
    const head = readHead(ownership(glyphs, 0, glyphs.length), lexicon, 0, glyphs.length, false, true);
    expect(head.funds.map((row) => [row.source, row.cells.annual?.text])).toEqual([
      ['central', '0'],
      ['other', '20万元'],
      ['total', '20万元'],
    ]);
  });
});

describe('a numbered heading that is a known label too', () => {
  it('holds its text whole, as far as the next heading', () => {
    const text = '支出总额100万元。\n其中基本支出60万元，项目支出40万元。';
    expect(read(`二、简要概述部门支出情况，按活动内容分类\n${text}\n三、其他\n无`)).toEqual({
      '二、简要概述部门支出情况，按活动内容分类': text.replace('\n', ''),
      '三、其他': '无',
    });
  });
});

describe('a score in the head', () => {
  it('ends with its figure, whatever runs on behind it', () => {
    expect(read('自评得分98财政审核评分云河县第六中学')).toMatchObject({ 自评得分: '98' });
  });
});
