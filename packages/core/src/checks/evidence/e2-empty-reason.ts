import type { EvaluatedIndicator } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck, Report } from '../check.js';
import { atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('E2');
const shortest = Number(rule.number('characters').toString());
const same = rule.number('sameOn');
const hollow = new Set(rule.list('hollow'));
/** Marks and spaces around a reason say nothing. */
const MARKS = /^\s+|[\s。．.，,；;！!、：:…]+$/g;

/** Where marks are lost, the reason says something: not one word, not the same sentence on every row. A few words are a note. */
export const e2: FormCheck = {
  code: 'E2',
  scope: 'form',
  run({ form }, _context, report) {
    const lost = form.indicators.filter(
      ({ indicator, score, weight }) =>
        indicator.deviation != null &&
        score.value !== null &&
        weight.value !== null &&
        score.value.compare(weight.value) < 0,
    );
    if (lost.length === 0) return;
    const short: EvaluatedIndicator[] = [];
    const brief: EvaluatedIndicator[] = [];
    const bySentence = new Map<string, EvaluatedIndicator[]>();
    for (const indicator of lost) {
      const text = indicator.indicator.deviation ?? '';
      if (hollow.has(text.replace(MARKS, ''))) short.push(indicator);
      else if (text.length < shortest && !/^[—–\-－/\\\s]*$/.test(text)) brief.push(indicator);
      const list = bySentence.get(text);
      if (list === undefined) bySentence.set(text, [indicator]);
      else list.push(indicator);
    }
    if (short.length > 0) tell('short', short, report);
    if (brief.length > 0) tell('brief', brief, report);
    for (const rows of bySentence.values()) if (Decimal.of(rows.length).compare(same) >= 0) tell('same', rows, report);
  },
};

function tell(kind: 'short' | 'brief' | 'same', rows: readonly EvaluatedIndicator[], report: Report): void {
  report({
    case: kind,
    at: rows.map(({ name, index }) => atIndicator(name, index, 'deviation')),
    printed: rows[0]?.indicator.deviation ?? null,
    facts: {
      count: rows.length,
      rows: rows.map(({ name, indicator, score, weight }) => ({
        name,
        reason: indicator.deviation ?? null,
        score: score.printed,
        weight: weight.printed,
      })),
    },
  });
}
