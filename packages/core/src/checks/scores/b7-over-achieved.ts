import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { ScoreRow } from '../../model/scorecard.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck } from '../check.js';
import { atIndicator, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { hasReasonColumn, says } from './judged-row.js';

const rule = ruleOf('B7');
const askFrom = rule.number('askReasonFrom');
const small = rule.number('smallTarget');

interface Over {
  readonly indicator: EvaluatedIndicator;
  readonly ratio: Decimal;
}

/** Far above the target without a reason; one finding a form. A cut is for a person to judge. */
export const b7: FormCheck = {
  code: 'B7',
  scope: 'form',
  run({ form, rows }, context, report) {
    const limit = context.policyOf(form)?.quantitative.over.askReasonFrom ?? askFrom;
    let asked: Over[] | null = null;
    let mild: Over[] | null = null;
    for (const indicator of form.indicators) {
      const ratio = overRatio(indicator, rows[indicator.index] ?? null, limit);
      if (ratio === null || says(indicator.indicator.deviation)) continue;
      const { target, direction } = indicator;
      const isMild =
        direction !== 'at-least' ||
        !hasReasonColumn(form) ||
        (target.kind === 'number' && target.percent === null && target.amount.compare(small) <= 0);
      if (isMild) {
        mild ??= [];
        mild.push({ indicator, ratio });
      } else {
        asked ??= [];
        asked.push({ indicator, ratio });
      }
    }
    if (asked === null && mild === null) return;
    for (const [kind, list] of [
      ['ask', asked],
      ['mild', mild],
    ] as const) {
      if (list === null) continue;
      report({
        case: kind,
        at: list.flatMap(({ indicator: { name, index } }): Place[] => [
          atIndicator(name, index, 'deviation'),
          atIndicator(name, index, 'actual'),
          atIndicator(name, index, 'target'),
        ]),
        printed: null,
        facts: {
          count: list.length,
          limit: `${limit.mul(Decimal.hundred)}%`,
          rows: list.map(({ indicator, ratio }) => ({
            name: indicator.name,
            target: indicator.target.printed,
            actual: indicator.actual.printed,
            ratio: `${ratio.mul(Decimal.hundred).round(1)}%`,
          })),
        },
      });
    }
  },
};

function overRatio(
  { target, actual, direction, aspect, class: level1 }: EvaluatedIndicator,
  row: ScoreRow | null,
  limit: Decimal,
): Decimal | null {
  if (row === null || row.ratio === null || row.ratio.compare(limit) < 0) return null;
  if (direction === 'at-most' || direction === 'not-later' || aspect === 'cost' || level1 === 'cost') return null;
  if (target.kind === 'date' || (actual.kind !== 'number' && actual.kind !== 'rate')) return null;
  return row.ratio;
}
