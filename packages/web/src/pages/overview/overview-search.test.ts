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
