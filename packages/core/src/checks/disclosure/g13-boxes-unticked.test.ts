import { describe, expect, it } from 'vitest';
import { checkFor, project } from '../testing/build.js';

describe('G13 boxes of which none is ticked', () => {
  it('are one finding a form', () => {
    const form = project({ extra: { 项目类型: '新增□延续□', 项目属性: '重要□一般□' } });
    const [finding, ...others] = checkFor('G13', [form]);
    expect(others).toEqual([]);
    expect(finding?.where).toEqual(['extra[项目类型]', 'extra[项目属性]']);
  });

  it('pass where one is ticked', () => {
    expect(checkFor('G13', [project({ extra: { 项目类型: '新增□ √ 延续□', 说明: '一个□' } })])).toEqual([]);
  });
});
