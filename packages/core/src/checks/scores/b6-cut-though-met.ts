import type { FormCheck } from '../check.js';
import { atIndicator } from '../place.js';
import { rowFacts, says, stakeOf } from './judged-row.js';

/** The actual value meets the target and the row has not its full marks; never an error. */
export const b6: FormCheck = {
  code: 'B6',
  scope: 'form',
  run({ form, rows, judged }, _context, report) {
    for (const indicator of form.indicators) {
      const row = rows[indicator.index];
      if (row == null || row.reason !== 'met') continue;
      const judgement = judged[indicator.index] ?? null;
      if (judgement === null || judgement.side !== 'under') continue;
      const { name, index } = indicator;
      report({
        case: says(indicator.indicator.deviation) ? 'reasoned' : 'unexplained',
        at: [atIndicator(name, index, 'score'), atIndicator(name, index, 'actual')],
        printed: indicator.score.printed,
        expected: judgement.expected.toString(),
        facts: rowFacts(indicator, row, judgement),
        citation: row.citation,
        stake: stakeOf(judgement),
      });
    }
  },
};
