import { type Expression, type SqlBool, sql } from 'kysely';
import { StoreProblem } from '../problem.js';
import { folded } from '../records/rows.js';

/** Narrowing, order and page of a list; every field may be left out. */
export interface ListChoice {
  /** Looked for in the names of file, form and department; large and small, full and half width alike. */
  readonly search?: string | undefined;
  readonly sort?: SortKey | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly state?: string | undefined;
  /** 1 to 200; 50 where left out. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

export type SortKey = 'receivedAt' | 'name' | 'department' | 'year' | 'errors' | 'warnings' | 'state';

const PAGE = 50;
const LONGEST_PAGE = 200;

export const pageSize = ({ limit = PAGE }: ListChoice): number => Math.min(Math.max(1, limit), LONGEST_PAGE);

/** Where a page ended: the sorted value of its last row, and what tells equal rows apart. */
export interface Cursor {
  readonly sort: SortKey;
  readonly order: 'asc' | 'desc';
  readonly value: string | number;
  readonly rest: readonly (string | number)[];
}

/** A cursor as a caller gets it: opaque, fit for an address. */
export function cursorText(cursor: Cursor): string {
  const { sort, order, value, rest } = cursor;
  return Buffer.from(JSON.stringify([sort, order, value, ...rest]), 'utf8').toString('base64url');
}

/**
 * The cursor that a caller hands back.
 * @param kinds of the values behind it: what tells equal rows apart
 * @throws StoreProblem bad-cursor where it is none, or one of another order
 */
export function cursorIn(
  text: string,
  sort: SortKey,
  order: 'asc' | 'desc',
  kinds: readonly ('string' | 'number')[],
): Cursor {
  const parts = partsOf(text);
  const [ofSort, ofOrder, value, ...rest] = parts;
  const fits =
    ofSort === sort &&
    ofOrder === order &&
    isValue(sort, value) &&
    rest.length === kinds.length &&
    rest.every((one, index) => typeof one === kinds[index] && (typeof one === 'string' || isInteger(one)));
  if (!fits || value === undefined || parts.some((one) => typeof one === 'string' && one.includes('\0'))) {
    throw new StoreProblem('bad-cursor');
  }
  return { sort, order, value, rest };
}

/** An integer of PostgreSQL: four bytes. */
const isInteger = (value: unknown): boolean => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;

function isValue(sort: SortKey, value: string | number | undefined): value is string | number {
  if (NUMERIC.has(sort)) return isInteger(value);
  if (typeof value !== 'string') return false;
  return sort !== 'receivedAt' || (/^[12]\d{3}-/.test(value) && isInstant(value));
}

function isInstant(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}

const NUMERIC: ReadonlySet<SortKey> = new Set<SortKey>(['errors', 'warnings']);

function partsOf(text: string): (string | number)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return [];
    const known = parts.filter((part: unknown) => typeof part === 'string' || typeof part === 'number');
    return known.length === parts.length ? known : [];
  } catch {
    return [];
  }
}

/** Whether a row stands behind a cursor, by row comparison: `(a, b) > (x, y)`. */
export function behind(columns: readonly Expression<unknown>[], cursor: Cursor): Expression<SqlBool> {
  const here = sql.join(columns);
  const there = sql.join([
    cursor.sort === 'receivedAt' ? sql`cast(${cursor.value} as timestamp with time zone)` : cursor.value,
    ...cursor.rest,
  ]);
  return cursor.order === 'asc' ? sql<SqlBool>`(${here}) > (${there})` : sql<SqlBool>`(${here}) < (${there})`;
}

/** Pattern of LIKE for a text anywhere within another; its own signs are escaped by a backslash. Null: look for nothing. */
export function patternOf(search: string | undefined): string | null {
  const sought = folded(search ?? '').replaceAll('\0', '');
  return sought === '' ? null : `%${sought.replace(/[\\%_]/g, '\\$&')}%`;
}
