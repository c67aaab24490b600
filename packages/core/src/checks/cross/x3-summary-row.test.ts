import { describe, expect, it } from 'vitest';
import { checkFor, fund, project, row, summary, summaryRow } from '../testing/build.js';

describe('X3 a row of the summary against the form of the project', () => {
  const form = project({
    name: '大病保险（第二次）',
    funds: { total: fund({ annual: '25', executed: '24.5' }) },
    indicators: [row({ weight: '50', score: '39' })],
    total: { weight: '100', score: '89', grade: null },
  });
  const codes = (cells: Parameters<typeof summaryRow>[0]) =>
    checkFor('X3', [
      form,
      summary({ rows: [summaryRow({ name: '大病保险', annual: '25', executed: '24.5', ...cells })] }),
    ]).map(({ code }) => code);

  it('finds another amount, score or rate of a class', () => {
    expect(codes({ executed: '23' })).toEqual(['X3-amount']);
    expect(codes({ score: '98' })).toEqual(['X3-score']);
    expect(codes({ outputRate: '100%' })).toEqual(['X3-class']);
  });

  it('notes what was only rounded, and warns of another name', () => {
    expect(codes({ score: '89.0', annual: '25.0' })).toEqual([]);
    expect(codes({ name: '大病补充保险' })).toEqual(['X3-name']);
    const rounded = project({ name: '甲', funds: { total: fund({ annual: '25.36', executed: '25.36' }) } });
    const found = checkFor('X3', [
      rounded,
      summary({ rows: [summaryRow({ name: '甲', annual: '25.4', executed: '25.36' })] }),
    ]);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['X3-rounded', 'info']]);
  });

  it('passes a row that agrees, one of no form, and rates without a certain base', () => {
    expect(codes({ score: '89', outputRate: '78%' })).toEqual([]);
    expect(codes({ name: '道路建设', annual: '9', executed: '9' })).toEqual([]);
    const torn = project({ name: '甲', indicators: [row({ level1Weight: '60', weight: '50', score: '39' })] });
    expect(checkFor('X3', [torn, summary({ rows: [summaryRow({ name: '甲', outputRate: '65%' })] })])).toEqual([]);
  });
});
