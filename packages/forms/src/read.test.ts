import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from './read.js';
import { contentOf } from './sheet/test-content.js';

const HEADER = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];
const table = (name: string, unit: string) => [
  ['项目名称', name, '', '', '', '', ''],
  ['主管部门', unit, '', '', '实施单位', `${unit}本级`, ''],
  HEADER,
  ['产出指标', '数量指标', '办事件数', '≥5件', '6件', '50', '50'],
  ['', '质量指标', '办事合格率', '100%', '90%', '40', '36'],
  ['总分', '', '', '', '', '90', '86'],
];

describe('readContent', () => {
  it('reads the forms of a document in order and says of what place, department and year it is', () => {
    const read = readContent(
      contentOf(
        '某某省绩效自评报告\n河北省财政厅规定',
        '项目支出绩效自评表\n（2023 年度）',
        table('甲项目', '云溪市医疗保障局'),
        '项目支出绩效自评表\n（2023 年度）',
        table('乙项目', '云溪市医疗保障局'),
      ),
      'a.txt',
    );
    expect(read).toMatchObject({
      source: 'a.txt',
      province: '河北省',
      place: '云溪市',
      department: '云溪市医疗保障局',
      year: '2023',
    });
    expect(read.forms.map((form) => [form.order, form.kind, 'name' in form ? form.name : null])).toEqual([
      [1, 'project', '甲项目'],
      [2, 'project', '乙项目'],
    ]);
  });

  it('lists what went into no cell and no label, and counts the glyphs of the forms', () => {
    const rows = [...table('甲项目', '某局')];
    rows.splice(4, 0, ['', '时效指标', '按时办结', '5', '5', '10', '10', '余一', '余二']);
    const read = readContent(contentOf('绩效自评表', rows), 'a.txt');
    expect(read.unread.map(({ text }) => text)).toEqual(['余一', '余二']);
    expect(read.accounted?.unread).toBe(4);
    expect(read.accounted?.glyphs).toBeGreaterThan(100);
    for (const { text, start, end } of read.unread) expect(end - start).toBe(text.length);
  });

  it('tells a unit’s place from what its name begins with', () => {
    const place = (unit: string) => readContent(contentOf('绩效自评表', table('甲', unit)), 'a.txt').place;
    expect(
      [
        '云溪市南浦区双河镇人民政府',
        '青峦县农业农村局',
        '云西自治州财政局',
        '松岭市人力资源和社会保障局',
        '财政局',
      ].map(place),
    ).toEqual(['云溪市南浦区', '青峦县', '云西自治州', '松岭市', null]);
  });

  it('finds nothing in a narrative, and does not throw on an empty document', () => {
    expect(readContent(contentOf('一、基本情况\n本单位有人员五名。'), 'a.txt').forms).toEqual([]);
    expect(readContent({ text: '', blocks: [], format: 'text' }, 'a.txt')).toMatchObject({
      forms: [],
      unread: [],
      province: null,
    });
  });

  it('never throws on random text and tables', () => {
    const piece = fc.constantFrom(
      '项目支出绩效自评表',
      '（2021年度）',
      '项目名称',
      '甲项目',
      '年初预算数',
      '全年执行数',
      '得分',
      '一级指标',
      '三级指标',
      '指标值',
      '10',
      '100%',
      '总分',
      '\n',
      ' ',
      '收入决算表',
      '自评汇总表',
      '备注：',
    );
    const cell = fc.oneof(piece, fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 8 }),
        (line, rows) => {
          const read = readContent(contentOf(line.join(''), rows, line.join('\n')), 'a.txt');
          expect(read.forms.map((form) => form.order)).toEqual(read.forms.map((_, index) => index + 1));
        },
      ),
      { numRuns: 100 },
    );
  });
});
