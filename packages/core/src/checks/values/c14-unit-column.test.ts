import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C14 the unit in the cell against the column of units', () => {
  const found = (target: string, unit: string) =>
    checkFor('C14', [project({ indicators: [row({ name: '培训', target, unit })] })]);

  it('is found where they are of different kinds', () => {
    expect(found('20人', '次')[0]?.where).toEqual(['indicators[培训].target', 'indicators[培训].unit']);
    expect(found('20次', '%')).toHaveLength(1);
    expect(found('95%', '次')).toHaveLength(1);
  });

  it('passes the same unit, another size of it, a bare number and an unknown unit', () => {
    expect(found('20人', '人')).toEqual([]);
    expect(found('20万元', '元')).toEqual([]);
    expect(found('20', '次')).toEqual([]);
    expect(found('95%', '%')).toEqual([]);
    expect(found('20人', '人/月')).toEqual([]);
  });
});
