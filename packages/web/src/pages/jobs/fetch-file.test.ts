import { expect, test } from 'vitest';
import { nameOfDownload } from './fetch-file.js';

test('The name of a download is the one that the server gives', () => {
  expect(nameOfDownload(`attachment; filename="x.csv"; filename*=UTF-8''%E7%96%91%E7%82%B9.csv`, 'a')).toBe('疑点.csv');
  expect(nameOfDownload('attachment; filename="forms.csv"', 'a')).toBe('forms.csv');
  expect(nameOfDownload(null, 'a.csv')).toBe('a.csv');
  expect(nameOfDownload("attachment; filename*=UTF-8''%E7%", 'a.csv')).toBe('a.csv');
});
