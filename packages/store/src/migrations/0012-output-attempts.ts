import type { Migration } from './migration.js';

/** How often an output job was begun outlives the server: one that ends the server itself is given up too. */
export const outputAttempts: Migration = {
  id: 12,
  name: 'output-attempts',
  statements: ['alter table output_job add column attempts integer not null default 0'],
};
