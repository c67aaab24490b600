import { blankFundRow } from '../model/keys.js';
import type { Form, Indicator, Printed } from '../model/transcript.js';
import { keysOf } from './correct.js';

type Branch = { readonly [key: string]: unknown };

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

/** Branches of a form that it may leave out until something stands in them. */
const NEW_BRANCH: Readonly<Record<string, Branch>> = {
  goals: { expected: null, actual: null },
  total: { weight: null, score: null, grade: null },
  contact: { name: null, phone: null, finance: null },
};

/**
 * The form with a value filled in at a path (`funds.own.annual`, `indicators.3.extra.其他`): a copy; what is on the way to
 * the value and not there yet is made, but never a row of a list. An empty text is blank. The same form where it holds that
 * value already.
 * @throws RangeError where the path leads into a row that is not there, or through a value
 */
export function withValue(form: Form, path: string, value: Printed): Form {
  const next = value === '' ? null : value;
  const place = (branch: unknown, keys: readonly string[], depth: number): unknown => {
    const [key, ...rest] = keys;
    if (key === undefined) {
      if (branch !== undefined && branch !== null && typeof branch !== 'string') throw noPlace(form, path);
      return (branch ?? null) === next ? branch : next;
    }
    if (Array.isArray(branch)) {
      const at = Number(key);
      if (!(at in branch)) throw noPlace(form, path);
      const made = place(branch[at], rest, depth + 1);
      return made === branch[at] ? branch : branch.map((item, index) => (index === at ? made : item));
    }
    if (typeof branch === 'string') throw noPlace(form, path);
    const own = isBranch(branch) ? branch : newBranch(keysOf(path).slice(0, depth));
    const there = Object.hasOwn(own, key) ? own[key] : undefined;
    const made = place(there, rest, depth + 1);
    return made === there && isBranch(branch) ? branch : { ...own, [key]: made };
  };
  return place(form, keysOf(path), 0) as Form;
}

function newBranch(keys: readonly string[]): Branch {
  const [first = '', second] = keys;
  if (first === 'funds' && keys.length === 2 && second !== undefined) return { ...blankFundRow() };
  return keys.length === 1 ? (NEW_BRANCH[first] ?? {}) : {};
}

const noPlace = (form: Form, path: string): RangeError => new RangeError(`no place ${path} in form ${form.order}`);

/** The lists of a form in which rows are added, taken away and moved. */
export type RowList = 'indicators' | 'tasks' | 'rows';

/** Rows of a list; none where the form has no such list. */
export function rowsOf(form: Form, list: RowList): readonly object[] {
  const found: unknown = Object.entries(form).find(([key]) => key === list)?.[1];
  return Array.isArray(found) ? found : [];
}

/** Rows of indicators under the same first and second level: among them a row may be moved. */
export function isSameBlock(a: Indicator | undefined, b: Indicator | undefined): boolean {
  return a !== undefined && b !== undefined && a.level1 === b.level1 && a.level2 === b.level2;
}

/** The form with a blank row behind the one at `at`: of the same class and columns. @throws RangeError where there is none */
export function withRowAdded(form: Form, list: RowList, at: number): Form {
  const rows = rowsOf(form, list);
  const before = rows[at];
  if (before === undefined) throw new RangeError(`no row ${at} in ${list}`);
  return withRows(form, list, [...rows.slice(0, at + 1), blankLike(before), ...rows.slice(at + 1)]);
}

/** The form without the row at `at`. @throws RangeError where there is none */
export function withRowRemoved(form: Form, list: RowList, at: number): Form {
  const rows = rowsOf(form, list);
  if (rows[at] === undefined) throw new RangeError(`no row ${at} in ${list}`);
  return withRows(
    form,
    list,
    rows.filter((_, index) => index !== at),
  );
}

/** Rows of a list that keep their place, by index. */
export type FixedRows = ReadonlySet<number>;

/** The form with the row at `at` one place up or down; the same form where `canMove` says no. */
export function withRowMoved(form: Form, list: RowList, at: number, by: 1 | -1, fixed: FixedRows): Form {
  if (!canMove(form, list, at, by, fixed)) return form;
  const rows = [...rowsOf(form, list)];
  const [one, other] = [rows[at], rows[at + by]];
  if (one === undefined || other === undefined) return form;
  rows[at] = other;
  rows[at + by] = one;
  return withRows(form, list, rows);
}

/**
 * Whether a row may go one place up or down: an indicator only within its second-level class, a row of the final accounts
 * not to the other side; neither it nor the row that it changes places with may be one that keeps its place.
 * @param fixed those that the template prints, as a table of the final accounts prints its sums
 */
export function canMove(form: Form, list: RowList, at: number, by: 1 | -1, fixed: FixedRows): boolean {
  const rows = rowsOf(form, list);
  if (rows[at] === undefined || rows[at + by] === undefined || fixed.has(at) || fixed.has(at + by)) return false;
  if (form.kind === 'account') return form.rows[at]?.side === form.rows[at + by]?.side;
  if (list !== 'indicators' || !('indicators' in form)) return true;
  return isSameBlock(form.indicators[at], form.indicators[at + by]);
}

/** Whether a row may go: the last of a second-level class stays, so that the form keeps the class. */
export function canRemove(form: Form, list: RowList, at: number): boolean {
  if (list !== 'indicators' || !('indicators' in form)) return rowsOf(form, list).length > 1;
  const own = form.indicators[at];
  return form.indicators.some((each, index) => index !== at && isSameBlock(each, own));
}

const withRows = (form: Form, list: RowList, rows: readonly object[]): Form => ({ ...form, [list]: rows }) as Form;

/** What of an indicator or of a row of the accounts says where it belongs. */
const CLASS_KEYS = new Set(['level1', 'level1Weight', 'level2', 'level2Weight', 'side']);

function blankLike(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]): [string, unknown] => {
      if (CLASS_KEYS.has(key)) return [key, value];
      return [key, isBranch(value) ? blankLike(value) : null];
    }),
  );
}

/** Whether nothing stands in a row but its class. */
export function isBlankRow(row: object): boolean {
  return Object.entries(row).every(
    ([key, value]) => CLASS_KEYS.has(key) || (isBranch(value) ? isBlankRow(value) : value === null || value === ''),
  );
}
