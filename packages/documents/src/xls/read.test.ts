import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { compoundKind } from '../cfb/kind.js';
import { openDocument } from '../open.js';
import { readXls } from './read.js';
import { endlessWorkbook } from './testing/endless.js';

/** A workbook of the old format with a visible and a hidden sheet. */
function workbook(): Uint8Array {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([
    ['项目支出绩效自评表', null],
    ['执行率', 0.9875],
    ['日期', 45078],
  ]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
  Object.assign(sheet['B2'] ?? {}, { z: '0.00%' });
  Object.assign(sheet['B3'] ?? {}, { z: 'yyyy"年"m"月"d"日"' });
  utils.book_append_sheet(book, sheet, '自评表');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['藏']]), '备查');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }));
}

describe('a workbook of the old format', () => {
  const bytes = workbook();

  it('is known by the streams of its container', () => {
    expect(compoundKind(bytes)).toBe('xls');
    expect(compoundKind(bytes.subarray(0, 400))).toBe('unknown');
  });

  it('gives what its cells show, with what they store', async () => {
    const opened = await openDocument(bytes, 'a');
    if (opened.kind !== 'content') throw new Error(opened.kind);
    const [block, ...others] = opened.content.blocks;
    expect(others).toEqual([]);
    if (block?.kind !== 'sheet') throw new Error('no sheet');
    expect(block.sheet.cells.map(({ text, colSpan, address, stored }) => [text, colSpan, address, stored])).toEqual([
      ['项目支出绩效自评表', 2, 'A1', undefined],
      ['执行率', 1, 'A2', undefined],
      ['98.75%', 1, 'B2', '0.9875'],
      ['日期', 1, 'A3', undefined],
      ['2023年6月1日', 1, 'B3', '45078'],
    ]);
    expect(opened.content.omitted).toEqual([{ what: 'hidden-sheet', sheet: '备查', count: 1 }]);
  });

  // Only at an even place a search for a text in UTF-16 came to its end.
  it('is read wherever in its memory it begins', async () => {
    const odd = new Uint8Array(bytes.length + 1).subarray(1);
    odd.set(bytes);
    expect(await openDocument(odd, 'a')).toEqual(await openDocument(bytes, 'a'));
  });

  it('is refused or read, never more, where it is cut off', () => {
    for (let at = 600; at < bytes.length; at += 400) {
      try {
        readXls(bytes.subarray(0, at));
      } catch (error) {
        expect(error).toMatchObject({ problem: { code: 'office-broken' } });
      }
    }
  });

  it('is refused where its library would never come to an end', () => {
    expect(() => readXls(endlessWorkbook())).toThrow('office-broken');
  }, 60_000);
});
