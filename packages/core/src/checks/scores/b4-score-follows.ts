import type { FormCheck } from '../check.js';
import { atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';
import { isCertain, judge, rowFacts, says, stakeOf } from './judged-row.js';

const tolerance = ruleOf('B4').number('tolerance');

/** A score follows from target, actual and weight: never above (certain), below only as a question. */
export const b4: FormCheck = {
  code: 'B4',
  scope: 'form',
  run({ form, rows }, _context, report) {
    for (const indicator of form.indicators) {
      const row = rows[indicator.index];
      const judgement = judge(row, tolerance);
      if (judgement === null || row == null) continue;
      // Full marks though missed are B5's, a cut though met B6's.
      if (judgement.side === 'over' ? judgement.isFull : row.reason === 'met') continue;
      const isBand = row.state === 'band';
      const kind =
        judgement.side === 'over'
          ? isBand
            ? 'band-over'
            : isCertain(indicator)
              ? 'over'
              : 'maybe-over'
          : says(indicator.indicator.deviation)
            ? 'reasoned'
            : isBand
              ? 'band-under'
              : 'under';
      report({
        case: kind,
        at: [atIndicator(indicator.name, indicator.index, 'score')],
        printed: indicator.score.printed,
        expected: judgement.expected.toString(),
        facts: rowFacts(indicator, row, judgement),
        stake: stakeOf(judgement),
      });
    }
  },
};
