import { rules } from '@kaocheng/core/checks/rules';
import { expect, test } from 'vitest';
import { nameOfCheckFamily, nameOfFact, nameOfNumber } from '../../words/say-overview.js';
import { casesOf, checkOfCode, findChecks, partsOfSentence } from './check-list.js';

const codes = (search: string, severity: 'error' | 'warning' | 'info' | null = null) =>
  findChecks({ search, severity }).flatMap((family) => family.rules.map(({ code }) => code));

test('All checks stand in families, in the order of their numbers', () => {
  const all = codes('');
  expect([...all].sort()).toEqual([...rules.keys()].sort());
  expect(all.indexOf('B2')).toBeLessThan(all.indexOf('B10'));
  expect(findChecks({ search: '', severity: null }).map(({ letter }) => letter)).toContain('B');
});

test('A search finds codes, words of titles and sentences, and document numbers; every word must be there', () => {
  expect(codes('b5')).toContain('B5');
  expect(codes('满分 未完成')).toContain('B5');
  expect(codes('国务院令第711号')).toEqual(['G9']);
  expect(codes('满分 无此词语')).toEqual([]);
});

test('A severity keeps the checks that have a case of it', () => {
  const errors = codes('', 'error');
  expect(errors).toContain('B4');
  expect(errors).not.toContain('B8');
  expect(codes('', 'info')).toContain('B8');
});

test('A check without cases is its own only case', () => {
  const plain = rules.get('B10');
  expect(plain === undefined ? [] : casesOf(plain).map(({ code }) => code)).toEqual(['B10']);
});

test('A sentence is split at its facts', () => {
  expect(partsOfSentence('印 {printed}，{column:term}应为 {expected}')).toEqual([
    { kind: 'words', text: '印 ' },
    { kind: 'fact', name: 'printed' },
    { kind: 'words', text: '，' },
    { kind: 'fact', name: 'column' },
    { kind: 'words', text: '应为 ' },
    { kind: 'fact', name: 'expected' },
  ]);
  expect(partsOfSentence('没有')).toEqual([{ kind: 'words', text: '没有' }]);
});

test('A code of a case leads to its check', () => {
  expect(checkOfCode('B5-certain')?.code).toBe('B5');
  expect(checkOfCode('B5')?.code).toBe('B5');
  expect(checkOfCode('Z99')).toBeNull();
});

test('Every fact of a sentence, every family and at least one limit in two has a name in words/web-overview.yaml', () => {
  const facts = new Set<string>();
  for (const rule of rules.values()) {
    expect(nameOfCheckFamily(rule.code.charAt(0)), rule.code).not.toBe('其他');
    for (const { title, sentence, advice } of casesOf(rule)) {
      for (const part of [title, sentence, advice].flatMap(partsOfSentence)) {
        if (part.kind === 'fact') facts.add(part.name);
      }
    }
  }
  expect([...facts].filter((fact) => nameOfFact(fact) === null)).toEqual([]);
  const numbers = new Set([...rules.values()].flatMap((rule) => rule.numberNames()));
  expect([...numbers].filter((name) => nameOfNumber(name) !== null).length * 2).toBeGreaterThan(numbers.size);
});
