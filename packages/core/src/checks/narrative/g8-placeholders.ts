import type { DocumentCheck } from '../check.js';
import { statedFacts, textOf } from './stated.js';

/** Words of the template left standing in the narrative: XX, 字以内, tags. */
export const g8Placeholders: DocumentCheck = {
  code: 'G8',
  scope: 'document',
  run: (evaluation, _context, report) => {
    for (const stated of statedFacts(evaluation)) {
      if (stated.fact.field !== 'placeholder') continue;
      report({
        form: null,
        at: [textOf(stated)],
        printed: stated.fact.value,
        facts: { word: stated.fact.value, quote: stated.fact.quote },
      });
    }
  },
};
