import { describe, expect, it } from 'vitest';
import { fund, project, row, transcript } from '../checks/testing/build.js';
import { cellAt, corrected, NoSuchCell } from './correct.js';

const read = transcript([
  project({
    funds: { total: fund({ annual: '72.00', executed: '65.60' }) },
    indicators: [row({ name: '培训人数', score: '5' }), row({ name: '培训场次', score: '10' })],
    extra: { '预算.说明': '旧' },
  }),
]);
const first = () => {
  const form = read.forms[0];
  if (form === undefined) throw new Error('no form');
  return form;
};

describe('corrected', () => {
  it('puts the value in a copy and leaves the print as it was read', () => {
    const mended = corrected(read, [{ form: 1, path: 'indicators.1.score', value: '8' }]);
    expect(mended.forms[0]).toMatchObject({ indicators: [{ score: '5' }, { score: '8' }] });
    expect(cellAt(first(), 'indicators.1.score')).toBe('10');
  });

  it('lets the later of two corrections of one cell count, and a null blank the cell', () => {
    const path = 'funds.total.annual';
    const mended = corrected(read, [
      { form: 1, path, value: '70' },
      { form: 1, path, value: null },
    ]);
    expect(mended.forms[0]).toMatchObject({ funds: { total: { annual: null, executed: '65.60' } } });
  });

  it('finds a label that holds a dot', () => {
    const mended = corrected(read, [{ form: 1, path: 'extra.预算.说明', value: '新' }]);
    expect(mended.forms[0]).toMatchObject({ extra: { '预算.说明': '新' } });
  });

  it.each([
    [2, 'total.score'],
    [1, 'indicators.7.score'],
    [1, 'indicators'],
    [1, '__proto__.score'],
    [1, ''],
  ])('refuses what is no cell: form %s, %s', (form, path) => {
    expect(() => corrected(read, [{ form, path, value: '1' }])).toThrow(NoSuchCell);
  });
});
