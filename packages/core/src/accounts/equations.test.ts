import { expect, it } from 'vitest';
import type { AccountForm } from '../model/transcript.js';
import { openBook } from './book.js';
import { equationsOf } from './equations.js';
import { nineTables } from './testing/nine-tables.js';

/** Table 03 of an invented department with other codes in front of its subjects. */
function withCodes(codes: readonly string[]): AccountForm {
  const form = nineTables().find(({ table }) => table === '公开03表');
  if (form === undefined) throw new Error('no table 03');
  const [total] = form.rows;
  const values = { 本年支出合计: '1', 基本支出: '1', 项目支出: null };
  const rows = codes.map((code) => ({ code, name: '某项', line: null, values }));
  return { ...form, rows: total === undefined ? rows : [total, ...rows] };
}

const families = (codes: readonly string[]): [string | undefined, (string | undefined)[]][] =>
  equationsOf(openBook([withCodes(codes)]))
    .filter(({ identity, whole }) => identity === 'code-sum' && whole.place.cell.endsWith('.本年支出合计'))
    .map(({ whole, parts }) => [whole.place.where, parts.map(({ amount }) => amount.place.where)]);

it('A subject is the sum of those right below it, whatever lengths of code are left out between', () => {
  expect(families(['208', '20805', '2080505', '2080506', '2101101'])).toEqual([
    ['rows[合计].本年支出合计', ['rows[208|某项].本年支出合计', 'rows[2101101|某项].本年支出合计']],
    ['rows[208|某项].本年支出合计', ['rows[20805|某项].本年支出合计']],
    ['rows[20805|某项].本年支出合计', ['rows[2080505|某项].本年支出合计', 'rows[2080506|某项].本年支出合计']],
  ]);
});

it('What is longer than any code has nothing below it, and stands below the code it begins with', () => {
  const long = '1'.repeat(13);
  expect(families(['111', long, `${long}1`])).toEqual([
    ['rows[合计].本年支出合计', ['rows[111|某项].本年支出合计']],
    ['rows[111|某项].本年支出合计', [`rows[${long}|某项].本年支出合计`, `rows[${long}1|某项].本年支出合计`]],
  ]);
});

it('Codes of any length take time in line with their length', () => {
  const work = (size: number) => {
    const codes = Array.from({ length: 20 }, (_, index) => `${index}`.padStart(3, '2') + '1'.repeat(size));
    expect(equationsOf(openBook([withCodes(codes)])).length).toBeGreaterThan(0);
  };
  expect(work).toTakeLinearTime(16_000);
});
