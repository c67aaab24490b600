import { describe, expect, it } from 'vitest';
import { checkFor, fund, project } from '../testing/build.js';

const instruction = '年中发生预算调整的（追加或调减），应单独说明理由';
const adjusted = (annual: string, reason: string | null, extra: Record<string, string> = {}) =>
  checkFor('A16', [
    project({ funds: { total: fund({ initial: '238.93', annual, executed: annual, reason }) }, extra }),
  ]);

describe('A16: the form asks for the reason of an adjustment', () => {
  it('holds where nothing was adjusted, nothing is asked, or the reason is given', () => {
    expect(adjusted('238.93', instruction)).toEqual([]);
    expect(adjusted('251.89', null)).toEqual([]);
    expect(adjusted('251.89', '年中追加人员经费', { 说明: instruction })).toEqual([]);
  });

  it('finds the instruction left standing where the reason belongs', () => {
    expect(adjusted('251.89', instruction)).toMatchObject([
      {
        rule: 'reason',
        severity: 'error',
        where: ['funds.total.reason', 'funds.total.initial', 'funds.total.annual'],
        facts: { change: '12.96' },
      },
    ]);
  });
});
