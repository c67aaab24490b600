import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
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
  readonly now?: () => Date;
}

/** The records of one office. */
export interface Store {
  readonly region: string;
  readonly url: string;
  readonly db: Kysely<Tables>;
  readonly pool: Pool;
  readonly log: StoreLog;
  now(): Date;
  close(): Promise<void>;
}

/**
 * Connects to a database. Nothing is made in it: `migrate` comes next.
 * @throws StoreProblem database-away, database-refuses, database-missing, database-busy
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  throw new Error(`not built ${settings.url}`);
}
