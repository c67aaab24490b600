import { BUDGET_GROUPS, BUDGET_HEADER, BUDGET_PARTS, BUDGET_TOTAL } from '../labels/budget.js';
import type { RawCell } from '../raw/raw-form.js';
import { Owner, type Ownership, own, takeCell } from './cells.js';
import { Break, type Glyphs } from './glyphs.js';

/** A department's money under two rows of labels: a total, and kinds of spending (基本支出, 项目支出) with the same parts under each. */
export interface MatrixPlace {
  readonly start: number;
  readonly bodyStart: number;
  readonly groups: readonly string[];
  readonly parts: readonly string[];
}

/** Finds such a matrix in [from, to): its parts must repeat under each group. */
export function findMatrix(glyphs: Glyphs, from: number, to: number): MatrixPlace | null {
  const match = BUDGET_HEADER.exec(glyphs.fold.slice(from, to));
  if (match === null) return null;
  const groups = (match[1] as string).match(BUDGET_GROUPS) ?? [];
  const all = (match[2] as string).match(BUDGET_PARTS) ?? [];
  const size = all.length / groups.length;
  const parts = all.slice(0, size);
  if (!Number.isInteger(size) || size < 2 || all.some((part, i) => part !== parts[i % size])) return null;
  const start = from + match.index;
  return { start, bodyStart: start + match[0].length, groups, parts };
}

/** Cents of a printed amount, for choosing between columns only. */
const cents = (text: string): number => Math.round(Number(text.replace(/,/gu, '')) * 100);

/** How many of a matrix's sums hold: total = first parts of the groups, first part = the other parts. Broken ones count against. */
function soundness(values: readonly (number | null)[], groups: number, parts: number): number {
  const at = (group: number, part: number): number | null => values[1 + group * parts + part] ?? null;
  const sum = (list: readonly (number | null)[]): number => list.reduce<number>((all, one) => all + (one ?? 0), 0);
  let holds = 0;
  const heads = Array.from({ length: groups }, (_, group) => at(group, 0));
  if (values[0] != null) holds += values[0] === sum(heads) ? 2 : -2;
  for (let group = 0; group < groups; group++) {
    const rest = Array.from({ length: parts - 1 }, (_, part) => at(group, part + 1));
    if (heads[group] === null && rest.every((one) => one === null)) continue;
    holds += heads[group] === sum(rest) ? 2 : -2;
  }
  return holds;
}

/**
 * Reads the amounts behind the labels. Where blanks leave no trace the sums settle which column an amount stands in; of
 * equally sound placements the one further left is taken.
 */
export function readMatrix(book: Ownership, place: MatrixPlace, to: number): { label: string; cell: RawCell | null }[] {
  const { glyphs } = book;
  const width = 1 + place.groups.length * place.parts.length;
  const amounts: [number, number][] = [];
  for (let i = place.bodyStart; i < to && amounts.length < width; ) {
    let end = i + 1;
    while (end < to && glyphs.before[end] === Break.none) end++;
    if (!/^\d[\d,]*(?:\.\d+)?$/u.test(glyphs.fold.slice(i, end))) break;
    amounts.push([i, end]);
    i = end;
  }
  if (amounts.length === 0) return [];
  own(book, place.start, place.bodyStart, Owner.label);
  const values = amounts.map(([a, b]) => cents(glyphs.fold.slice(a, b)));
  let best: { columns: readonly number[]; score: number } | null = null;
  const choose = (columns: readonly number[], next: number): void => {
    if (columns.length === values.length) {
      const row: (number | null)[] = new Array(width).fill(null);
      for (const [i, column] of columns.entries()) row[column] = values[i] as number;
      const score = soundness(row, place.groups.length, place.parts.length);
      if (best === null || score > best.score) best = { columns, score };
      return;
    }
    for (let column = next; column <= width - (values.length - columns.length); column++)
      choose([...columns, column], column + 1);
  };
  choose([], 0);
  const placed = best as { columns: readonly number[]; score: number } | null;
  const labels = [BUDGET_TOTAL, ...place.groups.flatMap((group) => place.parts.map((part) => `${group}${part}`))];
  return labels.map((label, column) => {
    const i = placed?.columns.indexOf(column) ?? -1;
    const range = amounts[i];
    return {
      label,
      cell: range === undefined ? null : takeCell(book, range[0], range[1], (placed?.score ?? 0) > 0 ? 0.9 : 0.5),
    };
  });
}
