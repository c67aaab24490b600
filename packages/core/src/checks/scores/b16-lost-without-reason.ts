import type { EvaluatedIndicator, Evaluation } from '../../model/evaluation.js';
import type { FormCheck, Report } from '../check.js';
import { once } from '../once.js';
import { atIndicator } from '../place.js';
import { says } from './judged-row.js';

/** Marks are lost and nothing says why. Certain where the target is missed and the document fills that column elsewhere. */
export const b16: FormCheck = {
  code: 'B16',
  scope: 'form',
  run({ form, rows }, { evaluation }, report) {
    if (form.kind !== 'project' && form.kind !== 'department') return;
    let others: EvaluatedIndicator[] | null = null;
    for (const indicator of form.indicators) {
      const { score, weight } = indicator;
      if (score.value === null || weight.value === null || score.value.compare(weight.value) >= 0) continue;
      if (says(indicator.indicator.deviation)) continue;
      const row = rows[indicator.index];
      if (row?.reason === 'met') continue;
      const isMissed = row?.state === 'computed' && (row.reason === 'missed' || row.reason === 'missed-lower');
      if (isMissed && form.kind === 'project' && columnIsUsed(evaluation)) one(indicator, report);
      else {
        others ??= [];
        others.push(indicator);
      }
    }
    if (others === null) return;
    report({
      case: 'unclear',
      at: others.map(({ name, index }) => atIndicator(name, index, 'deviation')),
      facts: { count: others.length, rows: others.map(facts) },
    });
  },
};

function one(indicator: EvaluatedIndicator, report: Report): void {
  report({ case: 'missed', at: [atIndicator(indicator.name, indicator.index, 'deviation')], facts: facts(indicator) });
}

function facts({ name, target, actual, score, weight }: EvaluatedIndicator) {
  return { name, target: target.printed, actual: actual.printed, score: score.printed, weight: weight.printed };
}

const columnIsUsed = once(({ forms }: Evaluation) =>
  forms.some(
    ({ kind, indicators }) => kind === 'project' && indicators.some(({ indicator }) => says(indicator.deviation)),
  ),
);
