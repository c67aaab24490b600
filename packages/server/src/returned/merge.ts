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
  if (isBranch(base) || isBranch(back)) return replaced(own, base, back, path, note);
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

/** Rows: those that are the same row in both are compared cell by cell; others came or went. */
function mergeRows(own: unknown, base: unknown[], back: unknown[], path: string, note: Note): unknown[] {
  const owned: unknown[] = Array.isArray(own) && own.length === base.length ? own : base;
  const pairs = pairsOf(base, back);
  const paired = new Set(pairs);
  for (const [i, row] of base.entries()) {
    if (!paired.has(i)) for (const [place, value] of leaves(owned[i] ?? row, `${path}.${i}`)) note(place, value, null);
  }
  return back.map((row, i) => {
    const from = pairs[i] ?? null;
    if (from !== null) return merge(owned[from], base[from], row, `${path}.${i}`, note);
    for (const [place, value] of leaves(row, `${path}.${i}`)) note(place, null, value);
    return row;
  });
}

/** For each row that came back the row that it was: by place where there are as many, else by the longest run of equal names. */
function pairsOf(base: readonly unknown[], back: readonly unknown[]): (number | null)[] {
  if (base.length === back.length) return back.map((_, i) => i);
  const [from, to] = [base.map(nameOf), back.map(nameOf)];
  // lengths[i][j]: the longest common run of what stands from i and from j on.
  const lengths = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0));
  const lengthAt = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row === undefined) continue;
      row[j] = from[i] === to[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const pairs: (number | null)[] = [];
  let i = 0;
  for (let j = 0; j < to.length; j += 1) {
    while (i < from.length && from[i] !== to[j] && lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    const isPair = i < from.length && from[i] === to[j];
    pairs.push(isPair ? i : null);
    if (isPair) i += 1;
  }
  return pairs;
}

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

const isBranch = (value: unknown): value is Branch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, key: string): unknown => (isBranch(value) ? value[key] : undefined);
const printed = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
