import type { EvaluatedForm } from '../../model/evaluation.js';
import type { DocumentCheck } from '../check.js';
import { at } from '../place.js';
import { oneLetterOff } from './names.js';

/** One telephone number, two names that differ in a letter: one person written in two ways. */
export const x6: DocumentCheck = {
  code: 'X6',
  scope: 'document',
  run({ forms }, _context, report) {
    const byPhone = new Map<string, Map<string, EvaluatedForm>>();
    for (const form of forms) {
      const contact = form.form.contact;
      const phone = contact?.phone?.replace(/\D/g, '') ?? '';
      const name = contact?.name?.trim() ?? '';
      if (phone.length < 7 || name.length < 2) continue;
      const names = byPhone.get(phone) ?? new Map<string, EvaluatedForm>();
      byPhone.set(phone, names);
      if (names.has(name)) continue;
      // A desk with many names on one telephone is no slip of the pen.
      if (names.size < 8) {
        for (const [other, first] of names) {
          if (name.charAt(0) !== other.charAt(0) || oneLetterOff(name, other) === null) continue;
          report({
            form: first.order,
            at: [at('contact.name', first.order), at('contact.name', form.order)],
            printed: other,
            facts: { first: other, other: name, form: first.order, otherForm: form.order },
          });
        }
      }
      names.set(name, form);
    }
  },
};
