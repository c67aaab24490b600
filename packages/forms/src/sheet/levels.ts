import { Decimal } from '@kaocheng/core/values/decimal';
import { splitLevelWeight } from '../assemble/split.js';
import type { RawCell, RawIndicatorRow } from '../raw/raw-form.js';

type Row = { -readonly [K in keyof RawIndicatorRow]: RawIndicatorRow[K] };

interface Group {
  readonly label: RawCell | undefined;
  readonly printed: Decimal | null;
  readonly rows: Row[];
}

const weightOf = (row: RawIndicatorRow): Decimal =>
  Decimal.parse((row.cells.weight?.text ?? '').replace(/[分\s]/gu, '')) ?? Decimal.zero;

const sum = (rows: readonly RawIndicatorRow[]): Decimal => Decimal.sum(rows.map(weightOf));

function groupsOf(rows: readonly Row[]): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (row.level1 === undefined || row.level1.text === last?.label?.text) {
      if (last !== undefined) last.rows.push(row);
      else groups.push({ label: undefined, printed: null, rows: [row] });
      continue;
    }
    const printed = splitLevelWeight(row.level1.text.replace(/\s+/g, '')).weight;
    groups.push({ label: row.level1, printed: printed === null ? null : Decimal.parse(printed), rows: [row] });
  }
  return groups;
}

/**
 * Where a class's label stands a few rows too high, because a page break shifted the row or the label was centred in a
 * merged cell, the weights printed with the labels say which rows are its own: rows are moved to the class before
 * only where both classes miss their printed weight as they stand and both meet it exactly afterwards.
 */
export function settleLevels(rows: Row[]): void {
  const groups = groupsOf(rows);
  for (let at = 0; at + 1 < groups.length; at++) {
    const upper = groups[at];
    const lower = groups[at + 1];
    if (upper === undefined || lower === undefined || upper.printed === null || lower.printed === null) continue;
    if (sum(upper.rows).equals(upper.printed) || sum(lower.rows).equals(lower.printed)) continue;
    for (let count = 1; count < lower.rows.length; count++) {
      const moved = lower.rows.slice(0, count);
      const rest = lower.rows.slice(count);
      if (!sum([...upper.rows, ...moved]).equals(upper.printed) || !sum(rest).equals(lower.printed)) continue;
      for (const row of moved) if (upper.label !== undefined) row.level1 = upper.label;
      const next = rest[0];
      if (next !== undefined && lower.label !== undefined) next.level1 = lower.label;
      break;
    }
  }
}
