import type { DocumentSummary } from '@kaocheng/contracts/document';
import { expect, test } from 'vitest';
import { begunHere } from './begun-here.js';

const summary = (own: Partial<DocumentSummary>): DocumentSummary => ({
  id: 'd',
  name: '道路养护 2025（填报）',
  hash: '',
  size: 1,
  type: 'json',
  state: 'read',
  problem: null,
  receivedAt: '2026-01-01T00:00:00Z',
  receivedBy: 'local',
  changedAt: '2026-01-01T00:00:00Z',
  version: 1,
  province: null,
  department: null,
  year: null,
  forms: 1,
  errors: 0,
  warnings: 0,
  infos: 0,
  corrections: 0,
  decided: 0,
  ...own,
});

test('A workbook is not begun here, whatever its name says', () => {
  const found = [
    summary({ id: 'a' }),
    summary({ id: 'b', name: '道路养护（填报）.xlsx', type: 'xlsx' }),
    summary({ id: 'c', state: 'unread', forms: 0 }),
  ];
  expect(begunHere(found).map(({ id }) => id)).toEqual(['a']);
});
