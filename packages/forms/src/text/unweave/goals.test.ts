import { describe, expect, it } from 'vitest';
import { formText, readForm } from '../testing/read-form.js';

describe('unweaveGoals', () => {
  it('parts goals taken line by line, and keeps the label beside them out of their text', () => {
    const goals = `预期目标 实际完成情况
年度
总体 完成古树体检五百株，修复树洞和 古树体检做完，修复了树洞四十处，
目标 围栏，宣传古树文化。 宣传古树文化六次。
`;
    const form = readForm(formText({ goals }));
    expect(form.goals?.expected?.text).toBe('完成古树体检五百株，修复树洞和围栏，宣传古树文化。');
    expect(form.goals?.actual?.text).toBe('古树体检做完，修复了树洞四十处，宣传古树文化六次。');
  });

  it('says where each piece of a goal stands', () => {
    const goals =
      '预期目标 实际完成情况\n完成古树体检五百株，修复树洞和 古树体检做完，修复了树洞四十处，\n围栏。 宣传六次。\n';
    const text = formText({ goals });
    const cell = readForm(text).goals?.expected;
    expect(cell?.spans.map(([start, end]) => text.slice(start, end)).join('')).toBe(
      '完成古树体检五百株，修复树洞和围栏。',
    );
  });

  it('leaves goals alone that stand one behind the other', () => {
    const form = readForm(formText());
    expect(form.goals?.expected?.text).toBe('完成古树体检并修复树穴。');
    expect(form.goals?.actual?.text).toBe('完成古树体检，修复树穴。');
  });
});
