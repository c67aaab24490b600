import { describe, expect, it } from 'vitest';
import { checkFor, department, fund, row } from '../testing/build.js';

const rate = (actual: string) =>
  checkFor('F4', [
    department({
      funds: { total: fund({ initial: '894.88', annual: '1063.49' }) },
      indicators: [row({ name: '预算调整率', target: '≤20%', actual })],
    }),
  ]);

describe('F4: the adjustment rate', () => {
  it('holds', () => expect(rate('18.84%')).toEqual([]));

  it('asks where it is above what was adjusted, informs where it is below', () => {
    expect(rate('28.84%')).toMatchObject([{ code: 'F4-above', rule: 'rate', severity: 'warning', expected: '18.84%' }]);
    expect(rate('0%')).toMatchObject([{ code: 'F4-below', severity: 'info' }]);
  });
});
