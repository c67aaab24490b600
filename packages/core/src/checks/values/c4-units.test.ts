import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C4 units and magnitudes of target and actual value', () => {
  const codes = (...cells: Parameters<typeof row>[0][]) =>
    checkFor('C4', [project({ indicators: cells.map(row) })]).map(({ code }) => code);

  it('is an error where a rate stands for hours and has full marks', () => {
    const [finding] = checkFor('C4', [
      project({ indicators: [row({ name: '保障运转', target: '>8小时', actual: '100%', weight: '10', score: '10' })] }),
    ]);
    expect(finding?.code).toBe('C4-rate-for-count');
    expect(finding?.severity).toBe('error');
    expect(codes({ target: '>8小时', actual: '100%', weight: '10', score: '5' })).toEqual(['C4-percent-differs']);
  });

  it('warns of a lost 万, a lost % and of different units', () => {
    expect(codes({ target: '278.9万', actual: '273.86' })).toEqual(['C4-magnitude']);
    expect(codes({ target: '>=80', actual: '81.7%' })).toEqual(['C4-percent']);
    expect(codes({ target: '20台', actual: '20人' })).toEqual(['C4-unit-differs']);
    expect(codes({ target: '50000', actual: '5.1' })).toEqual(['C4-ten-thousand']);
  });

  it('finds a value in 万 though both cells or a column of their own print one unit', () => {
    const cells = { target: '2780000', unit: '人', operator: '≥' };
    expect(codes({ ...cells, actual: '273.86' })).toEqual(['C4-ten-thousand']);
    expect(codes({ target: '326人', actual: '3260000人' })).toEqual(['C4-ten-thousand']);
  });

  it('lists many rows of one kind in one finding', () => {
    const cells = { target: '90%', actual: '95' };
    expect(codes(cells, cells, cells, cells)).toEqual(['C4-percent']);
    expect(codes(cells, cells)).toHaveLength(2);
  });

  it('passes equal units, 元 and 万元, a ratio for a rate, and zero', () => {
    expect(codes({ target: '5000人', actual: '3334人' }, { target: '10万元', actual: '98000元' })).toEqual([]);
    expect(codes({ target: '95%', actual: '0.96' }, { target: '2%', actual: '0' })).toEqual([]);
    expect(codes({ target: '1000元', actual: '200元' })).toEqual([]);
  });
});
