import type { EvaluatedForm } from '../../model/evaluation.js';
import type { Finding } from '../../model/finding.js';
import { Decimal } from '../../values/decimal.js';
import type { PatternCheck } from '../check.js';
import { wholeDocument } from '../place.js';
import { ruleOf } from '../rules.js';

const rule = ruleOf('B13');
const least = rule.number('rows');
const codes = new Set(rule.list('codes'));

/** Scores are given in whole points throughout a document: one finding, with the rows that lose by it hung on it. */
export const b13: PatternCheck = {
  code: 'B13',
  scope: 'pattern',
  run(findings, { evaluation }, report) {
    const rows = findings.filter(isRounding);
    if (Decimal.of(rows.length).compare(least) < 0 || !evaluation.forms.every(scoresAreWhole)) return;
    report({
      at: [wholeDocument],
      facts: {
        count: rows.length,
        rows: rows.map(({ form, facts, printed, expected }) => ({
          form,
          name: facts['name'] ?? null,
          printed,
          expected,
        })),
      },
      hangs: rows,
    });
  },
};

/** A score that is off by less than a point because it has no decimals. */
function isRounding({ code, printed, expected }: Finding): boolean {
  if (!codes.has(code) || printed === null || expected === null) return false;
  const score = Decimal.parse(printed);
  const computed = Decimal.parse(expected);
  if (score === null || computed === null || !score.isInteger() || computed.isInteger()) return false;
  return score.sub(computed).abs().lessThan(Decimal.one);
}

/** Whether no indicator of a form prints a part of a point, unless its weight has one. */
function scoresAreWhole({ indicators }: EvaluatedForm): boolean {
  return indicators.every(
    ({ score, weight }) => score.value === null || score.value.isInteger() || weight.value?.isInteger() === false,
  );
}
