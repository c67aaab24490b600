import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { FormCheck, FormSubject, Report } from '../check.js';
import { at, atIndicator } from '../place.js';

/** A weight without a score: for execution, for an indicator, for the whole. */
export const b14: FormCheck = {
  code: 'B14',
  scope: 'form',
  run(subject, _context, report) {
    const { form } = subject;
    if (form.kind !== 'project' && form.kind !== 'department') return;
    const blank = form.indicators.filter(isBlank);
    const scored = form.indicators.some(({ score }) => score.printed !== null);
    const isUnscored =
      !scored && form.total.score.printed === null && !form.funds.some(({ score }) => score.value !== null);
    if (isUnscored && form.total.weight.printed === null) {
      // Some forms have weights and no column for scores.
      if (blank.length > 0) {
        report({
          case: 'none',
          at: blank.map(({ name, index }) => atIndicator(name, index, 'score')),
          facts: { count: blank.length },
        });
      }
      return;
    }
    executionBlank(subject, report);
    if (!scored && blank.length > 1) {
      const rows = blank.map((indicator) => row(indicator, report));
      report({
        case: 'all',
        at: [at('total.score')],
        facts: { count: blank.length },
        hangs: rows,
      });
    } else {
      for (const indicator of blank) row(indicator, report);
      if (form.total.score.printed === null && form.total.weight.value !== null) {
        report({ case: 'total', at: [at('total.score')], facts: { weight: form.total.weight.printed } });
      }
    }
  },
};

function executionBlank({ form, execution }: FormSubject, report: Report): void {
  const total = form.totalFunds;
  const weight = total?.weight.value ?? null;
  if (total === null || weight === null || weight.sign() <= 0 || total.score.printed !== null) return;
  // Where the marks stand on a part of the funds, they are not missing.
  if (form.funds.some(({ score }) => score.value !== null)) return;
  report({
    case: 'execution',
    at: [at(`${total.path}.score`)],
    expected: execution?.computed?.toString() ?? null,
    facts: { weight: total.weight.printed, rate: total.rate.printed },
  });
}

function isBlank({ weight, score }: EvaluatedIndicator): boolean {
  return weight.value !== null && weight.value.sign() > 0 && score.printed === null;
}

function row({ name, index, weight, actual, target }: EvaluatedIndicator, report: Report): ReturnType<Report> {
  const places = [atIndicator(name, index, 'score')];
  if (actual.kind === 'blank') places.unshift(atIndicator(name, index, 'actual'));
  return report({
    case: 'indicator',
    at: places,
    facts: { name, weight: weight.printed, target: target.printed, actual: actual.printed },
  });
}
