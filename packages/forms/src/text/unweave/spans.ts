import { labels } from '../../generated/labels.js';
import type { LevelLabel } from './label-pieces.js';

/** A row's place on the page in lines, and its weight where it prints one. */
export interface RowPlace {
  readonly top: number;
  readonly bottom: number;
  readonly weight: number | null;
}

const UNLABELLED = 3;
const WRONG_SUM = 2;
const TORN_CLASS = 6;
const WRONG_CLASS = 3;

interface Cut {
  readonly cost: number;
  readonly back: number;
  readonly labelled: boolean;
}

/**
 * Parts rows into consecutive groups, one for each label in their order, some rows perhaps without a label. Returns the
 * first row of each label's group.
 * @param costOf what it costs that a label spans the rows [from, to)
 */
function partition(rows: number, count: number, costOf: (label: number, from: number, to: number) => number): number[] {
  const best: (Cut | null)[][] = Array.from({ length: count + 1 }, () => Array.from({ length: rows + 1 }, () => null));
  (best[0] as (Cut | null)[])[0] = { cost: 0, back: 0, labelled: false };
  for (let used = 0; used <= count; used++)
    for (let from = 0; from <= rows; from++) {
      const here = best[used]?.[from];
      if (here == null) continue;
      const offer = (label: number, to: number, cut: Cut): void => {
        const there = best[label]?.[to];
        if (there == null || cut.cost < there.cost) (best[label] as (Cut | null)[])[to] = cut;
      };
      for (let to = from + 1; to <= rows; to++) {
        if (!here.labelled || used === 0)
          offer(used, to, { cost: here.cost + UNLABELLED * (to - from), back: from, labelled: false });
        if (used < count) offer(used + 1, to, { cost: here.cost + costOf(used, from, to), back: from, labelled: true });
      }
      if (used < count && from === rows) offer(used + 1, rows, { cost: here.cost + 20, back: rows, labelled: true });
    }
  const starts: number[] = [];
  let at = rows;
  for (let used = count; used > 0 || at > 0; ) {
    const cut = best[used]?.[at];
    if (cut == null) break;
    if (cut.labelled) {
      starts[used - 1] = cut.back;
      used--;
    }
    at = cut.back;
    if (used === 0 && at === 0) break;
  }
  return starts;
}

const contains = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

/** Does a second-level label stand under a first-level one, as far as both are known? */
function under(first: string, second: string): boolean {
  const known = labels.classes.filter((one) => contains(first, one.level1));
  const words = known.flatMap((one): readonly string[] => one.level2);
  return words.length === 0 || contains(second, words);
}

/**
 * The first row of each label: labels of one column lie one below the other over all rows, each centred over its rows or
 * at their top; a second-level label lies within one of the first level, whose printed weight its rows add up to.
 * @param heightOf where a label stands: its middle where labels are centred, else its first line
 */
export function spansOfLabels(
  rows: readonly RowPlace[],
  found: readonly LevelLabel[],
  heightOf: (label: LevelLabel) => number,
  centred: boolean,
): Map<LevelLabel, number> {
  const starts = new Map<LevelLabel, number>();
  const distance = (label: LevelLabel, from: number, to: number): number => {
    const [first, last] = [rows[from] as RowPlace, rows[to - 1] as RowPlace];
    const place = centred ? (first.top + last.bottom) / 2 : first.top + 0.5;
    return Math.abs(heightOf(label) - place);
  };
  const ones = found.filter((label) => label.column === 1);
  const first = partition(rows.length, ones.length, (i, from, to) => {
    const label = ones[i] as LevelLabel;
    const printed = /\((\d{1,3}(?:\.\d)?)/u.exec(label.text)?.[1];
    const weights = rows.slice(from, to).map((row) => row.weight);
    const sum = weights.reduce<number>((all, weight) => all + (weight ?? 0), 0);
    const wrong = printed !== undefined && !weights.includes(null) && Math.abs(sum - Number(printed)) > 0.005;
    return distance(label, from, to) + (wrong ? WRONG_SUM : 0);
  });
  const ownerOf = (row: number): number => first.findLastIndex((start) => start <= row);
  for (const [i, start] of first.entries()) if (start !== undefined) starts.set(ones[i] as LevelLabel, start);
  const twos = found.filter((label) => label.column === 2);
  const second = partition(rows.length, twos.length, (i, from, to) => {
    const label = twos[i] as LevelLabel;
    const [a, b] = [ownerOf(from), ownerOf(to - 1)];
    const over = ones[a];
    return (
      distance(label, from, to) +
      (a === b ? 0 : TORN_CLASS) +
      (over === undefined || under(over.text, label.text) ? 0 : WRONG_CLASS)
    );
  });
  for (const [i, start] of second.entries()) if (start !== undefined) starts.set(twos[i] as LevelLabel, start);
  for (const label of found) if (label.column === 0) starts.set(label, 0);
  return starts;
}
