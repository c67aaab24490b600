import { finished } from 'node:stream/promises';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { holdAlone } from '../serving.js';
import { BackupError } from './backup-error.js';
import { copyTarget, quoted, settle, tablesOf } from './catalogue.js';
import type { Manifest, TableShape } from './manifest.js';
import { inspectBackup } from './read.js';
import { Tally } from './tally.js';

/** What holds rows in a database that was only just installed: to restore into such a one loses nothing. */
const INSTALLED = new Set(['schema_migration', 'installation', 'audit_chain']);

/** The schema in which a restored database is made and checked before it takes the place of what was there. */
const ASIDE = 'kaocheng_restore';

export interface RestoreOptions {
  /** Makes the tables as they were after so many migrations, in the schema that comes first on the search path of `url`. */
  readonly prepare: (url: string, level: number) => Promise<void>;
  /** Whether what the database holds may be replaced. */
  readonly replace?: boolean;
  /** Names of the tables and functions that may stand in the schema; what else stands there is not ours to replace. */
  readonly own?: ReadonlySet<string>;
}

/**
 * Makes a database hold what a backup holds, or leaves it as it is. The file is checked first; then the tables are made aside,
 * filled in one transaction, counted and hashed again; then they take the place of what was there, in one transaction.
 * @param url the database, as its owner; refused while a Kaocheng serves it, which may not start meanwhile either
 * @returns what the backup holds
 * @throws BackupError, and what `prepare` throws; the errors of a connection as `pg` gives them
 */
export async function restore(file: string, url: string, options: RestoreOptions): Promise<Manifest> {
  const expected = await inspectBackup(file);
  const client = new pg.Client({ connectionString: url, application_name: 'kaocheng restore' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await settle(client);
    const home = await schemaToReplace(client);
    if (options.own !== undefined) await checkOwn(client, home, options.own);
    if (!(await holdAlone(client))) throw new BackupError('restore-served', {});
    if (options.replace !== true) await checkEmpty(client);
    await client.query(`drop schema if exists ${ASIDE} cascade`);
    await client.query(`create schema ${ASIDE}`);
    try {
      await options.prepare(aside(url), expected.level);
      await client.query(`set search_path = ${ASIDE}`);
      await fill(client, file, expected);
      await exchange(client, home);
    } catch (error) {
      await client.query(`rollback; drop schema if exists ${ASIDE} cascade`).catch(() => undefined);
      throw error;
    }
    return expected;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The URL by which a client makes and sees only what is aside. */
function aside(url: string): string {
  const other = new URL(url);
  other.searchParams.set('options', `-c search_path=${ASIDE}`);
  return other.href;
}

/** The schema in which the tables stand; only its owner may put another in its place. */
async function schemaToReplace(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ user: string; schema: string; may: boolean }>(
    `select current_user::text as user, n.nspname::text as schema, pg_has_role(n.nspowner, 'usage')
       and has_database_privilege(current_database(), 'create') as may
     from pg_namespace n where n.nspname = coalesce(current_schema(), 'public')`,
  );
  const { user = '', schema = 'public', may = false } = rows[0] ?? {};
  if (!may) throw new BackupError('restore-not-permitted', { user, schema });
  return schema;
}

/** Names that are said at most; there may be thousands. */
const MOST_NAMES = 10;

/** Refuses a schema in which others keep something too: it would be gone with ours. */
async function checkOwn(client: pg.Client, schema: string, own: ReadonlySet<string>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname::text as name from pg_class where relnamespace = $1::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
     union select proname::text from pg_proc where pronamespace = $1::regnamespace
     order by 1`,
    [quoted(schema)],
  );
  const names = rows.map(({ name }) => name).filter((name) => !own.has(name));
  if (names.length === 0) return;
  const said = names.slice(0, MOST_NAMES).join('、');
  throw new BackupError('restore-foreign', { schema, names: names.length > MOST_NAMES ? `${said}……` : said });
}

async function checkEmpty(client: pg.Client): Promise<void> {
  for (const table of await tablesOf(client)) {
    if (INSTALLED.has(table.name)) continue;
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${quoted(table.name)}`);
    const count = rows[0]?.count ?? '0';
    if (count !== '0') throw new BackupError('restore-not-empty', { table: table.name, rows: count });
  }
}

/** Fills the tables that were made aside, and compares them with what the backup says. */
async function fill(client: pg.Client, file: string, expected: Manifest): Promise<void> {
  await client.query('begin');
  const made = await tablesOf(client);
  await checkFit(made, expected);
  for (const { name } of made) await client.query(`alter table ${quoted(name)} disable trigger user`);
  for (const { name } of made.toReversed()) await client.query(`delete from ${quoted(name)}`);
  await load(client, file);
  for (const table of expected.tables) await checkTable(client, table, expected);
  for (const [sequence, last] of Object.entries(expected.sequences)) {
    await client.query('select setval($1::regclass, $2::bigint)', [quoted(sequence), last]);
  }
  for (const { name } of made) await client.query(`alter table ${quoted(name)} enable trigger user`);
  await client.query('commit');
}

/** Refuses a backup whose tables or columns are not those that the migrations made. */
async function checkFit(made: readonly TableShape[], { tables }: Manifest): Promise<void> {
  for (const table of tables) {
    const columns = made.find(({ name }) => name === table.name)?.columns;
    const missing = columns === undefined ? '' : table.columns.find((column) => !columns.includes(column));
    if (missing !== undefined) throw new BackupError('restore-unfit', { table: table.name, column: missing });
  }
}

async function load(client: pg.Client, file: string): Promise<void> {
  let into: CopyStreamQuery | null = null;
  await inspectBackup(file, {
    async table(table) {
      into = client.query(copyFrom(`copy ${copyTarget(table)} from stdin`));
      into.on('error', () => undefined);
    },
    async rows(bytes) {
      if (into !== null) await write(into, bytes);
    },
    async tableEnd() {
      if (into !== null) await end(into);
    },
  });
}

/** Hands rows on and waits until they are taken. */
function write(into: CopyStreamQuery, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    into.write(bytes, (error) => (error ? reject(unfit(into.errored ?? error)) : resolve()));
  });
}

async function end(into: CopyStreamQuery): Promise<void> {
  into.end();
  try {
    await finished(into);
  } catch (error) {
    throw unfit(error);
  }
}

/** A row that the table refuses. */
function unfit(error: unknown): unknown {
  const { code, table = '', message } = error as pg.DatabaseError;
  if (code === '53100' || !/^(?:22|23|42)/.test(code ?? '')) return error;
  return new BackupError('restore-unfit', { table, column: message }, { cause: error });
}

async function checkTable(client: pg.Client, table: TableShape, { tallies }: Manifest): Promise<void> {
  const tally = new Tally();
  const rows: AsyncIterable<Buffer> = client.query(copyTo(`copy ${copyTarget(table)} to stdout`));
  for await (const bytes of rows) tally.add(bytes);
  const { rows: count, sum } = tally.result();
  const wanted = tallies[table.name];
  if (count !== wanted?.rows || sum !== wanted.sum) throw new BackupError('restore-differs', { table: table.name });
}

/** Puts what was made aside in the place of what was there. */
async function exchange(client: pg.Client, home: string): Promise<void> {
  await client.query('begin');
  await client.query(`drop schema if exists ${quoted(home)} cascade`);
  await client.query(`alter schema ${ASIDE} rename to ${quoted(home)}`);
  await client.query('commit');
}
