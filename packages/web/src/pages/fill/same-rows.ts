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

/** How many values a row holds and how many of them stand in the later one too, its name and class left out. */
function heldOf(row: Branch, later: Branch): { readonly all: number; readonly same: number; readonly gone: number } {
  const count = { all: 0, same: 0, gone: 0 };
  const walk = (value: unknown, now: unknown): void => {
    if (isBranch(value)) {
      for (const [key, child] of Object.entries(value)) walk(child, isBranch(now) ? now[key] : undefined);
    } else if (typeof value === 'string' && value !== '') {
      count.all += 1;
      if (value === now) count.same += 1;
      else if (now === undefined || now === null || now === '') count.gone += 1;
    }
  };
  const { name: _name, level1: _level1, level2: _level2, level1Weight: _one, level2Weight: _two, ...own } = row;
  walk(own, later);
  return count;
}

/**
 * Whether the row at a place is the same under a new name: no row has that name, those above and below it kept theirs, and
 * most of what it held is still there, with nothing cleared. One that held nothing but its name cannot be told from another.
 */
function isRenamed(rows: readonly Branch[], now: readonly Branch[], at: number): boolean {
  const [row, later] = [rows[at], now[at]];
  if (row === undefined || later === undefined || nameOf(later) === '') return false;
  if (rows.some((one) => nameOf(one) === nameOf(later)) || now.some((one) => nameOf(one) === nameOf(row))) return false;
  const isKept = (beside: number): boolean => {
    const [was, is] = [rows[beside], now[beside]];
    return was === undefined || is === undefined || nameOf(was) === nameOf(is);
  };
  const { all, same, gone } = heldOf(row, later);
  return isKept(at - 1) && isKept(at + 1) && gone === 0 && same * 2 > all;
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
