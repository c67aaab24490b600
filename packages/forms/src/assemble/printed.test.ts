import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printed, withoutLayout } from './printed.js';

describe('withoutLayout', () => {
  it.each([
    ['年度 总体\n目标', '年度总体目标'],
    ['41000 万元', '41000万元'],
    ['1、巩固参保 2、全部到位', '1、巩固参保 2、全部到位'],
    ['Windows Server 系统', 'Windows Server系统'],
    ['　甲\u00a0乙\ufeff ', '甲乙'],
  ])('%j', (text, flat) => {
    expect(withoutLayout(text)).toBe(flat);
  });

  it('alters no glyph', () => {
    const ink = (text: string): string => text.replace(/[\s\u200b-\u200d\ufeff]+/gu, '');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(ink(withoutLayout(text))).toBe(ink(text));
      }),
    );
  });

  it('gives null for a blank', () => {
    expect(printed({ text: ' \n', spans: [], confidence: 1 })).toBeNull();
    expect(printed(undefined)).toBeNull();
  });
});
