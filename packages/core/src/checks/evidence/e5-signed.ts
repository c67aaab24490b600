import type { DocumentCheck } from '../check.js';
import { at } from '../place.js';

const FIELDS = ['name', 'finance'] as const;

/** Who answers for a form is named where the document's other forms name them, and two signatures are two persons. */
export const e5: DocumentCheck = {
  code: 'E5',
  scope: 'document',
  run({ forms }, _context, report) {
    const projects = forms.filter(({ kind }) => kind === 'project' || kind === 'department');
    for (const field of FIELDS) {
      const blank = projects.filter(({ form }) => (form.contact?.[field] ?? null) === null);
      if (blank.length === 0 || blank.length === projects.length) continue;
      report({
        case: 'blank',
        at: blank.map(({ order }) => at(`contact.${field}`, order)),
        facts: { field, count: blank.length, forms: blank.map(({ order }) => order) },
      });
    }
    const one = projects.filter(({ form }) => form.contact?.name != null && form.contact.name === form.contact.finance);
    if (one.length === 0) return;
    report({
      case: 'one-person',
      at: one.flatMap(({ order }) => [at('contact.name', order), at('contact.finance', order)]),
      facts: { count: one.length, forms: one.map(({ order }) => order) },
    });
  },
};
