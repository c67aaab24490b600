import { StoreProblem, type StoreProblemCode } from './problem.js';

/** Conditions of PostgreSQL (SQLSTATE, by class where two figures stand) and of the network, as problems of the store. */
const CONDITIONS: readonly (readonly [RegExp, StoreProblemCode])[] = [
  [/^(?:28...)$/, 'database-refuses'],
  [/^(?:3D000)$/, 'database-missing'],
  [/^(?:53100)$/, 'disk-full'],
  [/^(?:53[023]00|40001|40P01|55P03|57014|25P03)$/, 'database-busy'],
  [/^(?:08...|57P0[1-5])$/, 'database-away'],
  [
    /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EACCES)$/,
    'database-away',
  ],
  [/^(?:42P01|42703)$/, 'not-migrated'],
  [/^(?:22021|22P05)$/, 'not-storable'],
];

/** pg gives no code where the connection broke or none became free. */
const SAID: readonly (readonly [RegExp, StoreProblemCode])[] = [
  [/connection terminated|not queryable|client has encountered a connection error|connection ended/i, 'database-away'],
  [/timeout exceeded when trying to connect|query read timeout/i, 'database-busy'],
  [/no space left on device/i, 'disk-full'],
];

/** What went wrong below as a problem of the store; a problem of the store stays what it is. */
export function problemOf(error: unknown): StoreProblem {
  if (error instanceof StoreProblem) return error;
  if (!(error instanceof Error)) return new StoreProblem('database-failed', { reason: String(error) });
  const inner = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : '';
  const found =
    SAID.find(([words, of]) => of === 'disk-full' && words.test(inner.message)) ??
    CONDITIONS.find(([states]) => states.test(code)) ??
    SAID.find(([words]) => words.test(inner.message));
  return new StoreProblem(
    found?.[1] ?? 'database-failed',
    { reason: inner.message, ...(code === '' ? {} : { condition: code }) },
    { cause: error },
  );
}

/** Whether an error of PostgreSQL has one of these conditions. */
export function isCondition(error: unknown, ...states: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && states.includes(error.code);
}

/** Conditions (SQLSTATE) that work may be tried again on. */
export const UNIQUE_VIOLATION = '23505';
export const FOREIGN_KEY_VIOLATION = '23503';
