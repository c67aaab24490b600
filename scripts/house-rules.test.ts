import { describe, expect, it } from 'vitest';
import { GRAMMAR, houseFaults, isLong } from './house-rules.js';

const reasons = (file: string, source: string): string[] => houseFaults(file, source).map((fault) => fault.reason);

describe('rules of the house', () => {
  it('limits a file to 500 lines and counts those over 150', () => {
    expect(reasons('packages/core/src/a.ts', 'x\n'.repeat(500))).toEqual([]);
    expect(reasons('packages/core/src/a.ts', 'x\n'.repeat(501))).toEqual(['501 lines, at most 500']);
    expect(isLong('x\n'.repeat(150))).toBe(false);
    expect(isLong('x\n'.repeat(151))).toBe(true);
  });

  it('refuses names that say nothing', () => {
    expect(reasons('packages/core/src/date-utils.ts', '')).toHaveLength(1);
    expect(reasons('packages/core/src/common/a.ts', '')).toHaveLength(1);
    expect(reasons('packages/core/src/FormManager.ts', '')).toHaveLength(1);
    expect(reasons('packages/core/src/uncommon.ts', '')).toEqual([]);
  });

  it('finds a Chinese sentence in core, not a term, a comment or a test', () => {
    const sentence = "const a = '得分应不高于权重，请核对';";
    expect(reasons('packages/core/src/a.ts', sentence)).toHaveLength(1);
    expect(reasons('packages/core/src/a.ts', "const a = ['产出指标', '服务对象满意度指标'];")).toEqual([]);
    expect(reasons('packages/core/src/a.ts', `// ${sentence}`)).toEqual([]);
    expect(reasons('packages/core/src/a.test.ts', sentence)).toEqual([]);
    expect(reasons('packages/forms/src/a.ts', sentence)).toEqual([]);
  });

  it('finds a label of forms in the readers, not numerals, comments or tests', () => {
    const label = "const a = ['绩效目标申报表'];";
    expect(reasons('packages/forms/src/text/a.ts', label)).toEqual([
      '绩效目标申报表 is a word of the field; put it into forms/*.yaml',
    ]);
    expect(reasons('packages/documents/src/pdf/a.ts', label)).toHaveLength(1);
    expect(reasons('packages/forms/src/a.ts', 'const a = "绩效目标申报表";')).toHaveLength(1);
    expect(reasons('packages/forms/src/a.ts', 'const a = `绩效目标申报表`;')).toHaveLength(1);
    expect(reasons('packages/forms/src/text/a.test.ts', label)).toEqual([]);
    expect(reasons('packages/forms/src/text/testing/a.ts', label)).toEqual([]);
    expect(reasons('packages/forms/src/a.ts', `// ${label}\nconst n = '一二三四五六七八九';`)).toEqual([]);
    for (const why of GRAMMAR.values()) expect(why).not.toBe('');
  });

  it('finds a list of words of the field in a pattern of the readers, not units, dates, glyphs, single words', () => {
    const listed = 'const a = /^(?:指标|效益|满意度)(?:\\(.*\\))?$/u;';
    expect(reasons('packages/forms/src/text/a.ts', listed)).toEqual([
      'a pattern lists words of the field (指标 效益 满意度); put them into forms/*.yaml',
    ]);
    expect(reasons('packages/documents/src/pdf/a.ts', 'return /项目支出/u.test(title);')).toHaveLength(1);
    expect(reasons('packages/forms/src/text/a.test.ts', listed)).toEqual([]);
    for (const other of [
      '/^(?:万元|亿元|百元|千元)$/u',
      '/[优良中差指标]/u',
      '/指标$|^目标/u',
      '/\\d{1,2}月份?(?:以前)?/u',
    ])
      expect(reasons('packages/forms/src/a.ts', `const a = ${other};`)).toEqual([]);
  });

  it('finds what may search bytes in UTF-16 without end, not decoders or tests', () => {
    for (const search of [
      "all.includes(name, 0, 'utf16le')",
      "const E = ['latin1', 'utf16le']",
      "all.indexOf(a, 0, 'utf-16le')",
    ]) {
      expect(reasons('packages/documents/src/xls/a.ts', search)).toHaveLength(1);
      expect(reasons('packages/documents/src/xls/a.test.ts', search)).toEqual([]);
      expect(reasons('packages/documents/src/cfb/named.ts', search)).toEqual([]);
    }
    expect(reasons('packages/documents/src/xls/a.ts', "new TextDecoder('utf-16le')")).toEqual([]);
  });
});
