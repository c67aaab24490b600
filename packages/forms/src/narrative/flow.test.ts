import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from './flow.js';

function whole(text: string): string[] {
  return Array.from(paragraphsOf(text, [{ start: 0, end: text.length }]), (paragraph) => paragraph.text);
}

describe('paragraphsOf', () => {
  it('joins lines that the page cut, and drops page numbers and spaces of the layout', () => {
    expect(
      whole('1、培训费，全年预算数为 75.\n\n 1 万元，全年执行\n- 12 -\n数 75. 1 万元。\n2、维护费，预算数为 3 万元。'),
    ).toEqual(['1、培训费，全年预算数为75.1万元，全年执行数75.1万元。', '2、维护费，预算数为3万元。']);
  });

  it('keeps two numbers apart that only a space parts', () => {
    expect(whole('合计 12 34 元')).toEqual(['合计12 34元']);
  });

  it('puts a number together that the end of a line cut', () => {
    expect(whole('全年预算数为1234567.8万元，全年执行数12\n4.5万元，全年执行率为百分之几。')).toEqual([
      '全年预算数为1234567.8万元，全年执行数124.5万元，全年执行率为百分之几。',
    ]);
  });

  it('parts functional classes that follow a colon', () => {
    expect(whole('支出决算9万元，其中：1.卫生支出（类）管理（款）运行（项）。支出决算5万元。')).toHaveLength(2);
  });

  it('parts a text of one line where headings stand', () => {
    expect(whole('一、概况。部门共一个单位。二、收支。收入10万元。（一）支出。支出9万元。')).toEqual([
      '一、概况。部门共一个单位。',
      '二、收支。收入10万元。',
      '（一）支出。支出9万元。',
    ]);
  });

  it('does not part an enumeration whose number ends a line', () => {
    expect(whole('项目由三个构成：1、甲类培训费；2、\n乙类维护费用支出；3、丙类慰问费用。')).toHaveLength(1);
  });

  it('maps each character to its place in the source and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(400), fc.nat(400), (text, start, end) => {
        for (const paragraph of paragraphsOf(text, [{ start, end }])) {
          expect(paragraph.at).toHaveLength(paragraph.text.length);
          paragraph.at.forEach((offset, index) => {
            const char = paragraph.text.charAt(index);
            if (char !== ' ') expect(text.charAt(offset)).toBe(char);
          });
        }
      }),
    );
  });
});
