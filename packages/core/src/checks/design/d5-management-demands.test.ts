import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('D5 demands of management as indicators', () => {
  it('are one note a form', () => {
    const form = project({
      indicators: [row({ name: '资金到位率', target: '100%' }), row({ name: '制度健全性', target: '健全' })],
    });
    const [finding, ...others] = checkFor('D5', [form]);
    expect(others).toEqual([]);
    expect(finding?.severity).toBe('info');
    expect(finding?.facts['count']).toBe(2);
  });

  it('pass as indicators of process, and what is no such demand', () => {
    const form = project({
      indicators: [
        row({ level1: '过程', level2: '资金管理', name: '资金到位率', target: '100%' }),
        row({ target: '5人' }),
      ],
    });
    expect(checkFor('D5', [form])).toEqual([]);
  });
});
