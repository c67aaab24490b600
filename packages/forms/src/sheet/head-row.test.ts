import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../labels/lexicon.js';
import { inlineLabels, partOf, readHeadRow } from './head-row.js';
import { rowsOf } from './rows.js';
import { contentOf } from './test-content.js';

const lexicon = buildLexicon();
const read = (...cells: string[]) => readHeadRow(lexicon, rowsOf(contentOf([cells]))[0]?.cells ?? []);
const pairs = (...cells: string[]) =>
  read(...cells).labelled.map(({ field, label, cell }) => [field, label, cell?.text ?? null]);

describe('readHeadRow', () => {
  it('gives each label the next cell that is none', () => {
    expect(pairs('主管部门', '某局', '', '实施单位（盖章）', '某中心')).toEqual([
      ['supervisor', '主管部门', '某局'],
      ['implementer', '实施单位（盖章）', '某中心'],
    ]);
    expect(pairs('项目联系人:', '', '联系电话:', '')).toEqual([
      ['contactName', '项目联系人:', null],
      ['contactPhone', '联系电话:', null],
    ]);
  });

  it('takes a cell that no label claims and another follows for a label that the lexicon does not know', () => {
    expect(pairs('项目名称', '甲', '所属板块', '乙')).toEqual([
      ['name', '项目名称', '甲'],
      ['extra', '所属板块', '乙'],
    ]);
  });

  it('reads labels with their values in one cell, the unit of money among them', () => {
    expect(pairs('单位名称：某院 填报日期：2022年3月18日')).toEqual([
      ['department', '单位名称', '某院'],
      ['extra', '填报日期', '2022年3月18日'],
    ]);
    expect(read('项目单位(盖章): 单位:万元')).toMatchObject({
      moneyUnit: '万元',
      labelled: [{ field: 'implementer', cell: null }],
    });
  });

  it('takes a menu in which nothing is ticked for a blank, and keeps one with a tick', () => {
    expect(pairs('项目属性', '新增□ 延续□')).toEqual([['extra', '项目属性', null]]);
    expect(pairs('项目属性', '新增☑ 延续□')).toEqual([['extra', '项目属性', '新增☑ 延续□']]);
    expect(read('项目属性', '新增□ 延续□').labelled).toMatchObject([{ cell: null, menu: { text: '新增□ 延续□' } }]);
    expect(read('项目属性', '新增☑ 延续□').labelled[0]?.menu).toBeUndefined();
  });

  it('keeps amounts beside their labels apart', () => {
    expect(
      read('中央补助', '0', '基本支出', '417.59').amounts.map(({ label, source, cell }) => [label, source, cell.text]),
    ).toEqual([
      ['中央补助', 'central', '0'],
      ['基本支出', null, '417.59'],
    ]);
  });
});

describe('inlineLabels', () => {
  it('finds labels at the start and behind white space, none inside a sentence', () => {
    expect(inlineLabels(lexicon, '填表人：王某　联系电话：2000000').map(({ label }) => label)).toEqual([
      '填表人',
      '联系电话',
    ]);
    expect(inlineLabels(lexicon, '根据市政府安排项目名称一栏：如下')).toEqual([]);
  });

  it('takes time in proportion to the text', () => {
    for (const piece of ['甲 ', '甲：'])
      expect((size: number) => inlineLabels(lexicon, piece.repeat(size))).toTakeLinearTime(100_000);
  });
});

describe('partOf', () => {
  it('points at the part where the cell stands in one piece', () => {
    expect(partOf({ text: '甲： 乙', spans: [[10, 14]], confidence: 1 }, 2, 4)).toEqual({
      text: '乙',
      spans: [[13, 14]],
      confidence: 1,
    });
    expect(
      partOf(
        {
          text: '甲乙',
          spans: [
            [10, 11],
            [12, 13],
          ],
          confidence: 1,
        },
        1,
        2,
      )?.spans,
    ).toEqual([
      [10, 11],
      [12, 13],
    ]);
    expect(partOf({ text: '甲 ', spans: [[0, 2]], confidence: 1 }, 1, 2)).toBeNull();
  });
});
