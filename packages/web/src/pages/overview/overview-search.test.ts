import { expect, test } from 'vitest';
import { readOverviewSearch } from './overview-search.js';

test('What can stand in the address is read', () => {
  expect(readOverviewSearch({ list: 'documents', search: '医保', sort: 'name', order: 'asc' })).toEqual({
    list: 'documents',
    search: '医保',
    sort: 'name',
    order: 'asc',
  });
  expect(readOverviewSearch({ search: 2023 })).toEqual({ search: '2023' });
});

test('What is unknown, empty or the default is left out', () => {
  expect(readOverviewSearch({ list: 'forms', search: '', sort: 'size', order: 'desc', other: 1 })).toEqual({});
  expect(readOverviewSearch({ search: 'x'.repeat(300) }).search).toHaveLength(200);
});

test('The keys of the charts are read where they are well made', () => {
  expect(readOverviewSearch({ kind: 'project', code: 'B5-certain', grades: '优无', rate: 100 })).toEqual({
    kind: 'project',
    code: 'B5-certain',
    grades: '优无',
    rate: '100',
  });
  expect(readOverviewSearch({ kind: 'a b', code: '', grades: '优', rate: '55' })).toEqual({});
});
