import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { isCondition, problemOf } from './failure.js';
import { NAMES_LOST, preparing } from './prepared.js';
import type { Tables } from './schema/tables.js';

/** Where the store says what a user need not know; fastify.log fits. */
export interface StoreLog {
  info(facts: Readonly<Record<string, unknown>>, message: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
}

export interface StoreSettings {
  /** postgres://… */
  readonly url: string;
  /** The office that owns the records (`region_code`); fixed at installation. */
  readonly region: string;
  readonly log?: StoreLog;
  /** Connections at most; 10 where left out. */
  readonly connections?: number;
  /** Milliseconds after which a statement is given up; 30,000 where left out. */
  readonly statementTimeout?: number;
  /** The clock; left out: that of this machine. */
  readonly now?: () => Date;
}

/** A transaction of the store. */
export type Work = Transaction<Tables>;

/** The records of one office. */
export interface Store {
  readonly region: string;
  readonly url: string;
  readonly db: Kysely<Tables>;
  readonly pool: pg.Pool;
  readonly log: StoreLog;
  /** Whether the database can tell others of changes. */
  readonly canNotify: boolean;
  /** Whether the database knows Chinese order (the collation `CHINESE`). */
  readonly sortsChinese: boolean;
  /** The time, ISO 8601 in UTC. */
  now(): string;
  close(): Promise<void>;
}

const SILENT: StoreLog = { info: () => undefined, warn: () => undefined };
const CONNECT_TIMEOUT = 10_000;

/** Channel on which changes are told. */
export const CHANNEL = 'kaocheng_change';

/**
 * Connects to a database. Nothing is made in it: `migrate` comes next.
 * @throws StoreProblem database-away, database-refuses, database-missing, database-busy
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const { url, region, log = SILENT, now = () => new Date() } = settings;
  if (!/^[\w-]{1,40}$/.test(region)) throw new RangeError(`no region code: ${region}`);
  const pool = new pg.Pool({
    ...connectionTo(url),
    max: settings.connections ?? 10,
    statement_timeout: settings.statementTimeout ?? 30_000,
  });
  // A connection that breaks while nobody waits for it raises an event, and an event that nobody takes ends the process.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'lost a connection to the database'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  try {
    const canNotify = await notifies(pool, log);
    const sortsChinese = await knowsCollation(pool);
    const clock = (): string => now().toISOString();
    return { region, url, db, pool, log, canNotify, sortsChinese, now: clock, close: () => db.destroy() };
  } catch (error) {
    await pool.end();
    throw problemOf(error);
  }
}

/** How every connection of the store is made: times as ISO text, counts as numbers, NUMERIC as text. */
export function connectionTo(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'kaocheng',
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  };
}

const { builtins } = pg.types;
const instantOf = pg.types.getTypeParser(builtins.TIMESTAMPTZ, 'text');

function parserOf(type: number, format?: 'text' | 'binary') {
  if (format !== 'binary' && type === builtins.TIMESTAMPTZ) return isoOf;
  if (format !== 'binary' && type === builtins.INT8) return Number;
  return format === 'binary' ? pg.types.getTypeParser(type, 'binary') : pg.types.getTypeParser(type, 'text');
}

function isoOf(text: string): string {
  const at: unknown = instantOf(text);
  return at instanceof Date ? at.toISOString() : text;
}

async function notifies(pool: pg.Pool, log: StoreLog): Promise<boolean> {
  await pool.query('select 1');
  try {
    await pool.query('select pg_notify($1, $2)', [CHANNEL, '']);
    return true;
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'the database cannot notify');
    return false;
  }
}

/** Order of Chinese dictionaries (by pinyin) of ICU, where a database has it. */
export const CHINESE = 'zh-x-icu';

async function knowsCollation(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from pg_collation where collname = $1', [CHINESE]);
  return rowCount !== 0;
}

/** How often a transaction is tried that stood against another one: 40001 serialisation, 40P01 deadlock. */
const TRIES = 5;
const AGAIN = ['40001', '40P01', ...NAMES_LOST];

/**
 * Does work in one transaction: all of it is kept, or nothing. Work that others stood in the way of is tried again, from
 * its beginning.
 * @param alsoAgain further conditions (SQLSTATE) on which to try again
 * @throws StoreProblem, and what the work throws
 */
export async function inTransaction<T>(
  store: Store,
  work: (trx: Work) => Promise<T>,
  alsoAgain: readonly string[] = [],
): Promise<T> {
  return await trying(() => store.db.transaction().execute(work), alsoAgain);
}

/**
 * Does work that the database keeps all of or nothing, by itself; work that others stood in the way of is tried again.
 * @param alsoAgain further conditions (SQLSTATE) on which to try again
 * @throws StoreProblem, and what the work throws
 */
export async function trying<T>(work: () => Promise<T>, alsoAgain: readonly string[] = []): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried === TRIES || !isCondition(error, ...AGAIN, ...alsoAgain)) throw problemOf(error);
    }
  }
}

/** Reads in one transaction: all that is asked for as it stood at one moment. @throws StoreProblem, and what the work throws */
export async function atOneMoment<T>(store: Store, work: (trx: Work) => Promise<T>): Promise<T> {
  return await asking(() =>
    store.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
  );
}

/** Asks the database, outside of any transaction. @throws StoreProblem */
export async function asking<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query().catch((error: unknown) => {
      if (!isCondition(error, ...NAMES_LOST)) throw error;
      return query();
    });
  } catch (error) {
    throw problemOf(error);
  }
}
