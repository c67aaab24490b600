import { describe, expect, it } from 'vitest';
import { checkFor, checkNested, fund, project } from '../testing/build.js';

const gap = () => project({ funds: { total: fund({ annual: '60', executed: '60' }), fiscal: fund({ annual: '60' }) } });
const full = () =>
  project({ funds: { total: fund({ annual: '60', executed: '60' }), fiscal: fund({ annual: '60', executed: '60' }) } });

describe('A14: the same gap in several forms is one finding', () => {
  it('leaves one or two gaps as they are', () => expect(checkFor('A14', [gap(), gap(), full()])).toEqual([]));

  it('hangs three on one finding of the document', () => {
    const [root, ...more] = checkNested([gap(), full(), gap(), gap()]).filter(({ rule }) => rule === 'missing');
    expect(more).toEqual([]);
    expect(root).toMatchObject({ code: 'A14-error', form: null, severity: 'error' });
    expect(root?.where).toEqual([
      'document',
      'forms[1].funds.fiscal.executed',
      'forms[3].funds.fiscal.executed',
      'forms[4].funds.fiscal.executed',
    ]);
    expect(root?.hangs.map(({ form, code }) => [form, code])).toEqual([
      [1, 'A1-blank'],
      [3, 'A1-blank'],
      [4, 'A1-blank'],
    ]);
  });
});
