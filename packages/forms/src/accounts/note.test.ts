import { describe, expect, it } from 'vitest';
import { squash } from '../text/glyphs.js';
import { noteEnd, noteStart } from './note.js';

const note = (text: string): string | null => {
  const glyphs = squash(text);
  const start = noteStart(glyphs, 0, glyphs.length);
  return start < 0 ? null : glyphs.char.slice(start, noteEnd(glyphs, start, glyphs.length)).join('');
};

describe('note of a table', () => {
  it.each([
    ['合计 1.00\n注：本表反映收入情况。\n第四部分 名词解释', '注：本表反映收入情况。'],
    [
      '合计 1.00\n注：1.本表反映收入情况。\n2.金额可能有尾差\n\n\n\n支出决算表',
      '注：1.本表反映收入情况。2.金额可能有尾差',
    ],
    [
      '合计 1.00\n\n注：预算数为调整后的预算\n\n数；决算数为实际支出。其中含结转。\n\n三、情况说明',
      '注：预算数为调整后的预算数；决算数为实际支出。其中含结转。',
    ],
    ['合计 1.00 注：本表反映收入情况。 本单位无此项。 第四部分 名词解释', '注：本表反映收入情况。本单位无此项。'],
    ['合计 1.00\n注：金额可能有尾差\nSheet 2: 公开02表收入决算表', '注：金额可能有尾差'],
    ['合计 1.00\n注：金额可能有尾差\n公开02表', '注：金额可能有尾差'],
    ['合计 1.00\n注：金额可能有尾差\n公开02表\n部门：某局 单位：万元\n2023年度收入决算表\n', '注：金额可能有尾差'],
    [
      '合计 1.00\n注：1.支出合计等于\n公开03表的支出合计，口径一致。\n',
      '注：1.支出合计等于公开03表的支出合计，口径一致。',
    ],
    [
      '合计 1.00\n注：支出合计等于\n公开03表支出决算表的合计，口径一致。\n',
      '注：支出合计等于公开03表支出决算表的合计，口径一致。',
    ],
    ['合计 1.00\n注：本表与\n公开01表相同。\n', '注：本表与公开01表相同。'],
    ['合计\n说明：本单位没有政府性基金收支，本表为空。\n下文', '说明：本单位没有政府性基金收支，本表为空。'],
  ])('runs to its end and no further: %j', (text, expected) => {
    expect(note(text)).toBe(expected);
  });

  it('is not there where no label starts a line or stands behind a figure', () => {
    expect(note('合计 1.00\n情况说明\n表格备注栏')).toBeNull();
    expect(note('本表的附注：略')).toBeNull();
  });
});
