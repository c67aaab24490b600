import { expect, test } from 'vitest';
import { laws } from './laws.js';

const law = { title: '办法', document: '1号', articles: { 第一条: ['各部门应当公开。'] } };

test('A law with its articles has no faults', () => {
  expect(laws.validate({ name: 'a', tree: law })).toEqual([]);
});

test('What is missing or of another shape is named with its place', () => {
  const tree = { title: '', other: 'x', articles: { 第一条: '各部门应当公开。', 第二条: [''] } };
  expect(laws.validate({ name: 'a', tree }).map(({ path }) => path.join('.'))).toEqual([
    'title',
    'document',
    'other',
    'articles.第一条',
    'articles.第二条',
  ]);
  expect(laws.validate({ name: 'a', tree: 'x' })).toHaveLength(1);
});
