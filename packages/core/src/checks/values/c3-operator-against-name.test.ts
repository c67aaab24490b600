import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C3 the sign of a target against its name', () => {
  const codes = (...cells: Parameters<typeof row>[0][]) =>
    checkFor('C3', [project({ indicators: cells.map(row) })]).map(({ code }) => code);

  it('warns of a cost that must reach a floor', () => {
    expect(codes({ name: '培训成本', target: '≥20万元' }, { name: '差错率', target: '≥1%' })).toEqual(['C3-floor']);
  });

  it('notes what cannot be below zero, and a count that must be met exactly', () => {
    expect(codes({ name: '感染率', target: '≤0%' })).toEqual(['C3-zero']);
    expect(codes({ name: '接待观众人数', target: '=30000人' })).toEqual(['C3-exact']);
  });

  it('passes costs with a ceiling, savings, and rates of a cost that is refunded', () => {
    expect(codes({ name: '培训成本', target: '≤20万元' }, { name: '成本节约率', target: '≥5%' })).toEqual([]);
    expect(codes({ name: '住院医疗费用救助比例', level2: '成本指标', target: '≥80%' })).toEqual([]);
    expect(codes({ name: '住院医疗费用救助比例', target: '>=80' })).toEqual([]);
    expect(codes({ name: '车辆数', target: '=3辆' })).toEqual([]);
  });
});
