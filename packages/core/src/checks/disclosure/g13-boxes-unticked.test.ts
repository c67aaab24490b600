import { describe, expect, it } from 'vitest';
import { checkFor, project } from '../testing/build.js';

describe('G13 boxes of which none is ticked', () => {
  it('are one finding a form', () => {
    const form = project({ extra: { 项目类型: '新增□延续□', 项目属性: '重要□一般□' } });
    const [finding, ...others] = checkFor('G13', [form]);
    expect(others).toEqual([]);
    expect(finding?.where).toEqual(['extra[项目类型]', 'extra[项目属性]']);
  });

  it('are found where the reader took them for a blank, and only there', () => {
    const cells = {
      'extra.项目类型': { spans: [[3, 9]] as const, menu: '新增□延续□', confidence: 0.9 },
      'extra.项目属性': { spans: [[12, 18]] as const, confidence: 0.9 },
      'extra.重要程度': { spans: [[20, 28]] as const, menu: '重要□一般□', confidence: 0.9 },
    };
    const form = project({ extra: { 项目类型: null, 项目属性: null, 重要程度: '重要' }, cells });
    expect(checkFor('G13', [form])).toMatchObject([{ severity: 'warning', where: ['extra[项目类型]'] }]);
  });

  it('pass where one is ticked', () => {
    expect(checkFor('G13', [project({ extra: { 项目类型: '新增□ √ 延续□', 说明: '一个□' } })])).toEqual([]);
  });
});
