import type { EvaluatedIndicator, IndicatorAspect, IndicatorClass } from '../../model/evaluation.js';
import type { Decimal } from '../../values/decimal.js';
import type { WeightGroup } from './weight-groups.js';

/** A group with the weight of its heading and the sum of its rows, which differ. */
export interface OffGroup {
  readonly group: WeightGroup;
  readonly heading: Decimal;
  readonly sum: Decimal;
}

export interface MisplacedRow {
  readonly row: EvaluatedIndicator;
  readonly from: OffGroup;
  readonly to: OffGroup;
}

/** The first level to which a second level belongs; those that stand under several are left out. */
const CLASS_OF: Readonly<Partial<Record<IndicatorAspect, IndicatorClass>>> = {
  quantity: 'output',
  quality: 'output',
  timeliness: 'output',
  economic: 'benefit',
  social: 'benefit',
  ecological: 'benefit',
  sustainable: 'benefit',
  satisfaction: 'satisfaction',
};

/**
 * One row under the wrong heading explains two headings that do not add up: what one has too much the other lacks, and
 * the second level of a row of just that weight belongs to the other. Null where nothing so simple explains them.
 */
export function misplacedRow(off: readonly OffGroup[]): MisplacedRow | null {
  const [first, second] = off;
  if (first === undefined || second === undefined || off.length > 2) return null;
  const [from, to] = first.sum.compare(first.heading) > 0 ? [first, second] : [second, first];
  const surplus = from.sum.sub(from.heading);
  if (!to.heading.sub(to.sum).equals(surplus)) return null;
  const wanted = to.group.indicators[0]?.class ?? null;
  const row = from.group.indicators.find(
    ({ aspect, class: level1, weight }) =>
      aspect !== null && CLASS_OF[aspect] === wanted && level1 !== wanted && weight.value?.equals(surplus) === true,
  );
  return row === undefined || wanted === null ? null : { row, from, to };
}
