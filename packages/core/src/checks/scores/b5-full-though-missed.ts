import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { ScoreRow } from '../../model/scorecard.js';
import { comparable } from '../../values/compare.js';
import type { FormCheck } from '../check.js';
import { atIndicator } from '../place.js';
import { isCertain, rowFacts, stakeOf } from './judged-row.js';
import { plainMiss } from './plainly-missed.js';

/** Full marks though the actual value does not reach the target. */
export const b5: FormCheck = {
  code: 'B5',
  scope: 'form',
  run({ form, rows, judged }, _context, report) {
    for (const indicator of form.indicators) {
      const row = rows[indicator.index];
      if (isUnshown(indicator, row)) {
        const { name, index, target, actual, weight, score } = indicator;
        report({
          case: 'unshown',
          at: [
            atIndicator(name, index, 'score'),
            atIndicator(name, index, 'actual'),
            atIndicator(name, index, 'target'),
          ],
          printed: actual.printed,
          expected: target.printed,
          facts: { name, target: target.printed, actual: actual.printed, weight: weight.printed, score: score.printed },
        });
        continue;
      }
      const miss = isFull(indicator) ? plainMiss(indicator, row) : null;
      if (miss !== null) {
        const { name, index, target, actual, weight, score } = indicator;
        report({
          case: miss,
          at: [
            atIndicator(name, index, 'score'),
            atIndicator(name, index, 'actual'),
            atIndicator(name, index, 'target'),
          ],
          printed: score.printed,
          expected: null,
          facts: { name, target: target.printed, actual: actual.printed, weight: weight.printed, score: score.printed },
        });
        continue;
      }
      const judgement = judged[indicator.index] ?? null;
      if (row == null || judgement === null || judgement.side !== 'over' || !judgement.isFull) continue;
      const { name, index } = indicator;
      report({
        case: row.state === 'band' ? 'band' : isCertain(indicator) ? 'certain' : 'maybe',
        at: [atIndicator(name, index, 'score'), atIndicator(name, index, 'actual'), atIndicator(name, index, 'target')],
        printed: indicator.score.printed,
        expected: judgement.expected.toString(),
        facts: rowFacts(indicator, row, judgement),
        citation: row.citation,
        stake: stakeOf(judgement),
      });
    }
  },
};

function isFull({ weight, score }: EvaluatedIndicator): boolean {
  return weight.value !== null && weight.value.sign() > 0 && score.value?.equals(weight.value) === true;
}

/** Full marks for an actual value that is only a lower bound, and one below the target. */
function isUnshown(
  { target, actual, direction, weight, score }: EvaluatedIndicator,
  row: ScoreRow | null | undefined,
): boolean {
  if (row?.reason !== 'actual-not-measured' || direction === 'at-most' || direction === 'not-later') return false;
  if (actual.kind !== 'number' || target.kind !== 'number' || (actual.operator !== '≥' && actual.operator !== '>'))
    return false;
  if (weight.value === null || score.value?.equals(weight.value) !== true) return false;
  // As a measured value the bound would have to be below the target.
  const compared = comparable(target, { ...actual, operator: null });
  return compared.ok && compared.actual.lessThan(compared.target);
}
