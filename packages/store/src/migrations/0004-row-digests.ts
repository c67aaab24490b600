import type { Migration } from './migration.js';

/** A save finds the rows that changed by their digests, without reading all that they hold. Rows of before have none. */
export const rowDigests: Migration = {
  id: 4,
  name: 'row-digests',
  statements: [
    `alter table scored_form add column digest text not null default ''`,
    `alter table finding add column digest text not null default ''`,
  ],
};
