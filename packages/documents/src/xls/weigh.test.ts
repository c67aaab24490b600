import { expect, it } from 'vitest';
import { biff, record } from '../testing/compound-file.js';
import { weighRecords } from './weigh.js';

const formulas = (count: number, bytes: number): Buffer[] =>
  Array.from({ length: count }, () => record(0x06, new Uint8Array(bytes)));

it('lets formulas be turned to text only where they are few and short', () => {
  expect(weighRecords(biff(formulas(500, 120)))).toBe(true);
  expect(weighRecords(biff(formulas(5000, 30)))).toBe(false);
  expect(weighRecords(biff(formulas(500, 2000)))).toBe(false);
});

it('counts a formula that cells share for each of them', () => {
  const shared = record(0x4bc, new Uint8Array(2000));
  expect(weighRecords(biff([shared, ...formulas(20, 30)]))).toBe(true);
  expect(weighRecords(biff([shared, ...formulas(500, 30)]))).toBe(false);
});
