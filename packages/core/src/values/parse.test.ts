import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseValue } from './parse.js';
import { printValue, type Value } from './value.js';

/** The parts of a value that its cell prints, without those that are empty. */
function parts(value: Value): Record<string, unknown> {
  const kept = Object.entries(value).filter(
    ([key, part]) =>
      key !== 'printed' && part !== null && part !== '' && part !== false && !(key === 'exponent' && part === 0),
  );
  return JSON.parse(JSON.stringify(Object.fromEntries(kept)));
}

const cell = (printed: string, unit: string | null = null, operator: string | null = null) =>
  parts(parseValue(printed, unit, operator));

describe('parseValue: amounts', () => {
  it.each([
    ['≥95%', { operator: '≥', number: '95', percent: '%', amount: '0.95' }],
    ['≧95％', { operator: '≥', number: '95', percent: '%', amount: '0.95' }],
    ['＜24 小时', { operator: '<', number: '24', unit: '小时', amount: '24' }],
    ['278.9万', { number: '278.9', magnitude: '万', exponent: 4, amount: '2789000' }],
    ['>=1375554人', { operator: '≥', number: '1375554', unit: '人', amount: '1375554' }],
    ['95%以上', { operator: '≥', number: '95', percent: '%', amount: '0.95' }],
    ['90%（含）以上', { operator: '≥', number: '90', percent: '%', amount: '0.9' }],
    ['不低于3次', { operator: '≥', number: '3', unit: '次', amount: '3' }],
    ['不超过10.5万元', { operator: '≤', number: '10.5', magnitude: '万', exponent: 4, unit: '元', amount: '105000' }],
    ['24小时内', { operator: '≤', number: '24', unit: '小时', amount: '24' }],
    ['控制在50万元以内', { operator: '≤', number: '50', magnitude: '万', exponent: 4, unit: '元', amount: '500000' }],
    ['达到100%', { number: '100', percent: '%', amount: '1' }],
    ['约1,200人次', { number: '1200', unit: '人次', amount: '1200', approximate: true }],
    ['预计完成80%', { number: '80', percent: '%', amount: '0.8', expected: true }],
    [
      '10万元（按市场价）',
      { number: '10', magnitude: '万', exponent: 4, unit: '元', amount: '100000', remark: '按市场价' },
    ],
    ['-2.88%', { number: '-2.88', percent: '%', amount: '-0.0288' }],
    ['1.5亿元', { number: '1.5', magnitude: '亿', exponent: 8, unit: '元', amount: '150000000' }],
    ['100百分比', { number: '100', percent: '%', amount: '1' }],
    ['12个项目', { number: '12', unit: '个项目', amount: '12' }],
    ['1年', { number: '1', unit: '年', amount: '1' }],
    ['500千克', { number: '500', unit: '千克', amount: '500' }],
    ['达标率100%', { number: '100', percent: '%', amount: '1' }],
    ['满意度≥90%', { operator: '≥', number: '90', percent: '%', amount: '0.9' }],
    ['覆盖率达100%', { number: '100', percent: '%', amount: '1' }],
    ['（100%）', { number: '100', percent: '%', amount: '1' }],
    ['100（万元）', { number: '100', magnitude: '万', exponent: 4, unit: '元', amount: '1000000' }],
    ['￥300', { number: '300', amount: '300' }],
    ['定性指标：100%', { number: '100', percent: '%', amount: '1' }],
  ])('%s', (printed, expected) => expect(cell(printed)).toEqual({ kind: 'number', ...expected }));

  it.each([
    ['人均500元', { number: '500', unit: '元', amount: '500', per: ['人'] }],
    ['500元每人', { number: '500', unit: '元', amount: '500', per: ['人'] }],
    ['2700/月/人', { number: '2700', amount: '2700', per: ['月', '人'] }],
    ['≤300元/件', { operator: '≤', number: '300', unit: '元', amount: '300', per: ['件'] }],
    ['>=530元/人*月', { operator: '≥', number: '530', unit: '元', amount: '530', per: ['人', '月'] }],
    ['每人每月300元', { number: '300', unit: '元', amount: '300', per: ['人', '月'] }],
  ])('per: %s', (printed, expected) => expect(cell(printed)).toEqual({ kind: 'rate', ...expected }));

  it('takes unit and operator from columns of their own', () => {
    expect(cell('463.94', '万元', '＝')).toEqual({
      kind: 'number',
      operator: '=',
      number: '463.94',
      magnitude: '万',
      exponent: 4,
      unit: '元',
      amount: '4639400',
    });
    expect(cell('98', '%', '≥')).toEqual({ kind: 'number', operator: '≥', number: '98', percent: '%', amount: '0.98' });
    expect(cell('320', '元/人', '=')).toMatchObject({ kind: 'rate', per: ['人'] });
    expect(cell('98%', '个', '≥')).toMatchObject({ percent: '%', operator: '≥' });
    expect(parseValue('优良中低差', null, '定性')).toMatchObject({
      kind: 'qualitative',
      scale: ['优', '良', '中', '低', '差'],
    });
  });
});

