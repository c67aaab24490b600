import { describe, expect, it } from 'vitest';
import { at, atIndicator, inText } from './place.js';
import { raise } from './raise.js';
import { ruleOf } from './rules.js';

describe('raise', () => {
  it('takes everything but the facts from the data of the rule', () => {
    const finding = raise('A6', 3, { case: 'very-low', at: [at('funds.total.rate')], printed: '4%' }, () => undefined);
    expect(finding).toMatchObject({
      form: 3,
      rule: 'reason',
      severity: 'error',
      printed: '4%',
      expected: null,
      citation: { document: '财预〔2020〕10号', article: '第二十六条' },
    });
  });

  it('names the form of a place in another form only', () => {
    const finding = raise(
      'B11',
      null,
      { at: [atIndicator('参保人数', 0, 'score', 1), at('document')] },
      () => undefined,
    );
    expect(finding.where).toEqual(['forms[1].indicators[参保人数].score', 'document']);
    const own = raise('B11', 1, { at: [atIndicator('参保人数', 0, 'score', 1)] }, () => undefined);
    expect(own.where).toEqual(['indicators[参保人数].score']);
  });

  it('weighs less the less sure the reader is of the cells, and is asked where that is little', () => {
    const read = (confidence: number) =>
      raise('A6', 1, { case: 'very-low', at: [at('funds.total.rate'), at('funds.total.executed')] }, () => ({
        'funds.total.rate': { confidence: 1 },
        'funds.total.executed': { confidence },
      }));
    const [sure, grid, text, unsure] = [read(1), read(0.97), read(0.8), read(0.6)];
    expect(grid.weight).toBe(sure.weight);
    expect(text.weight).toBeLessThan(sure.weight);
    expect(text.severity).toBe('error');
    expect(unsure.weight).toBeLessThan(text.weight);
    expect(unsure.severity).toBe('warning');
  });

  it('quotes the narrative with its span', () => {
    const finding = raise('F5', 1, { at: [inText('编制27人', 5, 10)] }, () => undefined);
    expect(finding).toMatchObject({
      where: ['text'],
      quote: ['编制27人'],
      source: [{ path: 'text', spans: [[5, 10]] }],
    });
  });
});

describe('ruleOf', () => {
  it('throws for what the program names wrongly', () => {
    expect(() => ruleOf('Z9')).toThrow(RangeError);
    expect(() => ruleOf('A1').of('nothing')).toThrow(RangeError);
    expect(() => ruleOf('A1').number('nothing')).toThrow(RangeError);
    expect(() => ruleOf('A1').list('nothing')).toThrow(RangeError);
  });
});
