import type { Form } from '@kaocheng/core/model/transcript';

type Branch = { readonly [key: string]: unknown };
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

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

const listsOf = (form: Form): string =>
  Object.entries(form)
    .filter(([key, value]) => key !== 'attachments' && Array.isArray(value))
    .map(([key, value]) => `${key} ${value.length}`)
    .join();

/** Whether two versions have as many rows in each list, so that a path means the same row in both. */
const isAlike = (one: Form, other: Form): boolean => listsOf(one) === listsOf(other);

/**
 * Mine and theirs put together, both having been changed from `base`: what only one of them changed is taken from that one.
 * @returns the form with theirs where both changed a value to different ones, and these; null where rows were added, taken
 *   away or moved, so that no path can be relied upon
 */
export function merged(
  base: Form,
  mine: Form,
  theirs: Form,
): { readonly form: Form; readonly conflicts: readonly Difference[] } | null {
  if (!isAlike(base, mine) || !isAlike(base, theirs)) return null;
  const conflicts: Difference[] = [];
  const walk = (was: unknown, own: unknown, other: unknown, path: string): unknown => {
    if (isBranch(own) && isBranch(other) && Array.isArray(own) === Array.isArray(other)) {
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

const saidOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : value === null ? null : JSON.stringify(value);
