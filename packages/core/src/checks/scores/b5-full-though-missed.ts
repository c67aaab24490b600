import type { FormCheck } from '../check.js';
import { atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';
import { isCertain, judge, rowFacts, stakeOf } from './judged-row.js';

const tolerance = ruleOf('B5').number('tolerance');

/** Full marks though the actual value does not reach the target. */
export const b5: FormCheck = {
  code: 'B5',
  scope: 'form',
  run({ form, rows }, _context, report) {
    for (const indicator of form.indicators) {
      const row = rows[indicator.index];
      const judgement = judge(row, tolerance);
      if (row == null || judgement === null || judgement.side !== 'over' || !judgement.isFull) continue;
      const { name, index } = indicator;
      report({
        case: row.state === 'band' ? 'band' : isCertain(indicator) ? 'certain' : 'maybe',
        at: [atIndicator(name, index, 'score'), atIndicator(name, index, 'actual'), atIndicator(name, index, 'target')],
        printed: indicator.score.printed,
        expected: judgement.expected.toString(),
        facts: rowFacts(indicator, row, judgement),
        stake: stakeOf(judgement),
      });
    }
  },
};
