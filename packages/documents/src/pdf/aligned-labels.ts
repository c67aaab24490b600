import type { Block } from './aligned-rows.js';
import { countBefore, rowAt } from './bands.js';

/** Rows from `first` to `last` that a cell goes over. */
export interface Span {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/** Whether the first cells of a table may go on from the page before, and its last on the next page. */
export interface Open {
  readonly top: boolean;
  readonly bottom: boolean;
}

/** Leading columns in which labels are merged over rows. */
const LABELS = 3;
/** How far the middle of a label stands off from that of its rows at most, in type sizes. */
const OFF = 0.7;
/**
 * What it costs that a row is no label's, that a label is cut by the page, that it goes over rows of two labels before it, and
 * that it ends within the rows of a label behind it.
 */
const BARE_ROW = 0.05;
const CUT = 0.08;
const ACROSS = 0.3;
const THROUGH = 0.1;
/** Share of the cost of bare rows that those below the last label have: totals and remarks stand there. */
const BELOW = 0.6;
/** Share of its size by which a line of text stands within the rows that it touches. */
const WITHIN = 0.25;

/** A label with the rows that its text stands in, and its middle. */
interface Label {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly size: number;
  readonly top: number;
}

/** For each row the label of the column before, and whether one of the next column goes on from the row above. */
interface Beside {
  readonly owners: readonly number[];
  readonly inside: readonly boolean[];
}

/** Rows that a label may be merged over, and how ill that fits. */
interface Choice {
  readonly first: number;
  readonly last: number;
  readonly cost: number;
}

/** The best way to the labels down to one. */
interface Way {
  readonly choice: Choice;
  readonly cost: number;
  readonly before: Way | null;
}

/**
 * Over which rows the labels of the leading columns are merged: each stands in the middle of its rows, the rows of all
 * labels of a column follow one another, and lie within those of the labels before them. Rows that a page cuts off from
 * their label are one cell too.
 * @param levels ascending places of the borders between rows
 */
export function mergedLabels(
  blocks: readonly Block[],
  levels: readonly number[],
  open: Open = { top: false, bottom: false },
): Span[] {
  const spans: Span[] = [];
  const rows = levels.length - 1;
  const none = Array.from({ length: rows }, () => -1);
  let owners: readonly number[] = none;
  for (let column = 0; column < LABELS; column++) {
    // By themselves the labels of the next column show where those of this one do not end.
    const next = column + 1 < LABELS ? spansOf(column + 1, blocks, levels, { owners: none, inside: [] }, open) : [];
    const inside: boolean[] = [];
    for (const { first, last } of next) for (let row = first + 1; row <= last; row++) inside[row] = true;
    const own = spansOf(column, blocks, levels, { owners, inside }, open);
    spans.push(...own.filter(({ first, last }) => last > first));
    const owned = [...none];
    own.forEach(({ first, last }, i) => {
      owned.fill(i, first, last + 1);
    });
    owners = owned;
  }
  return spans;
}

function spansOf(
  column: number,
  blocks: readonly Block[],
  levels: readonly number[],
  beside: Beside,
  open: Open,
): Span[] {
  const rows = levels.length - 1;
  const rowOf = (y: number): number => Math.min(rows - 1, Math.max(0, rowAt(levels, y)));
  const barred = Array.from({ length: rows }, () => false);
  const labels: Label[] = [];
  for (const { from, to, box, size, text } of blocks) {
    if (from > column || to < column) continue;
    const [first, last] = [rowOf(box[1] + size * WITHIN), rowOf(box[3] - size * WITHIN)];
    const isLabel = from === to && /\p{Script=Han}/u.test(text);
    if (isLabel) labels.push({ from: first, to: Math.max(first, last), at: (box[1] + box[3]) / 2, size, top: box[1] });
    else barred.fill(true, first, last + 1);
  }
  labels.sort((a, b) => a.at - b.at);
  const bare = [0];
  for (const one of barred) bare.push((bare.at(-1) ?? 0) + (one ? 0 : 1));
  const bareRows = (from: number, to: number): number => ((bare[to] ?? 0) - (bare[from] ?? 0)) * BARE_ROW;
  const isFree = (from: number, to: number): boolean => bareRows(from, to) >= (to - from - 0.5) * BARE_ROW;
  let ways: Way[] = [];
  for (const [i, label] of labels.entries()) {
    const limits = { first: (labels[i - 1]?.to ?? -1) + 1, last: (labels[i + 1]?.from ?? rows) - 1 };
    const cut = { top: open.top && i === 0, bottom: open.bottom && i === labels.length - 1 };
    const choices = choicesOf(label, limits, levels, isFree, beside, cut);
    // The best way to the labels above that ends before each row at which this label may begin.
    const least = bestBefore(ways, bareRows);
    const next = new Map<number, Way>();
    for (const choice of choices) {
      const before = i === 0 ? null : least(choice.first);
      if (i > 0 && before === null) continue;
      const bareAbove = before === null ? bareRows(0, choice.first) : bareRows(before.choice.last + 1, choice.first);
      const free = before === null && open.top && isFree(0, choice.first);
      const cost = (before?.cost ?? 0) + choice.cost + (free ? 0 : bareAbove);
      if (cost < (next.get(choice.last)?.cost ?? Number.POSITIVE_INFINITY))
        next.set(choice.last, { choice, cost, before });
    }
    ways = [...next.values()];
  }
  const ending = ({ cost, choice: { last } }: Way): number =>
    cost + (open.bottom && isFree(last + 1, rows) ? 0 : bareRows(last + 1, rows) * BELOW);
  let best: Way | null = null;
  for (const way of ways) if (best === null || ending(way) < ending(best)) best = way;
  const hasHead = blocks.every(({ box, size, text }) => rowOf(box[1] + size * WITHIN) > 0 || !/\d/u.test(text));
  const tops = topsOf(column + 1, blocks);
  if (leavesBare(best, bareRows, open) && standAbove(labels, bareRows, tops, { rows, hasHead }))
    return labels.map(({ from, to }) => ({ column, first: from, last: to }));
  const spans: Span[] = [];
  if (best !== null && open.bottom && isFree(best.choice.last + 1, rows) && best.choice.last < rows - 1)
    spans.push({ column, first: best.choice.last + 1, last: rows - 1 });
  for (let way = best; way !== null; way = way.before) {
    spans.push({ column, first: way.choice.first, last: way.choice.last });
    if (way.before === null && open.top && way.choice.first > 0 && isFree(0, way.choice.first))
      spans.push({ column, first: 0, last: way.choice.first - 1 });
  }
  return spans.reverse();
}

/** Whether rows above the last label, or above the first, are no label's. */
function leavesBare(best: Way | null, bareRows: (from: number, to: number) => number, open: Open): boolean {
  for (let way = best; way !== null; way = way.before) {
    const end = way.before === null ? 0 : way.before.choice.last + 1;
    if (bareRows(end, way.choice.first) > 0 && !(open.top && way.before === null)) return true;
  }
  return false;
}

/** Where the text of a column's cells begins, ascending. */
const topsOf = (column: number, blocks: readonly Block[]): number[] =>
  blocks
    .filter(({ from, to }) => from <= column && to >= column)
    .map(({ box }) => box[1])
    .sort((a, b) => a - b);

/** How far the first lines of two cells of one row stand off from one another at most, in type sizes. */
const BESIDE = 0.5;

/**
 * Whether labels stand in the first of their rows, not in the middle: the first that has bare rows below has none above, and
 * beside each of them a cell of the next column begins.
 * @param tops where the cells of the next column begin, ascending
 * @param table `hasHead`: whether its first row has no figures
 */
function standAbove(
  labels: readonly Label[],
  bareRows: (from: number, to: number) => number,
  tops: readonly number[],
  table: { readonly rows: number; readonly hasHead: boolean },
): boolean {
  const { rows, hasHead } = table;
  const over = labels.filter(({ to }, i) => bareRows(to + 1, labels[i + 1]?.from ?? rows) > 0);
  const [first] = over;
  // A row without a label below the head is that of a label in the middle of its rows.
  if (first === undefined || (hasHead && first.from === 0)) return false;
  const above = labels[labels.indexOf(first) - 1];
  if (bareRows((above?.to ?? -1) + 1, first.from) > 0) return false;
  return over.every(({ top, size }) => {
    const at = tops[countBefore(tops, (other) => other >= top - size * BESIDE)];
    return at !== undefined && at < top + size * BESIDE;
  });
}

/** For a row the best of ways that end before it, with the rows between counted as bare. */
function bestBefore(ways: readonly Way[], bareRows: (from: number, to: number) => number): (row: number) => Way | null {
  const sorted = [...ways].sort((a, b) => a.choice.last - b.choice.last);
  const best: Way[] = [];
  const worth = ({ cost, choice: { last } }: Way): number => cost - bareRows(0, last + 1);
  for (const way of sorted) {
    const last = best.at(-1);
    best.push(last === undefined || worth(way) < worth(last) ? way : last);
  }
  return (row) =>
    best[
      countBefore(
        sorted.map((_, i) => i),
        (i) => (sorted[i]?.choice.last ?? 0) >= row,
      ) - 1
    ] ?? null;
}

/** The rows that a label may be merged over: those with their middle at its own, and those that a page cuts. */
function choicesOf(
  { from, to, at, size }: Label,
  limits: { readonly first: number; readonly last: number },
  levels: readonly number[],
  isFree: (from: number, to: number) => boolean,
  { owners, inside }: Beside,
  cut: Open,
): Choice[] {
  const choices: Choice[] = [];
  const add = (first: number, last: number, fits: number): void => {
    const across = owners[first] === owners[last] ? 0 : ACROSS;
    const through = (inside[first] ? THROUGH : 0) + (inside[last + 1] ? THROUGH : 0);
    choices.push({ first, last, cost: fits + across + through });
  };
  const middle = (first: number, last: number): number => ((levels[first] ?? 0) + (levels[last + 1] ?? 0)) / 2;
  const rows = levels.length - 1;
  let last = to;
  for (let first = from; first >= Math.min(from, limits.first) && (first === from || isFree(first, from)); first--) {
    // The further up its rows begin, the further down they end.
    while (last < limits.last && isFree(to + 1, last + 2) && middle(first, last) < at) last++;
    for (const end of last > to ? [last - 1, last] : [last]) {
      const off = Math.abs(middle(first, end) - at) / size;
      if (off < OFF) add(first, end, off * off);
    }
    if (cut.bottom && limits.last === rows - 1 && isFree(to + 1, rows) && middle(first, rows - 1) <= at)
      add(first, rows - 1, CUT);
  }
  if (cut.top && limits.first === 0 && isFree(0, from))
    for (let end = to; end <= Math.max(to, limits.last) && (end === to || isFree(to + 1, end + 1)); end++)
      if (middle(0, end) >= at) add(0, end, CUT);
  if (!choices.some(({ first, last: end }) => first === from && end === to)) add(from, to, OFF * OFF);
  return choices;
}
