import type { Form } from '@kaocheng/core/model/transcript';

export type Branch = { readonly [key: string]: unknown };
export const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

const listsOf = (form: Form): string =>
  Object.entries(form)
    .filter(([key, value]) => key !== 'attachments' && Array.isArray(value))
    .map(([key, value]) => `${key} ${value.length}`)
    .join();

/** Whether two versions have as many rows in each list. */
export const isAlike = (one: Form, other: Form): boolean => listsOf(one) === listsOf(other);

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

/** What of a row says where it stands and not what it is of, and marks, which are given anew: neither tells two rows apart. */
const PLACE_KEYS = new Set(['name', 'level1', 'level2', 'level1Weight', 'level2Weight', 'no', 'line', 'side']);
const MARK_KEYS = new Set(['weight', 'score']);
/** What many rows have alike: that it stands still is no sign of one row, that it is another is one of two. */
const ALIKE_KEYS = new Set(['operator', 'unit', 'nature']);
/** Figures that a row is known by. */
const AIM_KEYS = new Set(['target', 'annual', 'code']);
const FIGURE = /^[-+\d.,，%％\s]+$/;

/** How many values a row is known by, how many of them stand in the later one too, and whether its aim and all text do. */
function heldOf(row: Branch, later: Branch): { readonly all: number; readonly same: number; readonly isKept: boolean } {
  const count = { all: 0, same: 0, isKept: true };
  const walk = (key: string, value: unknown, now: unknown): void => {
    if (isBranch(value)) {
      for (const [own, child] of Object.entries(value)) walk(own, child, isBranch(now) ? now[own] : undefined);
    } else if (typeof value === 'string' && value !== '') {
      const isText = AIM_KEYS.has(key) || !FIGURE.test(value);
      const isGone = now === undefined || now === null || now === '';
      if (value !== now && (isGone || (isText && !MARK_KEYS.has(key)))) count.isKept = false;
      if (MARK_KEYS.has(key) || ALIKE_KEYS.has(key)) return;
      count.all += 1;
      if (value === now) count.same += 1;
    }
  };
  for (const [key, value] of Object.entries(row)) if (!PLACE_KEYS.has(key)) walk(key, value, later[key]);
  return count;
}

/**
 * Whether the row at a place is the same under a new name: no row has that name, those above and below it kept theirs, its
 * target and all text that it held still stand, as do most of its figures, and nothing was cleared. One that held nothing but
 * its name, marks and what many rows have alike cannot be told from another.
 */
function isRenamed(rows: readonly Branch[], now: readonly Branch[], at: number): boolean {
  const [row, later] = [rows[at], now[at]];
  if (row === undefined || later === undefined || nameOf(later) === '') return false;
  if (rows.some((one) => nameOf(one) === nameOf(later)) || now.some((one) => nameOf(one) === nameOf(row))) return false;
  const isBesideKept = (beside: number): boolean => {
    const [was, is] = [rows[beside], now[beside]];
    return was === undefined || is === undefined || nameOf(was) === nameOf(is);
  };
  const { all, same, isKept } = heldOf(row, later);
  return isBesideKept(at - 1) && isBesideKept(at + 1) && isKept && same * 2 > all;
}

const isUnique = (names: readonly string[], name: string): boolean =>
  name !== '' && names.indexOf(name) === names.lastIndexOf(name);

/**
 * Whether each path means the same row in `later` as in `base`: rows are known by class and name, or where they were renamed
 * by their place. One that had no name, or shares it with another, is the same where all it held is still there and its
 * name is not that of another row.
 */
export function isLinedUp(base: Form, later: Form): boolean {
  if (!isAlike(base, later)) return false;
  const lists = listRowsOf(later);
  return listRowsOf(base).every((rows, list) => {
    const names = rows.map(nameOf);
    return rows.every((row, at) => {
      const now = lists[list]?.[at];
      if (now === undefined || classOf(row) !== classOf(now)) return false;
      const name = nameOf(row);
      if (isUnique(names, name)) return nameOf(now) === name || isRenamed(rows, lists[list] ?? [], at);
      return isHeld(row, now) && (nameOf(now) === name || !names.includes(nameOf(now)));
    });
  });
}

/** Whether a row without a name of its own was named in two ways: they are two rows then. */
export const isNamedTwice = (base: Form, mine: Form, theirs: Form): boolean => {
  const [own, other] = [listRowsOf(mine), listRowsOf(theirs)];
  return listRowsOf(base).some((rows, list) => {
    const before = rows.map(nameOf);
    return rows.some((row, at) => {
      if (isUnique(before, nameOf(row))) return false;
      const names = [nameOf(own[list]?.[at] ?? {}), nameOf(other[list]?.[at] ?? {})];
      return names[0] !== names[1] && !names.includes(nameOf(row));
    });
  });
};
