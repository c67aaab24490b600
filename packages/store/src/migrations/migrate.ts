import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { connectionTo, inTransaction, type Store, type Work } from '../connect.js';
import { isCondition, problemOf } from '../failure.js';
import { StoreProblem } from '../problem.js';
import { migrations as shipped } from './all.js';
import type { Migration } from './migration.js';

/** Whoever migrates holds this advisory lock: "kaoc" in figures. */
const LOCK = 0x6b616f63;

/**
 * Brings the database to the tables of this program, in one transaction, whoever else tries at the same time, and fixes the
 * region at the first time. Nothing is done where nothing is to be done.
 * @throws StoreProblem database-newer, migration-altered, other-region, and those of a connection
 */
export async function migrate(
  store: Store,
  migrations: readonly Migration[] = shipped,
): Promise<{ readonly from: number; readonly to: number }> {
  return await inTransaction(store, async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(trx);
    await sql`create table if not exists schema_migration (
      id integer not null primary key,
      name text not null,
      checksum text not null,
      applied_at timestamp with time zone not null
    )`.execute(trx);
    const from = await standing(trx, migrations);
    for (const migration of migrations.filter((one) => one.id > from)) {
      for (const statement of migration.statements) await sql.raw(statement).execute(trx);
      await trx
        .insertInto('schema_migration')
        .values({ id: migration.id, name: migration.name, checksum: checksumOf(migration), applied_at: store.now() })
        .execute();
      store.log.info({ migration: migration.id, name: migration.name }, 'migrated');
    }
    await install(store, trx);
    return { from, to: migrations.at(-1)?.id ?? 0 };
  });
}

/** How far the database is migrated (0: not at all), and how far this program brings it. @throws StoreProblem */
export async function migrationState(store: Store): Promise<{ readonly stands: number; readonly program: number }> {
  const program = shipped.at(-1)?.id ?? 0;
  try {
    const { rows } = await sql<{ stands: number | null }>`select max(id) as stands from schema_migration`.execute(
      store.db,
    );
    return { stands: rows[0]?.stands ?? 0, program };
  } catch (error) {
    if (isCondition(error, '42P01')) return { stands: 0, program };
    throw problemOf(error);
  }
}

/** The region for which a database was installed, or null for an empty one. @throws StoreProblem */
export async function installedRegion(url: string): Promise<string | null> {
  const client = new pg.Client(connectionTo(url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ region_code: string }>('select region_code from installation');
    return rows[0]?.region_code ?? null;
  } catch (error) {
    if (isCondition(error, '42P01')) return null;
    throw problemOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Number of the last migration that the database has had; refuses one that this program does not know as it was. */
async function standing(trx: Work, migrations: readonly Migration[]): Promise<number> {
  const had = await trx.selectFrom('schema_migration').selectAll().orderBy('id').execute();
  for (const { id, name, checksum } of had) {
    const known = migrations.find((one) => one.id === id);
    const facts = { migration: String(id), name, program: String(migrations.at(-1)?.id ?? 0) };
    if (known === undefined) throw new StoreProblem('database-newer', facts);
    if (checksumOf(known) !== checksum) throw new StoreProblem('migration-altered', facts);
  }
  return had.at(-1)?.id ?? 0;
}

async function install(store: Store, trx: Work): Promise<void> {
  const installed = await trx.selectFrom('installation').select('region_code').execute();
  if (installed.some((one) => one.region_code === store.region)) return;
  const other = installed[0]?.region_code;
  if (other !== undefined) throw new StoreProblem('other-region', { installed: other, asked: store.region });
  await trx.insertInto('installation').values({ region_code: store.region, installed_at: store.now() }).execute();
  await trx.insertInto('audit_chain').values({ region_code: store.region, seq: 0, hash: '' }).execute();
}

/** SHA-256 over the statements of a migration, white space folded. */
function checksumOf(migration: Migration): string {
  const text = migration.statements.map((statement) => statement.replace(/\s+/g, ' ').trim()).join(';\n');
  return createHash('sha256').update(text).digest('hex');
}
