import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTableList } from './table-list.js';

const read = (text: string) => readTableList(text, [{ start: 0, end: text.length }]);
const HEAD = '序号 内容 是否空表 表格为空的理由\n';

describe('the list of account tables', () => {
  it('gives each title with what is printed behind it', () => {
    const text = `${HEAD}表1 收入支出决算总表 否\n\n表2 收入决算表 否\n\n表3 支出决算表 否\n\n表7 政府性基金预算财政拨款收入支出决算表 是 本单位不涉及\n故公开空表\n\n表8 国有资本经营预算财政拨款支出决算表 是 无此项\n\n第四部分 附件`;
    const list = read(text);
    expect(list.map(({ title, note }) => [title, note])).toEqual([
      ['收入支出决算总表', '否'],
      ['收入决算表', '否'],
      ['支出决算表', '否'],
      ['政府性基金预算财政拨款收入支出决算表', '是 本单位不涉及 故公开空表'],
      ['国有资本经营预算财政拨款支出决算表', '是 无此项'],
    ]);
    for (const { title, start = 0, end = 0 } of list) expect(text.slice(start, end)).toContain(title);
  });

  it('takes dots and pages of a table of contents for no word about a table', () => {
    const list = read(
      '目录\n一、收入支出决算总表……12\n二、收入决算表……13\n三、支出决算表……14\n四、政府采购情况表……15\n',
    );
    expect(list.map(({ title, note }) => [title, note])).toEqual([
      ['收入支出决算总表', null],
      ['收入决算表', null],
      ['支出决算表', null],
      ['政府采购情况表', null],
    ]);
  });

  it('reads a list that was flattened to one line', () => {
    const list = read(
      '表1 收入支出决算总表 否 表2 收入决算表 否 表3 支出决算表 否 表8 国有资本经营预算财政拨款支出决算表 是 不涉及',
    );
    expect(list.map(({ note }) => note)).toEqual(['否', '否', '否', '是 不涉及']);
  });

  it('takes titles in sentences for no list', () => {
    expect(read('详见《收入决算表》和《支出决算表》。\n收入决算表见附件，支出决算表见附件。')).toEqual([]);
  });

  it('never throws, and points into the text', () => {
    const piece = fc.constantFrom('收入决算表', '支出决算表', '表1', '否', '是 空表', '\n', ' ', '《', '……', '𠮷', '9');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const { start = -1, end = 0 } of read(text))
          expect(start >= 0 && end > start && end <= text.length).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
