import { describe, expect, it } from 'vitest';
import { factsDigest } from './facts-digest.js';

const finding = {
  code: 'B5-certain',
  printed: '10',
  expected: '6.67',
  facts: { name: '培训人数', target: '≥5000人', actual: '3334人', arithmetic: ['3334 ÷ 5000 × 10 = 6.67'] },
};

describe('digest of the figures that a finding rests on', () => {
  it('is the same in every run, whatever order the facts were made in', () => {
    expect(factsDigest(finding)).toBe('ded59776edcc42c4');
    const { name, target, actual, arithmetic } = finding.facts;
    expect(factsDigest({ ...finding, facts: { arithmetic, actual, target, name } })).toBe(factsDigest(finding));
  });

  it('is another when a figure is', () => {
    const others = [
      { ...finding, printed: '9' },
      { ...finding, expected: null },
      { ...finding, code: 'B5-maybe' },
      { ...finding, facts: { ...finding.facts, actual: '3335人' } },
      { ...finding, facts: { ...finding.facts, arithmetic: [] } },
      { ...finding, facts: { ...finding.facts, actual: null } },
    ].map(factsDigest);
    expect(new Set([factsDigest(finding), ...others]).size).toBe(others.length + 1);
  });

  it('does not run parts together', () => {
    expect(factsDigest({ ...finding, facts: { parts: ['1', '23'] } })).not.toBe(
      factsDigest({ ...finding, facts: { parts: ['12', '3'] } }),
    );
  });
});
