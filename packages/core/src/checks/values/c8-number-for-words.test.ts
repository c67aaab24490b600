import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C8 a number where the target is words', () => {
  it('is one finding a form', () => {
    const form = project({
      indicators: [
        row({ name: '支付进度', target: '支出进度要求', actual: '100%' }),
        row({ name: '三公经费', target: '≤前三年平均值', actual: '100%' }),
        row({ name: '节能产品', target: '持续使用', actual: '100%' }),
      ],
    });
    const [finding, ...others] = checkFor('C8', [form]);
    expect(others).toEqual([]);
    expect(finding?.code).toBe('C8-words');
    expect(finding?.facts['count']).toBe(3);
  });

  it('is a note where the target is a degree', () => {
    const form = project({ indicators: [row({ target: '明显提高', actual: '100%' })] });
    expect(checkFor('C8', [form]).map(({ severity }) => severity)).toEqual(['info']);
  });

  it('passes words for words and numbers for numbers', () => {
    const form = project({
      indicators: [row({ target: '明显提高', actual: '明显提高' }), row({ target: '≥95%', actual: '100%' })],
    });
    expect(checkFor('C8', [form])).toEqual([]);
  });
});
