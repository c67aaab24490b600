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

/** Whether two versions have as many rows in each list. */
const isAlike = (one: Form, other: Form): boolean => listsOf(one) === listsOf(other);

const textOf = (row: Branch, key: string): string => {
  const value = row[key];
  return typeof value === 'string' ? value : '';
};
const nameOf = (row: Branch): string => textOf(row, 'name');
const classOf = (row: Branch): string => JSON.stringify([textOf(row, 'level1'), textOf(row, 'level2')]);

const listRowsOf = (form: Form): Branch[][] =>
  Object.entries(form).flatMap(([key, value]: [string, unknown]) =>
    key !== 'attachments' && Array.isArray(value) ? [value.filter(isBranch)] : [],
  );

/** Whether all that stands in a row stands in the later one too. */
const isHeld = (row: Branch, later: Branch): boolean =>
  Object.entries(row).every(([key, value]) => {
    const now = later[key];
    if (isBranch(value)) return isHeld(value, isBranch(now) ? now : {});
    return value === null || value === '' || value === undefined || value === now;
  });

/**
 * Whether each path means the same row in `later` as in `base`: rows are known by class and name. One that had no name, or
 * shares it with another, is the same where all it held is still there and its name is not that of another row.
 */
function isLinedUp(base: Form, later: Form): boolean {
  if (!isAlike(base, later)) return false;
  const lists = listRowsOf(later);
  return listRowsOf(base).every((rows, list) => {
    const names = rows.map(nameOf);
    return rows.every((row, at) => {
      const now = lists[list]?.[at];
      if (now === undefined || classOf(row) !== classOf(now)) return false;
      const name = nameOf(row);
      if (name !== '' && names.indexOf(name) === names.lastIndexOf(name)) return nameOf(now) === name;
      return isHeld(row, now) && (nameOf(now) === name || !names.includes(nameOf(now)));
    });
  });
}

/** Whether a row without a name was named in two ways: they are two rows then. */
const isNamedTwice = (base: Form, mine: Form, theirs: Form): boolean => {
  const [own, other] = [listRowsOf(mine), listRowsOf(theirs)];
  return listRowsOf(base).some((rows, list) =>
    rows.some((row, at) => {
      const names = [nameOf(own[list]?.[at] ?? {}), nameOf(other[list]?.[at] ?? {})];
      return names[0] !== names[1] && !names.includes(nameOf(row));
    }),
  );
};

/**
 * Mine and theirs put together, both having been changed from `base`: what only one of them changed is taken from that one.
 * @returns the form with theirs where both changed a value to different ones, and these; null where rows were added, taken
 *   away, moved or renamed, so that no path can be relied upon
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
