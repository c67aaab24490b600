import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C5 several values in one cell', () => {
  it('is a note that lists the rows', () => {
    const [finding] = checkFor('C5', [project({ indicators: [row({ name: '宣传', target: '4批；2次；5台' })] })]);
    expect(finding?.severity).toBe('info');
    expect(finding?.where).toEqual(['indicators[宣传].target']);
  });

  it('passes one value a cell', () => {
    expect(checkFor('C5', [project({ indicators: [row({ target: '4批' })] })])).toEqual([]);
  });
});
