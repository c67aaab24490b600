import { describe, expect, it } from 'vitest';
import { checkFor, fund, project, row } from '../testing/build.js';

describe('X9 the total cost against the executed budget', () => {
  const codes = (actual: string, name = '项目总成本') =>
    checkFor('X9', [
      project({
        funds: { total: fund({ annual: '90', executed: '89.974' }) },
        indicators: [row({ level2: '成本指标', name, target: '≤90万元', actual })],
      }),
    ]).map(({ code }) => code);

  it('warns of another sum, notes a rounded one', () => {
    expect(codes('85万元')).toEqual(['X9-other']);
    expect(codes('90')).toEqual(['X9-rounded']);
  });

  it('passes the same sum in another unit, unit costs, and a cost above the budget, which is found by itself', () => {
    expect(codes('899740元')).toEqual([]);
    expect(codes('300元/件')).toEqual([]);
    expect(codes('20万元', '宣传成本')).toEqual([]);
    expect(codes('134万元')).toEqual([]);
  });
});
