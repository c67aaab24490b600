import type { ReturnedCell } from '@kaocheng/contracts/returns';
import type { Form } from '@kaocheng/core/model/transcript';

type Branch = { [key: string]: unknown };

/** What is no cell: where a form stands and was read. */
const NO_CELL = new Set(['order', 'kind', 'title', 'start', 'end', 'cells']);

export interface MergedForm {
  readonly form: Form;
  readonly cells: readonly ReturnedCell[];
}

/**
 * The form with what was changed elsewhere. Only what differs from what the untouched file reads as counts as a change, so
 * that nothing changes that nobody changed.
 * @param own the form as it stands
 * @param base the form as it reads in the file as it was written
 * @param back the form as it reads in the file that came back
 */
export function mergeForm(own: Form, base: Form, back: Form): MergedForm {
  const cells: ReturnedCell[] = [];
  const note = (path: string, before: unknown, after: unknown): void => {
    cells.push({ form: own.order, path, before: printed(before), after: printed(after) });
  };
  const merged: Branch = { ...own };
  for (const key of new Set([...Object.keys(base), ...Object.keys(back)])) {
    if (NO_CELL.has(key)) continue;
    const value = merge(at(own, key), at(base, key), at(back, key), key, note);
    if (value === undefined) delete merged[key];
    else merged[key] = value;
  }
  // Where a value stands is where it stands in the file that came back.
  for (const key of ['start', 'end', 'cells']) {
    const value = at(back, key);
    if (value === undefined) delete merged[key];
    else merged[key] = value;
  }
  return { form: merged as Branch & Form, cells };
}

type Note = (path: string, before: unknown, after: unknown) => void;

function merge(own: unknown, base: unknown, back: unknown, path: string, note: Note): unknown {
  if (Array.isArray(base) && Array.isArray(back)) return mergeRows(own, base, back, path, note);
  if (isBranch(base) && isBranch(back)) {
    const merged: Branch = isBranch(own) ? { ...own } : {};
    for (const key of new Set([...Object.keys(base), ...Object.keys(back)])) {
      const value = merge(at(own, key), at(base, key), at(back, key), `${path}.${key}`, note);
      if (value === undefined) delete merged[key];
      else merged[key] = value;
    }
    return merged;
  }
  if (isGroup(base) || isGroup(back)) return replaced(own, base, back, path, note);
  if ((base ?? null) === (back ?? null)) return own;
  note(path, own ?? null, back ?? null);
  return back;
}

/** A group of cells that came or went as a whole. */
function replaced(own: unknown, base: unknown, back: unknown, path: string, note: Note): unknown {
  const before = leaves(own ?? base, path);
  const after = leaves(back, path);
  if (JSON.stringify(leaves(base, path)) === JSON.stringify(after)) return own;
  const left = new Map(before);
  for (const [place, value] of after) {
    if ((left.get(place) ?? null) !== value) note(place, left.get(place) ?? null, value);
    left.delete(place);
  }
  for (const [place, value] of left) note(place, value, null);
  return back;
}

/**
 * Rows: those that are the same row in both are compared cell by cell; others came or went. A row that moved is noted by the
 * name that stands in its place now. Where the file reads in other rows than the form has, those of the form that are none
 * of the file's go when anything in the list was changed, and are noted.
 */
function mergeRows(own: unknown, base: unknown[], back: unknown[], path: string, note: Note): unknown {
  if (JSON.stringify(leaves(base, path)) === JSON.stringify(leaves(back, path))) return own;
  const owned: readonly unknown[] = Array.isArray(own) ? own : [];
  const ownOf = owned.length === base.length ? base.map((_, i) => i) : pairsOf(owned, base);
  const pairs = pairsOf(base, back);
  const keptOwn = new Set(pairs.map((from) => (from === null ? null : (ownOf[from] ?? null))));
  for (const [i, row] of owned.entries()) {
    if (!keptOwn.has(i)) for (const [place, value] of leaves(row, `${path}.${i}`)) note(place, value, null);
  }
  const inOrder = pairs.filter((from) => from !== null).sort((a, b) => a - b);
  let rank = 0;
  return back.map((row, i) => {
    const from = pairs[i] ?? null;
    const stood = from === null ? undefined : inOrder[rank++];
    const ownRow = from === null ? null : (ownOf[from] ?? null);
    if (from === null || ownRow === null) {
      for (const [place, value] of leaves(row, `${path}.${i}`)) note(place, null, value);
      return row;
    }
    if (stood !== undefined && stood !== from) {
      noteMove(owned[ownOf[stood] ?? -1] ?? base[stood], base[from], row, `${path}.${i}`, note);
    }
    return merge(owned[ownRow], base[from], row, `${path}.${i}`, note);
  });
}

/** Says which row stands where another stood; not where its name was changed too: that is noted as its cell. */
function noteMove(stood: unknown, base: unknown, back: unknown, path: string, note: Note): void {
  if (nameOf(base) !== nameOf(back)) return;
  const isCode = isBranch(back) && (back['name'] ?? null) === null;
  const of = (row: unknown): unknown => (isBranch(row) ? row[isCode ? 'code' : 'name'] : row) ?? null;
  if (of(stood) !== of(back)) note(isBranch(back) ? `${path}.${isCode ? 'code' : 'name'}` : path, of(stood), of(back));
}

/**
 * For each row of `to` the row of `from` that it is: the one that says all the same, else the one of the same code and name;
 * each as near to its place as they come. What is left is paired by place where there are as many rows, and where one is left
 * of each.
 */
function pairsOf(from: readonly unknown[], to: readonly unknown[]): (number | null)[] {
  const pairs: (number | null)[] = to.map(() => null);
  const free = new Set(from.keys());
  const pair = (i: number, j: number): void => {
    pairs[j] = i;
    free.delete(i);
  };
  for (const keyOf of [contentOf, nameOf]) {
    const keys = from.map(keyOf);
    const wanted = to.map(keyOf);
    for (const [j, key] of wanted.entries()) {
      if (pairs[j] === null && free.has(j) && keys[j] === key) pair(j, j);
    }
    for (const [j, key] of wanted.entries()) {
      if (pairs[j] !== null) continue;
      const i = [...free].find((one) => keys[one] === key);
      if (i !== undefined) pair(i, j);
    }
  }
  if (from.length !== to.length) return pairs;
  for (const j of to.keys()) if (pairs[j] === null && free.has(j)) pair(j, j);
  const left = [...to.keys()].filter((j) => pairs[j] === null);
  const [j] = left;
  const [i] = free;
  if (left.length === 1 && i !== undefined && j !== undefined) pair(i, j);
  return pairs;
}

const contentOf = (row: unknown): string => JSON.stringify(leaves(row, ''));

function nameOf(row: unknown): string {
  if (!isBranch(row)) return String(row);
  const { code, name } = row;
  return JSON.stringify([code ?? null, name ?? null]);
}

/** Every printed value of a branch with its path; blanks left out. */
function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

const isGroup = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isBranch = (value: unknown): value is Branch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, key: string): unknown => (isBranch(value) ? value[key] : undefined);
const printed = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
