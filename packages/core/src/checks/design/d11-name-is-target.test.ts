import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('D11 a name that only repeats the target', () => {
  it('is found', () => {
    const form = project({ indicators: [row({ name: '1年', target: '1年' })] });
    expect(checkFor('D11', [form])[0]?.where).toEqual(['indicators[1年].name', 'indicators[1年].target']);
  });

  it('passes a name that says what is measured', () => {
    expect(checkFor('D11', [project({ indicators: [row({ name: '工期', target: '1年' })] })])).toEqual([]);
  });
});
