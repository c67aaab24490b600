import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import { isCondition, problemOf } from './failure.js';

/** Statements longer than this are made for one call (many rows at once) and hardly come again. */
const LONGEST = 2000;
/** So many statements are known by name; every connection keeps the plan of each. */
const MOST = 400;

/**
 * Conditions that tell that names do not hold: a pool of connections lies between and passes statements about (26000, 42P05),
 * or a table was changed while we are connected (0A000).
 */
export const NAMES_LOST: readonly string[] = ['26000', '42P05', '0A000'];

/**
 * A pool whose connections parse and plan a statement once and know it by a name from then on, which saves the database a
 * third of the work of small statements. Where names do not hold, it goes on without.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  let holds = true;
  const nameOf = (text: string): string | undefined => {
    if (!holds || text.length > LONGEST) return undefined;
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST) return known;
    const name = `kaocheng_${names.size}`;
    names.set(text, name);
    return name;
  };
  const failed = (error: unknown): void => {
    if (isCondition(error, ...NAMES_LOST)) holds = false;
  };
  const clients = new WeakMap<pg.PoolClient, PreparingClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client);
      if (known !== undefined) return known;
      const fresh = new PreparingClient(client, nameOf, failed);
      clients.set(client, fresh);
      return fresh;
    },
    end: () => pool.end(),
  };
}

class PreparingClient implements PostgresPoolClient {
  private isLost = false;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly nameOf: (text: string) => string | undefined,
    private readonly failed: (error: unknown) => void,
  ) {}

  query<R>(sql: string, parameters: ReadonlyArray<unknown>): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    asked: string | PostgresCursor<R>,
    parameters: ReadonlyArray<unknown> = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof asked !== 'string') throw new TypeError('cursors are not used');
    return this.ask<R>(asked, parameters);
  }

  /** A connection that the database ended is given to nobody any more; that it is gone may be heard later. */
  release(): void {
    this.client.release(this.isLost);
  }

  private async ask<R>(text: string, parameters: ReadonlyArray<unknown>): Promise<PostgresQueryResult<R>> {
    const name = parameters.length === 0 ? undefined : this.nameOf(text);
    const values = [...parameters];
    try {
      const result = await this.client.query<R & pg.QueryResultRow>(
        name === undefined ? { text, values } : { name, text, values },
      );
      const command = result.command as PostgresQueryResult<R>['command'];
      return { command, rowCount: result.rowCount ?? 0, rows: result.rows };
    } catch (error) {
      this.isLost ||= problemOf(error).code === 'database-away';
      this.failed(error);
      throw error;
    }
  }
}
