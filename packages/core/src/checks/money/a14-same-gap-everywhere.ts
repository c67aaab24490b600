import type { Finding } from '../../model/finding.js';
import { Decimal } from '../../values/decimal.js';
import type { PatternCheck } from '../check.js';
import { at, wholeDocument } from '../place.js';
import { ruleOf } from '../rules.js';

const least = ruleOf('A14').number('forms');

/** The same cell blank in several forms has one cause: one finding, with the forms hung on it. */
export const a14: PatternCheck = {
  code: 'A14',
  scope: 'pattern',
  run(findings, _context, report) {
    const groups = new Map<string, Finding[]>();
    for (const finding of findings) {
      if (finding.rule !== 'missing' || finding.form === null || finding.severity === 'info') continue;
      const place = finding.where[0] ?? '';
      // Only cells that every form of the kind has; indicators differ from form to form.
      if (place === '' || place.includes('[')) continue;
      const key = `${finding.code} ${place}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [finding]);
      else group.push(finding);
    }
    for (const group of groups.values()) {
      if (Decimal.of(group.length).compare(least) < 0) continue;
      const place = group[0]?.where[0] ?? '';
      report({
        case: group.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
        at: [wholeDocument, ...group.map(({ form }) => at(place, form ?? 0))],
        facts: { place, count: group.length, forms: group.map(({ form }) => form) },
        hangs: group,
      });
    }
  },
};
