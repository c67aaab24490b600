import type { Migration } from './migration.js';

/** Lists sorted by year, warnings and state need no sorting of all rows for one page. */
export const sortedLists: Migration = {
  id: 3,
  name: 'sorted-lists',
  statements: [
    `create index document_by_year on document (region_code, coalesce(year, ''), id)`,
    'create index document_by_warnings on document (region_code, warnings, id)',
    'create index document_by_state on document (region_code, state, id)',
    `create index scored_form_by_year on scored_form (region_code, coalesce(year, ''), document, form_order)`,
    'create index scored_form_by_warnings on scored_form (region_code, warnings, document, form_order)',
  ],
};
