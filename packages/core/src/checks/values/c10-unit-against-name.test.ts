import { describe, expect, it } from 'vitest';
import { checkFor, project, row } from '../testing/build.js';

describe('C10 a unit against the name of the indicator', () => {
  const codes = (cells: Parameters<typeof row>[0]) =>
    checkFor('C10', [project({ indicators: [row(cells)] })]).map(({ code }) => code);

  it('warns of a count in percent', () => {
    expect(codes({ name: '资助参保人次数', target: '≥98', unit: '%', actual: '100' })).toEqual(['C10-rate']);
    expect(codes({ name: '宣传次数（次）', target: '≥98%', actual: '100%' })).toEqual(['C10-rate']);
  });

  it('warns of people where visits are counted, and the other way', () => {
    expect(codes({ name: '资助参保人次数', target: '7200人', actual: '6560人' })).toEqual(['C10-visits']);
    expect(codes({ name: '资助参保人数', target: '2869人次', actual: '2869人次' })).toEqual(['C10-heads']);
    expect(codes({ name: '资助参保', target: '2869人次', actual: '2869人' })).toEqual(['C10-mixed']);
  });

  it('warns of working days that are counted as days', () => {
    expect(codes({ name: '30个工作日内审核', target: '≤30日', actual: '20日' })).toEqual(['C10-working-days']);
  });

  it('passes units that fit the name', () => {
    expect(codes({ name: '资助参保人数', target: '2869人', actual: '2869人' })).toEqual([]);
    expect(codes({ name: '救助人次', target: '2869人次', actual: '2900人次' })).toEqual([]);
    expect(codes({ name: '30个工作日内审核', target: '≤30个工作日', actual: '20个工作日' })).toEqual([]);
    expect(codes({ name: '人数增长率', target: '5%', actual: '6%' })).toEqual([]);
  });
});
