import { expect, test } from 'vitest';
import { barsOption } from './bars.js';
import { gradeMatrix, gradeSeries } from './grades.js';
import type { Palette } from './palette.js';
import { axisStart, compareTotals, seriesOf, totalsOption } from './totals.js';

const palette: Palette = {
  ink: '#000',
  soft: '#111',
  line: '#222',
  sheet: '#333',
  accent: '#444',
  error: '#555',
  warning: '#666',
  good: '#777',
  info: '#888',
  font: 'serif',
};
const total = (printed: string, recomputed: string) => ({ document: 'd', form: 1, name: null, printed, recomputed });

test('Totals are compared exactly, the farthest apart first', () => {
  const compared = compareTotals([total('90', '90.00'), total('90.4', '90.1'), total('79', '89'), total('1.1', '1')]);
  expect(compared.map(({ difference, relation }) => [difference, relation])).toEqual([
    ['-10', 'lower'],
    ['+0.3', 'higher'],
    ['+0.1', 'higher'],
    ['0', 'equal'],
  ]);
});

test('A mark that is picked is found in the series that was drawn', () => {
  const compared = compareTotals([total('90', '90'), total('95', '90'), total('79', '89')]);
  const series = seriesOf(compared);
  const drawn = totalsOption(compared, () => '')(palette)['series'] as { data: number[][] }[];
  expect(series.map((own) => own.length)).toEqual([1, 1, 1]);
  expect(drawn[1]?.data[0]).toEqual([95, 90]);
  expect(series[1]?.[0]?.printed).toBe('95');
});

test('The axes begin at a ten below every total', () => {
  expect(axisStart(compareTotals([total('95', '90')]))).toBe(60);
  expect(axisStart(compareTotals([total('95', '60')]))).toBe(50);
  expect(axisStart(compareTotals([total('95', '42.5')]))).toBe(40);
  expect(axisStart([])).toBe(60);
});

test('Grades make a matrix of printed rows and recomputed columns that says what was lowered', () => {
  const matrix = gradeMatrix([
    { printed: '优', recomputed: '优', count: 5 },
    { printed: '优', recomputed: '良', count: 2 },
    { printed: '中', recomputed: '良', count: 1 },
    { printed: '无', recomputed: '良', count: 3 },
  ]);
  expect(matrix[0]?.map(({ count }) => count)).toEqual([5, 2, 0, 0, 0]);
  expect(matrix[0]?.[1]?.change).toBe('lowered');
  expect(matrix[2]?.[1]?.change).toBe('raised');
  expect(matrix[4]?.[1]?.change).toBe('unknown');
  expect(gradeSeries(matrix)[1]).toMatchObject({ name: '良', counts: [2, 0, 1, 0, 3] });
});

test('Bars lie where asked, long labels are cut there', () => {
  const option = barsOption(
    ['一个很长很长很长很长很长很长的部门名称'],
    [{ name: '数', colour: 'accent', counts: [3] }],
    {
      lies: true,
    },
  )(palette);
  expect(option).toMatchObject({
    yAxis: { type: 'category', data: ['一个很长很长很长很长很长很长的…'], inverse: true },
  });
  expect(option).toMatchObject({ color: ['#444'], series: [{ data: [3] }] });
});
