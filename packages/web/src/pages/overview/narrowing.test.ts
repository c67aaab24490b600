import { expect, test } from 'vitest';
import { nameOfNarrowing, titleOfCode } from './narrowing.js';

test('What a list is narrowed to is said in words', () => {
  expect(nameOfNarrowing('kind', 'project')).toBe('项目自评');
  expect(nameOfNarrowing('rate', '90')).toBe('执行率 90–100%');
  expect(nameOfNarrowing('rate', '100')).toBe('执行率 ≥100%');
  expect(nameOfNarrowing('grades', '优良')).toBe('自评优、复算良');
  expect(nameOfNarrowing('code', 'B5-certain')).toBe('B5-certain 没有完成却得满分');
  expect(nameOfNarrowing('code', 'Z1')).toBe('Z1');
});

test('A title that holds a fact names it', () => {
  expect(titleOfCode('A1-blank')).toBe('资金来源的栏空白');
  expect(titleOfCode('Z1')).toBeNull();
});
