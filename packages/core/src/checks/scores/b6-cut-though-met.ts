import type { FormCheck } from '../check.js';
import { atIndicator } from '../place.js';
import { ruleOf } from '../rules.js';
import { judge, rowFacts, says, stakeOf } from './judged-row.js';

const tolerance = ruleOf('B6').number('tolerance');

/** The actual value meets the target and the row has not its full marks; never an error. */
export const b6: FormCheck = {
  code: 'B6',
  scope: 'form',
  run({ form, rows }, _context, report) {
    for (const indicator of form.indicators) {
      const row = rows[indicator.index];
      if (row == null || row.reason !== 'met') continue;
      const judgement = judge(row, tolerance);
      if (judgement === null || judgement.side !== 'under') continue;
      const { name, index } = indicator;
      report({
        case: says(indicator.indicator.deviation) ? 'reasoned' : 'unexplained',
        at: [atIndicator(name, index, 'score'), atIndicator(name, index, 'actual')],
        printed: indicator.score.printed,
        expected: judgement.expected.toString(),
        facts: rowFacts(indicator, row, judgement),
        stake: stakeOf(judgement),
      });
    }
  },
};
