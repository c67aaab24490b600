import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { FactValue } from '../../model/finding.js';
import type { QuantityValue, Value } from '../../values/value.js';
import type { Report } from '../check.js';
import { atIndicator, type Place } from '../place.js';
import type { Draft } from '../raise.js';

const BRACKETS = /[(（][^()（）]*[)）]$/;

/** A name without what stands in brackets at its end. */
export function withoutBrackets(name: string): string {
  const last = name.charAt(name.length - 1);
  return last === ')' || last === '）' ? name.replace(BRACKETS, '') : name;
}

export function isQuantity(value: Value): value is QuantityValue {
  return value.kind === 'number' || value.kind === 'rate';
}

/** Whether forms of this kind print what was reached. */
export function hasActuals({ kind }: EvaluatedForm): boolean {
  return kind !== 'target';
}

/** A row as facts: name, target and actual value as printed. */
export function rowOf({ name, indicator, target, actual }: EvaluatedIndicator): { [key: string]: FactValue } {
  return { name: name ?? indicator.level2, target: target.printed, actual: actual.printed };
}

/** A field of a row; a row without a name goes by its second level. */
export function placeOf({ name, index, indicator }: EvaluatedIndicator, field: string, form?: number): Place {
  return atIndicator(name ?? indicator.level2, index, field, form);
}

/** The same fields of several rows as places. */
export function placesOf(rows: readonly EvaluatedIndicator[], ...fields: readonly string[]): Place[] {
  const places: Place[] = [];
  for (const row of rows) for (const field of fields) places.push(placeOf(row, field));
  return places;
}

/** One finding for all rows of a form that share a cause. */
export function reportRows(
  report: Report,
  rows: readonly EvaluatedIndicator[],
  fields: readonly string[],
  kind?: string,
): void {
  const first = rows[0];
  if (first === undefined) return;
  const draft: Draft = {
    at: placesOf(rows, ...fields),
    printed: rows.length === 1 ? (first.actual.printed ?? first.target.printed) : null,
    facts: { count: rows.length, rows: rows.map(rowOf) },
  };
  report(kind === undefined ? draft : { case: kind, ...draft });
}

/** Few rows are few slips and found one by one; many rows of a form have one cause and are one finding. */
export function reportEachOrAll(
  report: Report,
  rows: readonly EvaluatedIndicator[],
  fields: readonly string[],
  most: number,
  kind?: string,
): void {
  if (rows.length > most) reportRows(report, rows, fields, kind);
  else for (const row of rows) reportRows(report, [row], fields, kind);
}

/**
 * Reports the rows of a form by what is wrong with them, as `kindOf` tells: few of a kind one by one, many as one finding.
 * @param kindOf the case of a row, null where nothing is wrong with it
 */
export function reportByKind(
  report: Report,
  rows: readonly EvaluatedIndicator[],
  kindOf: (row: EvaluatedIndicator) => string | null,
  fields: readonly string[],
  most: number,
): void {
  let found: Map<string, EvaluatedIndicator[]> | null = null;
  for (const row of rows) {
    const kind = kindOf(row);
    if (kind === null) continue;
    found ??= new Map();
    const same = found.get(kind);
    if (same === undefined) found.set(kind, [row]);
    else same.push(row);
  }
  if (found === null) return;
  for (const [kind, same] of found) reportEachOrAll(report, same, fields, most, kind);
}
