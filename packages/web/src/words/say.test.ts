import { words } from '@kaocheng/core/generated/words';
import { expect, test } from 'vitest';
import { fillIn, type Sentences, say, sayFrom, sayKind } from './say.js';

test('A sentence is found by its path and filled with its facts', () => {
  const own = sayFrom({ list: { count: '{count} 份文件', empty: '没有' } });
  expect(own('list.count', { count: 3 })).toBe('3 份文件');
  expect(own('list.empty')).toBe('没有');
});

test('A place without a fact stays visible', () => {
  expect(fillIn('{a}与{b}', { a: '甲' })).toBe('甲与{b}');
  expect(fillIn('{toString}', {})).toBe('{toString}');
});

test('Kinds of form have Chinese names', () => {
  expect(sayKind('project')).toBe('项目自评');
  expect(sayKind('unheard-of')).toBe('unheard-of');
});

test('No sentence of the page is empty', () => {
  const empty: string[] = [];
  const walk = (tree: Sentences, path: string): void => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value !== 'string') walk(value, `${path}${key}.`);
      else if (value.trim() === '') empty.push(path + key);
    }
  };
  walk(words.web, '');
  expect(empty).toEqual([]);
  expect(say('app.name')).toBe('考成');
});

test('The reason why a file was not read sends nobody on the page to the command line', () => {
  const typed = Object.entries(words.problems).filter(([, sentence]) => sentence.includes('kaocheng '));
  // Only who installs, backs up and restores sees these.
  expect(typed.map(([code]) => code).filter((code) => !/^(?:database|backup|restore|not-migrated)/.test(code))).toEqual(
    [],
  );
});
