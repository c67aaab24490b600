import type { Form } from '@kaocheng/core/model/transcript';
import { type Branch, isAlike, isBranch, isLinedUp, isNamedTwice } from './same-rows.js';

/** One value in which two versions of a form differ. */
export interface Difference {
  readonly path: string;
  readonly mine: string | null;
  readonly theirs: string | null;
}

/** The values of a form by path; blanks are left out. */
export function valuesOf(form: Form): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      if (value !== '') found.set(path, value);
    } else if (isBranch(value)) {
      for (const [key, child] of Object.entries(value)) walk(child, path === '' ? key : `${path}.${key}`);
    }
  };
  const { cells: _cells, ...rest } = form;
  walk(rest, '');
  return found;
}

/** Where two versions of a form differ, in the order of mine and then of theirs. */
export function differences(mine: Form, theirs: Form): Difference[] {
  const [own, other] = [valuesOf(mine), valuesOf(theirs)];
  const paths = [...own.keys(), ...[...other.keys()].filter((path) => !own.has(path))];
  return paths
    .filter((path) => own.get(path) !== other.get(path))
    .map((path) => ({ path, mine: own.get(path) ?? null, theirs: other.get(path) ?? null }));
}

/** Whether two versions of a form hold the same values in the same rows. */
export function isSameForm(one: Form, other: Form): boolean {
  return one === other || (differences(one, other).length === 0 && isAlike(one, other));
}

/**
 * Mine and theirs put together, both having been changed from `base`: what only one of them changed is taken from that one.
 * @returns the form with theirs where both changed a value to different ones, and these; null where rows were added, taken
 *   away, moved or replaced, so that no path can be relied upon
 */
export function merged(
  base: Form,
  mine: Form,
  theirs: Form,
): { readonly form: Form; readonly conflicts: readonly Difference[] } | null {
  if (!isLinedUp(base, mine) || !isLinedUp(base, theirs) || isNamedTwice(base, mine, theirs)) return null;
  const conflicts: Difference[] = [];
  const walk = (was: unknown, own: unknown, other: unknown, path: string): unknown => {
    // The lines of the attachments are one value: they have no names to be known by.
    if (path !== 'attachments' && isBranch(own) && isBranch(other) && Array.isArray(own) === Array.isArray(other)) {
      const before: Branch = isBranch(was) ? was : {};
      const keys = [...new Set([...Object.keys(other), ...Object.keys(own)])];
      const entries = keys.map((key): [string, unknown] => [
        key,
        walk(before[key] ?? null, own[key] ?? null, other[key] ?? null, path === '' ? key : `${path}.${key}`),
      ]);
      return Array.isArray(other) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
    }
    const [one, two] = [JSON.stringify(own ?? null), JSON.stringify(other ?? null)];
    if (one === two || one === JSON.stringify(was ?? null)) return other;
    if (two === JSON.stringify(was ?? null)) return own;
    conflicts.push({ path, mine: saidOf(own), theirs: saidOf(other) });
    return other;
  };
  const form = walk(base, mine, theirs, '') as Form;
  return { form, conflicts };
}

const saidOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join('\n');
  return value === null ? null : JSON.stringify(value);
};

/** What somebody takes of two versions: all of mine, all of theirs, or mine in the places named, of a form put together. */
export type Taken = 'mine' | 'theirs' | ReadonlySet<string>;

/** The form that `merged` gave (theirs in conflicts), with mine in the places that are taken. */
export function withMine(form: Form, mine: Form, taken: ReadonlySet<string>): Form {
  const walk = (value: unknown, own: unknown, path: string): unknown => {
    if (taken.has(path)) return own ?? null;
    if (!isBranch(value)) return value;
    const branch: Branch = isBranch(own) ? own : {};
    const entries = Object.entries(value).map(([key, child]): [string, unknown] => [
      key,
      walk(child, branch[key], path === '' ? key : `${path}.${key}`),
    ]);
    return Array.isArray(value) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
  };
  return walk(form, mine, '') as Form;
}
