import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../connect.js';
import { type TestDatabase, testDatabase } from '../testing/database.js';
import { migrations } from './all.js';
import { installedRegion, migrate, migrationState } from './migrate.js';

const last = migrations.at(-1)?.id ?? 0;

describe('migrate', () => {
  let database: TestDatabase;
  let store: Store;

  beforeAll(async () => {
    database = await testDatabase({ region: null });
    store = await openStore({ url: database.url, region: '510100' });
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('numbers the migrations from one, without a gap', () => {
    expect(migrations.map(({ id }) => id)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('says of an empty database that nothing was done, and what would be', async () => {
    expect(await migrationState(store)).toEqual({ stands: 0, program: last });
    expect(await installedRegion(database.url)).toBeNull();
  });

  it('leaves nothing behind where a migration fails', async () => {
    const broken = {
      id: last + 1,
      name: 'broken',
      statements: ['create table half (a integer)', 'select no_such_thing()'],
    };
    await expect(migrate(store, [...migrations, broken])).rejects.toMatchObject({ code: 'database-failed' });
    const { rows } = await sql`select table_name from information_schema.tables where table_schema = 'public'`.execute(
      store.db,
    );
    expect(rows).toEqual([]);
  });

  it('migrates an empty database once, though three try at the same time', async () => {
    const results = await Promise.all([migrate(store), migrate(store), migrate(store)]);
    expect(results.map(({ from }) => from).sort()).toEqual([0, last, last]);
    expect(await migrationState(store)).toEqual({ stands: last, program: last });
    expect(await installedRegion(database.url)).toBe('510100');
    expect(await migrate(store)).toEqual({ from: last, to: last });
  });

  it('brings a database that stands between to the end', async () => {
    const other = await testDatabase({ region: null });
    const own = await openStore({ url: other.url, region: '510100' });
    expect(await migrate(own, migrations.slice(0, 2))).toEqual({ from: 0, to: 2 });
    expect(await migrate(own)).toEqual({ from: 2, to: last });
    await own.close();
    await other.drop();
  });

  it('refuses a database that is newer than the program, by number and name', async () => {
    const later = { id: last + 1, name: 'from-the-future', statements: ['create table future (a integer)'] };
    await migrate(store, [...migrations, later]);
    await expect(migrate(store)).rejects.toMatchObject({
      code: 'database-newer',
      facts: { migration: String(last + 1), name: 'from-the-future', program: String(last) },
    });
    await sql`drop table future`.execute(store.db);
    await sql`delete from schema_migration where id = ${last + 1}`.execute(store.db);
  });

  it('refuses a database whose migrations were others', async () => {
    const edited = migrations.map((one) =>
      one.id === 1 ? { ...one, statements: [...one.statements, 'select 1'] } : one,
    );
    await expect(migrate(store, edited)).rejects.toMatchObject({
      code: 'migration-altered',
      facts: { migration: '1', name: 'records' },
    });
  });

  it('refuses a database of another office', async () => {
    const other = await openStore({ url: database.url, region: '330000' });
    await expect(migrate(other)).rejects.toMatchObject({
      code: 'other-region',
      facts: { installed: '510100', asked: '330000' },
    });
    await other.close();
  });
});
