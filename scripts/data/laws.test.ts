import { expect, test } from 'vitest';
import { laws } from './laws.js';

const law = {
  title: '办法',
  document: '1号',
  issuer: '财政部',
  published: '2020-02-25',
  inForce: { from: '2020-03-01', to: 'none' },
  articles: { 第一条: ['各部门应当公开。'] },
};

test('A law with its articles has no faults', () => {
  expect(laws.validate({ name: 'a', tree: law })).toEqual([]);
});

test('What is missing or of another shape is named with its place', () => {
  const tree = { ...law, title: '', document: '', other: 'x', articles: { 第一条: '各部门应当公开。', 第二条: [''] } };
  expect(laws.validate({ name: 'a', tree }).map(({ path }) => path.join('.'))).toEqual([
    'title',
    'document',
    'other',
    'articles.第一条',
    'articles.第二条',
  ]);
  expect(laws.validate({ name: 'a', tree: 'x' })).toHaveLength(1);
  const bare = { title: '办法', document: '1号', articles: law.articles };
  const without = ['issuer', 'published', 'inForce.from', 'inForce.to'];
  expect(laws.validate({ name: 'a', tree: bare }).map(({ path }) => path.join('.'))).toEqual(without);
  for (const [day, faults] of [
    ['2020-02-25', 0],
    ['2020', 1],
    ['2020-13-01', 1],
    ['2020-02-29', 0],
    ['2021-02-30', 1],
  ] as const)
    expect(laws.validate({ name: 'a', tree: { ...law, inForce: { from: '2020-01-01', to: day } } })).toHaveLength(
      faults,
    );
});
