import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { ScoreRow } from '../../model/scorecard.js';
import type { FormCheck } from '../check.js';
import { atIndicator } from '../place.js';
import { isCertain, type Judgement, rowFacts, says, stakeOf } from './judged-row.js';

/** A score follows from target, actual and weight: never above (certain), below only as a question. */
export const b4: FormCheck = {
  code: 'B4',
  scope: 'form',
  run({ form, rows, judged }, _context, report) {
    for (const indicator of form.indicators) {
      const row = rows[indicator.index];
      const judgement = judged[indicator.index] ?? null;
      if (judgement === null || row == null) continue;
      // Full marks though missed are B5's, a cut though met B6's.
      if (judgement.side === 'over' ? judgement.isFull : row.reason === 'met') continue;
      report({
        case: kindOf(indicator, row, judgement),
        at: [atIndicator(indicator.name, indicator.index, 'score')],
        printed: indicator.score.printed,
        expected: judgement.expected.toString(),
        facts: rowFacts(indicator, row, judgement),
        citation: row.citation,
        stake: stakeOf(judgement),
      });
    }
  },
};

function kindOf(indicator: EvaluatedIndicator, row: ScoreRow, { side }: Judgement): string {
  const isBand = row.state === 'band';
  if (side === 'over') {
    if (isBand) return 'band-over';
    // On a ceiling that was missed the regulation says nothing: how much is too much is not certain.
    return isCertain(indicator) && row.reason !== 'missed-lower' ? 'over' : 'maybe-over';
  }
  if (says(indicator.indicator.deviation)) return isBand ? 'band-reasoned' : 'reasoned';
  return isBand ? 'band-under' : 'under';
}
