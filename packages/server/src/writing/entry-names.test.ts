import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entryNames } from './entry-names.js';

it('names files after their documents, in their folders', () => {
  expect(entryNames(['甲.txt', '局里/乙.docx', '丙'], '审核报告.pdf')).toEqual([
    '甲.审核报告.pdf',
    '局里/乙.审核报告.pdf',
    '丙.审核报告.pdf',
  ]);
});

it('gives each name once, however its letters are written', () => {
  expect(entryNames(['a.txt', 'A.docx', 'a.pdf', 'a(2).txt'], 'pdf')).toEqual([
    'a.pdf',
    'A(2).pdf',
    'a(3).pdf',
    'a(2)(2).pdf',
  ]);
});

it('leads nowhere else and has no sign that a system refuses', () => {
  expect(entryNames(['../../etc/passwd', 'C:\\x\\con.txt', '/a/./b?.txt', '..', 'x. /y..txt'], 'xlsx')).toEqual([
    'etc/passwd.xlsx',
    'C_/x/_con.xlsx',
    'a/b_.xlsx',
    '_.xlsx',
    'x/y.xlsx',
  ]);
});

it('does not end with a dot or a blank where it is cut short', () => {
  const [folder = ''] = entryNames([`${'a'.repeat(179)}. b/甲.txt`], 'xlsx');
  expect(folder).toBe(`${'a'.repeat(179)}/甲.xlsx`);
  const [leaf = ''] = entryNames([`${'b'.repeat(175)} .c`.padEnd(300, 'd')], 'xlsx');
  expect(leaf).toBe(`${'b'.repeat(175)}.xlsx`);
});

it('finds names for thousands of one name without a search for each', () => {
  const named = (count: number) => entryNames(Array<string>(count).fill('自评表.xlsx'), 'pdf');
  expect(named).toTakeLinearTime(8_000);
  const entries = named(20_000);
  expect(entries.at(-1)).toBe('自评表(20000).pdf');
  expect(new Set(entries).size).toBe(20_000);
});

it('is safe and unlike for any names', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 })), (names) => {
      const entries = entryNames(names, 'xlsx');
      expect(new Set(entries.map((entry) => entry.toLowerCase())).size).toBe(names.length);
      for (const entry of entries) {
        for (const part of entry.split('/')) {
          expect(['', '.', '..']).not.toContain(part);
          expect(Buffer.byteLength(part)).toBeLessThan(256);
          expect(part).not.toMatch(/[\\:*?"<>|]|[. ]$/);
        }
      }
    }),
  );
});
