import { describe, expect, it } from 'vitest';
import { isEllipsis, splitCode, splitLevelWeight, splitPhone, stripGradeLabel, stripMark, yearOf } from './split.js';

describe('splitCode', () => {
  it.each([
    ['51172522R000000257337-在职社保缴费（行政）', '51172522R000000257337', '在职社保缴费（行政）'],
    ['51172522R000005063312-2022年绩效奖金', '51172522R000005063312', '2022年绩效奖金'],
    ['402-医疗保障部门', '402', '医疗保障部门'],
    ['2022-绩效奖金', null, '2022-绩效奖金'],
    ['2022-2023年冬季取暖补助', null, '2022-2023年冬季取暖补助'],
    ['1250KVA变压器', null, '1250KVA变压器'],
  ])('%s', (text, code, name) => {
    expect(splitCode(text)).toEqual({ code, name });
  });
});

describe('stripMark', () => {
  it.each([
    ['指标1：采购数量', '采购数量'],
    ['指标 12:采购数量', '采购数量'],
    ['1.参保人数', '参保人数'],
    ['2、参保人数', '参保人数'],
    ['指标2', ''],
    ['1.5倍工资发放率', '1.5倍工资发放率'],
    ['2021年城乡居民收入', '2021年城乡居民收入'],
  ])('%s', (text, name) => {
    expect(stripMark(text)).toBe(name);
  });
});

describe('splitLevelWeight', () => {
  it.each([
    ['产出指标（50分）', '产出指标', '50'],
    ['产出指标(50 分)', '产出指标', '50'],
    ['效益指标【30】', '效益指标', '30'],
    ['满意度指标10分', '满意度指标', '10'],
    ['产出指标（10.5分）', '产出指标', '10.5'],
    ['服务对象满意度指标', '服务对象满意度指标', null],
  ])('%s', (text, label, weight) => {
    expect(splitLevelWeight(text)).toEqual({ label, weight });
  });
});

describe('yearOf', () => {
  it.each([
    ['（2021 年度）', '2021'],
    ['2021年度项目支出绩效自评表', '2021'],
    ['部门预算项目支出绩效自评表(2023年度)', '2023'],
    ['2022', '2022'],
    ['（２０２１年度）', '2021'],
    ['（2023年度1—7月）', '2023'],
    ['（　年度）', null],
    ['自评表120210年', null],
    [null, null],
  ])('%s', (text, year) => {
    expect(yearOf(text)).toBe(year);
  });
});

describe('what else is parted', () => {
  it('parts a telephone number from a name', () => {
    expect(splitPhone('王某 0100-2000000')).toEqual({ name: '王某', phone: '0100-2000000' });
    expect(splitPhone('2000000')).toEqual({ name: null, phone: '2000000' });
    expect(splitPhone('王某')).toEqual({ name: '王某', phone: null });
    expect(splitPhone('')).toEqual({ name: null, phone: null });
  });

  it('takes the label from a grade, and knows the dots of a template', () => {
    expect([stripGradeLabel('等级：优'), stripGradeLabel('自评等级 良'), stripGradeLabel('优')]).toEqual([
      '优',
      '良',
      '优',
    ]);
    expect(['……', '...', '…', '及时'].map(isEllipsis)).toEqual([true, true, true, false]);
  });
});
