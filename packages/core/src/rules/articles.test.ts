import { describe, expect, it } from 'vitest';
import { rules } from '../checks/rules.js';
import { checks } from '../generated/checks.js';
import { laws } from '../generated/laws.js';
import type { Citation } from '../model/finding.js';
import { policies } from '../scoring/policies.js';
import { articleOf } from './articles.js';

/** Every citation of the policies and checks. */
function citations(): Citation[] {
  const found: (Citation | null | undefined)[] = Object.values(checks.citations.citations);
  for (const rule of rules.values()) {
    found.push(rule.of().citation, ...rule.caseNames().map((name) => rule.of(name).citation));
  }
  for (const { execution, quantitative, qualitative, satisfaction, cap, notApplicable, grades, weights } of policies) {
    const { met, missed, over, lowerIsBetter } = quantitative;
    for (const part of [execution, met, missed, over, lowerIsBetter, qualitative, satisfaction, cap, notApplicable])
      found.push(part?.citation);
    found.push(grades.citation, weights.citation);
  }
  return found.filter((citation): citation is Citation => citation !== null && citation !== undefined);
}

describe('the words of the articles', () => {
  it('are those that policies and checks refer to, and no others', () => {
    const cited = new Set(citations().map(({ document, article }) => `${document} ${article}`));
    for (const { document, articles } of Object.values(laws)) {
      for (const name of Object.keys(articles)) expect(cited).toContain(`${document} ${name}`);
    }
  });

  it('stand under the title, the issuer and the dates that policies and checks give for the same number', () => {
    for (const law of Object.values(laws)) {
      const { title, document, issuer, published, inForce } = law;
      const own = policies.filter((policy) => policy.document === document);
      for (const policy of own)
        expect(policy).toMatchObject({ title, issuer, published, inForce: { from: inForce.from, to: null } });
      for (const citation of citations()) if (citation.document === document) expect(citation.title).toBe(title);
    }
  });

  it('are found by document number and article', () => {
    const sixteen = articleOf({ document: '财预〔2020〕10号', article: '第十六条' });
    expect(sixteen).toHaveLength(3);
    expect(sixteen?.[1]).toContain('未完成指标值的，按照完成值与指标值的比例记分');
  });

  it('are missing where the data does not hold them', () => {
    expect(articleOf({ document: '财预〔2020〕10号', article: '附1' })).toBeNull();
    expect(articleOf({ document: '无此文号', article: '第一条' })).toBeNull();
    expect(articleOf({ document: '财预〔2020〕10号', article: 'constructor' })).toBeNull();
  });
});
