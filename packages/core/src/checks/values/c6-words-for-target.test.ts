import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C6 a target in words', () => {
  it('warns of yes or no, and notes words without levels', () => {
    const form = project({ indicators: [row({ name: '甲', target: '是' }), row({ name: '乙', target: '明显提高' })] });
    expect(checkFor('C6', [form]).map(({ code, severity }) => [code, severity])).toEqual([
      ['C6-yes-no', 'warning'],
      ['C6-words', 'info'],
    ]);
  });

  it('passes levels, a standard of scoring beside it, and numbers', () => {
    const form = project({
      indicators: [
        row({ target: '优良中低差' }),
        row({ target: '是', scoreRule: '是得满分，否不得分' }),
        row({ target: '≥95%' }),
      ],
    });
    expect(checkFor('C6', [form])).toEqual([]);
  });
});
