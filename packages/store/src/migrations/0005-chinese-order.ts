import type { Migration } from './migration.js';

/**
 * Names and departments are sorted as Chinese readers look them up, not by code point, so the indexes by code point serve
 * nobody. One in Chinese order would be wrong after an update of the language data; a page of them is sorted when asked for.
 */
export const chineseOrder: Migration = {
  id: 5,
  name: 'chinese-order',
  statements: [
    'drop index document_by_name',
    'drop index document_by_department',
    'drop index scored_form_by_name',
    'drop index scored_form_by_department',
  ],
};
