import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('X4 the text of the goals against the indicators', () => {
  const found = (expected: string, actual: string, name = '资助参保人数') =>
    checkFor('X4', [
      project({ goals: { expected, actual }, indicators: [row({ name, target: '5000人', actual: '4800人' })] }),
    ]);

  it('finds another number behind the name, and behind what the name counts', () => {
    const [finding] = found('资助参保人数达5200人。', '完成');
    expect(finding?.where).toEqual(['goals.expected', 'indicators[资助参保人数].target']);
    expect(found('保障', '全年资助参保4900人').map(({ expected }) => expected)).toEqual(['4800人']);
  });

  it('passes equal numbers, other units, other clauses, bounds and what is named twice', () => {
    expect(found('资助参保人数5000人', '资助参保0.48万人')).toEqual([]);
    expect(found('资助参保人数增长5%', '资助参保，其中脱贫3000人')).toEqual([]);
    expect(found('资助参保3000人以上', '城镇资助参保3000人，农村资助参保1800人')).toEqual([]);
  });
});
