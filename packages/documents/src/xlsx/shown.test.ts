import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInFormat } from './built-in-formats.js';
import { shownNumber, shownText } from './shown.js';

const show = (stored: string, code: string): string => shownNumber(stored, code, false);

describe('what a worksheet shows for a number', () => {
  it.each([
    ['0.30000000000000004', 'General', '0.3'],
    ['98.5', 'General', '98.5'],
    ['0.911111111111111', 'General', '0.911111111'],
    ['20210500001', 'General', '20210500001'],
    ['1234567.891234', 'General', '1234567.891'],
    ['-5', 'General', '-5'],
    ['0', 'General', '0'],
    ['1E-9', 'General', '0.000000001'],
    ['1.5E-12', 'General', '1.5E-12'],
    ['1.5E+20', 'General', '1.5E+20'],
    ['1.005', '0.00', '1.01'],
    ['1.0049999999999999', '0.00', '1.01'],
    ['2.5', '0', '3'],
    ['-2.345', '0.00', '-2.35'],
    ['-0.001', '0.00', '0.00'],
    ['999.995', '0.00', '1000.00'],
    ['1', '0%', '100%'],
    ['0.9875', '0.00%', '98.75%'],
    ['0.9111', '0.0%', '91.1%'],
    ['1234567.8', '#,##0.00', '1,234,567.80'],
    ['12', '#,##0', '12'],
    ['1234', '#,##0', '1,234'],
    ['0', '#,##0.00', '0.00'],
    ['0.5', '#.##', '.5'],
    ['5', '0000', '0005'],
    ['13800', '000-00', '138-00'],
    ['12000000', '#,##0,', '12,000'],
    ['3.5', '0.0"万元"', '3.5万元'],
    ['3.5', '0.0万元', '3.5万元'],
    ['105', '[DBNum1][$-804]General', '一百〇五'],
    ['120034', '[DBNum1]General', '一十二万〇三十四'],
    ['100000000', '[DBNum2][$-804]General', '壹亿'],
    ['12.5', '[DBNum1]General', '一十二.五'],
    ['2023', '[DBNum1]0', '二〇二三'],
    ['45078', '[DBNum1][$-804]yyyy"年"m"月"d"日"', '二〇二三年六月一日'],
    ['45276', '[DBNum1][$-804]m"月"d"日"', '十二月十六日'],
    ['95', '"≥"0"%"', '≥95%'],
    ['95', '\\≥0\\%', '≥95%'],
    ['-1234.5', '#,##0.00;(#,##0.00)', '(1,234.50)'],
    ['0', '0.00;-0.00;"—"', '—'],
    ['0', '0;-0;;@', ''],
    ['120', '[>=100]"满分";0', '满分'],
    ['80', '[>=100]"满分";0', '80'],
    ['5', '[Red][<10]0.0;0', '5.0'],
    ['1234.5', '[$¥-804]#,##0.00', '¥1,234.50'],
    ['1234.5', '[$¥-zh-CN]#,##0.00', '¥1,234.50'],
    ['1234.5', '[$-zh-CN]#,##0.00', '1,234.50'],
    ['12345', '0.00E+00', '1.23E+04'],
    ['0.75', '# ?/?', '3/4'],
    ['2.25', '# ?/?', '2 1/4'],
    ['1000', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', ' 1,000.00 '],
  ])('%s as %s is %s', (stored, code, shown) => expect(show(stored, code)).toBe(shown));

  it.each([
    ['45078', 14, '2023/6/1'],
    ['45078', 27, '2023年6月'],
    ['45078', 28, '6月1日'],
    ['45078', 31, '2023年6月1日'],
    ['45078', 57, '2023年6月'],
    ['45078', 58, '6月1日'],
    ['45078.75', 22, '2023/6/1 18:00'],
    ['0.5', 20, '12:00'],
    ['0.75', 34, '下午6时00分'],
    ['1.5', 46, '36:00:00'],
    ['60', 14, '1900/2/29'],
    ['1', 14, '1900/1/1'],
    ['-3', 14, '-3'],
  ])('%s in the built-in format %i is %s', (stored, id, shown) => expect(show(stored, builtInFormat(id))).toBe(shown));

  it('shows dates by codes of its own', () => {
    expect(show('45078', 'yyyy-mm-dd')).toBe('2023-06-01');
    expect(show('45078', 'yyyy"年"m"月"d"日";@')).toBe('2023年6月1日');
    expect(show('45078', '[$-804]yyyy"年"m"月"d"日"dddd')).toContain('2023年6月1日');
    expect(show('45078', '[$-zh-CN]yyyy"年"m"月"d"日";@')).toBe('2023年6月1日');
    expect(show('45078', '[$-x-sysdate]dddd, mmmm dd, yyyy')).toBe('2023年6月1日');
    expect(show('45078', '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy')).toBe('2023年6月1日');
    expect(show('45078.75', '[$-x-systime]h:mm:ss AM/PM')).toBe('18:00:00');
    expect(show('45078.75', '[$-F400]h:mm:ss\\ AM/PM;@')).toBe('18:00:00');
    expect(show('45078.5', 'm/d h:mm')).toBe('6/1 12:00');
    expect(show('45078', 'aaaa')).toBe('星期四');
    expect(shownNumber('43616', 'yyyy/m/d', true)).toBe('2023/6/1');
  });

  it('leaves what is no number as it is', () => {
    expect(show('abc', '0.00')).toBe('abc');
    expect(show('', '0')).toBe('');
  });

  it('gives back each figure of two decimals under the format of two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (cents) => {
        const digits = String(Math.abs(cents)).padStart(3, '0');
        const figure = `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        const noisy = String(Number(figure));
        expect(show(noisy, '0.00')).toBe(figure);
      }),
    );
  });

  it('never throws for any code', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.double(), (code, value) => {
        expect(typeof show(String(value), code)).toBe('string');
      }),
    );
  });
});

describe('what a worksheet shows for a text', () => {
  it.each([
    ['优', '@', '优'],
    ['优', '@"等"', '优等'],
    ['优', '0.00', '优'],
    ['优', '0;0;0;"等级："@', '等级：优'],
  ])('%s as %s is %s', (text, code, shown) => expect(shownText(text, code)).toBe(shown));
});
