import { describe, expect, it } from 'vitest';
import { kinship, likenessOf } from './kinship.js';

const between = (target: string, actual: string): number => kinship(likenessOf(target), likenessOf(actual));

describe('kinship of target and actual value', () => {
  it('is closest where both are the same', () => {
    expect(between('不突破预算', '不突破预算')).toBeLessThan(between('≥5%', '6%'));
    expect(between('≥120株', '120株。')).toBeLessThan(between('≥120株', '126株'));
  });

  it('is nearer with one unit than with two', () => {
    expect(between('≥120株', '126株')).toBeLessThan(between('≥120株', '126人'));
  });

  it('sees words that both have, and none where they have none', () => {
    expect(between('不低于合同描述', '达到合同要求')).toBeLessThan(0);
    expect(between('不低于合同描述', '游客满意')).toBe(0);
  });

  it('takes figures of one unit for strangers where one is a hundred times the other', () => {
    expect(between('53000', '20')).toBe(0);
  });
});
