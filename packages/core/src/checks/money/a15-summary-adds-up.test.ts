import { describe, expect, it } from 'vitest';
import { checkFor, summary, summaryRow } from '../testing/build.js';

const rows = [
  summaryRow({ name: '甲', annual: '10', executed: '10', rate: '100%' }),
  summaryRow({ name: '乙', annual: '117.93', executed: '117.93', rate: '100.00%' }),
];
const totals = (annual: string) => checkFor('A15', [summary({ rows, totals: { annual, executed: '127.93' } })]);

describe('A15: a summary adds up', () => {
  it('holds', () => expect(totals('127.93')).toEqual([]));

  it('finds a total that is not the sum', () => {
    expect(totals('172.93')).toMatchObject([
      { code: 'A15-total', severity: 'error', where: ['totals.annual'], expected: '127.93' },
    ]);
  });

  it('only warns of a total that is rounded', () => {
    expect(totals('127.9')).toMatchObject([{ code: 'A15-rounded', severity: 'warning' }]);
  });

  it('finds a rate that is not executed ÷ annual', () => {
    const wrong = [summaryRow({ name: '甲', annual: '100', executed: '80', rate: '100%' })];
    expect(checkFor('A15', [summary({ rows: wrong })])).toMatchObject([
      { code: 'A15-rate', where: ['rows[甲].rate'], expected: '80%' },
    ]);
  });
});