describe('parseValue: other kinds', () => {
  it.each([
    ['70%-80%', '0.7', '0.8'],
    ['70～80%', '0.7', '0.8'],
    ['5至10个', '5', '10'],
    ['±10%', '-0.1', '0.1'],
  ])('range %s', (printed, low, high) => {
    const value = parseValue(printed);
    expect(value.kind === 'range' && [value.low.amount.toString(), value.high.amount.toString()]).toEqual([low, high]);
  });

  it.each([
    ['4批；2次；5台；', ['4', '2', '5']],
    ['70%和60%', ['0.7', '0.6']],
  ])('list %s', (printed, amounts) => {
    const value = parseValue(printed);
    expect(
      value.kind === 'list' && value.items.map((item) => (item.kind === 'number' ? item.amount.toString() : item.kind)),
    ).toEqual(amounts);
  });

  it.each([
    ['2022年7月前', { operator: '≤', year: 2022, month: 7, precision: 'month' }],
    ['12月底前', { operator: '≤', month: 12, day: 31, precision: 'day' }],
    ['2023年度', { year: 2023, precision: 'year' }],
    ['2021年', { year: 2021, precision: 'year' }],
    ['12月', { month: 12, precision: 'month' }],
    ['2022年12月30日前', { operator: '≤', year: 2022, month: 12, day: 30, precision: 'day' }],
    ['2021-12-31', { year: 2021, month: 12, day: 31, precision: 'day' }],
    ['截至10月底', { month: 10, day: 31, precision: 'day', upTo: true }],
    ['2023年1月-12月', { year: 2023, month: 12, precision: 'month' }],
    ['1-12月', { month: 12, precision: 'month' }],
    ['年底前完成', { operator: '≤', month: 12, precision: 'month' }],
    ['2023年底', { year: 2023, month: 12, precision: 'month' }],
    ['2023年1-12月', { year: 2023, month: 12, precision: 'month' }],
    ['2022-2023年', { year: 2023, precision: 'year' }],
    ['全年', { precision: 'year' }],
    ['第三季度', { month: 9, precision: 'month' }],
  ])('date %s', (printed, expected) => expect(cell(printed)).toEqual({ kind: 'date', ...expected }));

  it.each([
    ['不低于上年', { operator: '≥', base: '上年' }],
    ['低于去年同期', { operator: '<', base: '去年同期' }],
    ['≤前三年平均值', { operator: '≤', base: '前三年平均值' }],
  ])('relative %s', (printed, expected) => expect(cell(printed)).toEqual({ kind: 'relative', ...expected }));

  it('relative with its change', () => {
    expect(parseValue('较上年提高5%')).toMatchObject({
      kind: 'relative',
      operator: '>',
      base: '上年',
      change: { percent: '%' },
    });
    expect(parseValue('增长5%')).toMatchObject({ kind: 'relative', operator: '>', base: null });
  });

  it.each([
    ['优', 'reached'],
    ['一般', 'partial'],
    ['较差', 'missed'],
    ['部分达成', 'partial'],
    ['未完成', 'missed'],
    ['明显提高', null],
  ])('words %s', (printed, tier) => expect(parseValue(printed)).toMatchObject({ kind: 'qualitative', tier }));

  it.each([
    [null, 'blank'],
    ['', 'blank'],
    ['——', 'blank'],
    ['/', 'blank'],
    ['不涉及', 'not-applicable'],
    ['未发生', 'not-applicable'],
    ['半年50%，三季度75%的进度要求', 'text'],
    ['1/3', 'text'],
    ['80%≤x<90%', 'text'],
    ['宗祠、墓、旧址', 'text'],
  ])('%s is %s', (printed, kind) => expect(parseValue(printed).kind).toBe(kind));
});

describe('parseValue: laws', () => {
  const alphabet = [
    ...'0123456789.,-+%‰≥≤<>=±~至和、；，/*（）() 万亿千百元人次年月日底前后内以上下不低于超过约每优良中差明显提高上年同期',
  ];
  const prints = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 30 }),
    fc.string({ unit: 'binary' }),
  );

  it('prints what was read and never throws', () => {
    fc.assert(
      fc.property(prints, fc.option(prints), fc.option(prints), (printed, unit, operator) => {
        expect(printValue(parseValue(printed, unit, operator))).toBe(printed);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['[90,100]', '90', '100'],
    ['[90%，100%)', '0.9', '1'],
    ['(90,100)', '90', '100'],
    ['（90，100］', '90', '100'],
    ['(90,100]', '90', '100'],
    ['[90,100]分', '90', '100'],
    ['[90,100)%；', '0.9', '1'],
    ['（3，5］个工作日', '3', '5'],
    ['(1,2]万元', '10000', '20000'],
    ['【3,5】天', null, null],
    ['[90,100]以上', null, null],
  ])('an interval %s is no number with a comma', (printed, low, high) => {
    const value = parseValue(printed);
    expect(value.kind === 'range' ? [value.low.amount.toString(), value.high.amount.toString()] : [null, null]).toEqual(
      [low, high],
    );
  });

  it.each(['[100,90]', '(100,90]分', '100-90', '90%~70%'])('%s, whose low end is the higher, is text', (printed) =>
    expect(parseValue(printed)).toEqual({ kind: 'text', printed }),
  );

  it.each([
    ['90,100', '90100'],
    ['(90100)', '90100'],
    ['(10,000)', '10000'],
    ['(10,050)', '10050'],
    ['(1,234.56)', '1234.56'],
  ])('keeps commas of thousands in %s', (printed, amount) => {
    const value = parseValue(printed);
    expect(value.kind === 'number' && value.amount.toString()).toBe(amount);
    expect(parseValue('[1,2,3]').kind).not.toBe('range');
  });

  it('reads an enormous cell at once', () => {
    expect(parseValue('1'.repeat(1_000_000)).kind).toBe('text');
    expect(parseValue('不'.repeat(150)).kind).toBe('text');
  });
});
