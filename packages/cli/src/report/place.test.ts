import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayPlace } from './place.js';

describe('places in words', () => {
  it('name the row and the column', () => {
    expect(sayPlace('indicators[参保人数].score')).toBe('参保人数·得分');
    expect(sayPlace('forms[3].total.score')).toBe('表3·合计·得分');
    expect(sayPlace('level1[产出指标].weight')).toBe('产出指标·分值');
    expect(sayPlace('rows[210|卫生健康支出].本年支出合计')).toBe('210|卫生健康支出·本年支出合计');
    expect(sayPlace('extra[备注]')).toBe('备注');
  });

  it('name every kind of money', () => {
    expect(
      ['region', 'governmentFund', 'stateCapital', 'basic', 'projects'].map((key) => sayPlace(`funds.${key}`)),
    ).toEqual(['自治区级资金', '政府性基金', '国有资本经营预算', '基本支出', '项目支出'].map((word) => `资金·${word}`));
  });

  it('keep a name with brackets or points in it', () => {
    expect(sayPlace('indicators[满意度[%]].actual')).toBe('满意度[%]·完成值');
    expect(sayPlace('indicators[1.5倍.指标].actual')).toBe('1.5倍.指标·完成值');
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (where) => typeof sayPlace(where) === 'string'));
  });
});
