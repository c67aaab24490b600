import type { Migration } from './migration.js';

/**
 * A connection keeps the plans of a save as they were made, also those of when the tables were small and cheaper to read as a
 * whole: until they are analysed the next time, every save would read all that has come since.
 */
export const rowsByIndex: Migration = {
  id: 14,
  name: 'rows-by-index',
  statements: [
    `alter function save_version(text, text, integer, timestamp with time zone, text, text, jsonb, text, jsonb, text, text)
      set enable_seqscan = off`,
    'alter function save_versions(text, text, jsonb) set enable_seqscan = off',
  ],
};
