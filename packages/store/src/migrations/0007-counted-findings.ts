import type { Migration } from './migration.js';

/** Sums count a slip once, however many findings hang on it. */
export const countedFindings: Migration = {
  id: 7,
  name: 'counted-findings',
  statements: ['alter table finding add column counted boolean not null default true'],
};
