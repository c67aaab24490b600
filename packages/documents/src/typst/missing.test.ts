import type { SheetCell } from '@kaocheng/forms/sheet/sheet';
import { describe, expect, it } from 'vitest';
import { missingGlyphs } from './missing.js';

const cell = (text: string, column: number): SheetCell => ({ row: 0, column, rowSpan: 1, colSpan: 1, text, spans: [] });

describe('missingGlyphs', () => {
  it('names each character once, with its number and the text around its first place', () => {
    const cells = [cell('项目负责人：张\u{10fffd}，联系电话略，其他内容', 0), cell('张\u{10fffd}\ue000', 1)];
    const sheet = { rows: 1, columns: 2, cells, start: 0, end: 0, placed: true };
    expect(missingGlyphs({ title: '表', sheets: [sheet] }, ['\u{10fffd}', '\ue000', '缺'])).toEqual([
      { character: '\u{10fffd}', code: 'U+10FFFD', text: '项目负责人：张\u{10fffd}，联系电话略，其' },
      { character: '\ue000', code: 'U+E000', text: '张\u{10fffd}\ue000' },
    ]);
  });
});
