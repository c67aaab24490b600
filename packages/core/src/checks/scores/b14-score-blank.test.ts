import { describe, expect, it } from 'vitest';
import { checkFor, checkNested, fund, project, row } from '../testing/build.js';

const total = { weight: '100', score: '100', grade: null };

describe('B14: a weight has its score', () => {
  it('holds, also where a part of the funds carries the marks or the row is not used', () => {
    const form = project({
      funds: { total: fund({ weight: '10' }), fiscal: fund({ weight: '10', score: '10' }) },
      indicators: [row({ weight: '90', score: '90' }), row({ name: '经济效益' })],
      total,
    });
    expect(checkFor('B14', [form])).toEqual([]);
  });

  it('finds the blank score of execution, and what it would be', () => {
    const form = project({
      funds: { total: fund({ annual: '10', executed: '10', rate: '100%', weight: '10' }) },
      indicators: [row({ weight: '90', score: '90' })],
      total,
    });
    expect(checkFor('B14', [form])).toMatchObject([
      { code: 'B14-execution', rule: 'missing', severity: 'error', where: ['funds.total.score'], expected: '10' },
    ]);
  });

  it('finds one blank row, with its blank actual value', () => {
    const form = project({
      indicators: [row({ weight: '50', score: '50' }), row({ name: '乙', target: '1', weight: '40' })],
      total,
    });
    expect(checkFor('B14', [form])).toMatchObject([
      { code: 'B14-indicator', where: ['indicators[乙].actual', 'indicators[乙].score'] },
    ]);
  });

  it('hangs all rows on one finding where nothing is scored', () => {
    const form = project({
      indicators: [row({ weight: '60' }), row({ name: '乙', weight: '30' })],
      total: { ...total, score: null },
    });
    const [root, ...more] = checkNested([form]).filter(({ code }) => code.startsWith('B14'));
    expect(more).toEqual([]);
    expect(root).toMatchObject({ code: 'B14-all', where: ['total.score'] });
    expect(root?.hangs.map(({ code }) => code)).toEqual(['B14-indicator', 'B14-indicator']);
  });

  it('only asks where the form may have no column for scores', () => {
    const form = project({ indicators: [row({ weight: '60' }), row({ name: '乙', weight: '30' })] });
    expect(checkFor('B14', [form])).toMatchObject([{ code: 'B14-none', severity: 'warning' }]);
  });

  it('finds a blank total', () => {
    const form = project({ indicators: [row({ weight: '90', score: '90' })], total: { ...total, score: null } });
    expect(checkFor('B14', [form])).toMatchObject([{ code: 'B14-total' }]);
  });
});
