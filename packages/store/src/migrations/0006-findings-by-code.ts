import type { Migration } from './migration.js';

/** The forms that have a finding of one kind are found without reading all findings. */
export const findingsByCode: Migration = {
  id: 6,
  name: 'findings-by-code',
  statements: ['create index finding_by_code on finding (region_code, code, document, form_order)'],
};
