import { describe, expect, it } from 'vitest';
import { squash } from '../text/glyphs.js';
import { readHeading } from './heading.js';

/** Heading of a text whose title is the first line, or the line marked by >. */
const read = (text: string) => {
  const glyphs = squash(text.replace('>', ''));
  const before = squash(text.split('>')[0] ?? '').length;
  const start = text.includes('>') ? before : 0;
  const end = start + '收入决算表'.length;
  const { mark, unit, department, year } = readHeading(glyphs, 0, { start, end }, glyphs.length);
  return [mark?.text ?? null, unit?.text ?? null, department?.text ?? null, year?.text ?? null];
};

describe('readHeading', () => {
  it.each([
    [
      '收入决算表\n公开02表\n部门（单位）： 清河县医疗保障局（本级） 金额单位：万元\n项目',
      ['公开02表', '万元', '清河县医疗保障局（本级）', null],
    ],
    ['收入决算表 公开 02 表 编制单位：清河县医疗保障局 单位：元 项 目', ['公开02表', '元', '清河县医疗保障局', null]],
    ['收入决算表\n单位：清河县医疗保障局\n单位：人民币万元', [null, '万元', '清河县医疗保障局', null]],
    ['收入决算表\n部门：清河县医疗保障局2023年度金额单位：万元', [null, '万元', '清河县医疗保障局', '2023']],
    ['公开02表\n>收入决算表\n编制单位：清河县医疗保障局\n2022年度', ['公开02表', null, '清河县医疗保障局', '2022']],
    ['收入决算表\n部门：\n金额单位：万元', [null, '万元', null, null]],
    ['收入决算表\n附表2 部门：清河县医疗保障局 科目编码 科目名称', ['附表2', null, '清河县医疗保障局', null]],
  ])('reads mark, money unit, department and year: %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('finds nothing where nothing is printed', () => {
    expect(read('收入决算表\n科目编码 科目名称 合计')).toEqual([null, null, null, null]);
  });
});
