import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCluster } from '../testing/cluster.js';
import { type TestDatabase, testDatabase } from '../testing/database.js';
import { restore } from './restore.js';
import { backup } from './write.js';

/** A schema with what makes restoring hard: children that sort before parents, rows that lead to rows, guards, sequences. */
const SCHEMA = [
  'create table parent (id text primary key, above text references parent (id), made timestamp with time zone)',
  `create table child (id integer generated always as identity primary key, parent text not null references parent (id),
     amount numeric, body jsonb, bytes bytea, doubled numeric generated always as (amount * 2) stored)`,
  'create table "no Key" ("Odd, name" text)',
  'create table counted (rows integer not null)',
  'insert into counted values (0)',
  `create function count_child() returns trigger as $$ begin update counted set rows = rows + 1; return null; end $$
     language plpgsql`,
  'create trigger counts after insert on child for each row execute procedure count_child()',
  `create function refuse() returns trigger as $$ begin raise exception 'append only'; end $$ language plpgsql`,
  'create trigger keeps before delete or update on parent for each row execute procedure refuse()',
];

async function asking<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function run(url: string, statements: readonly string[]): Promise<void> {
  await asking(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

async function contents(url: string): Promise<unknown> {
  return await asking(url, async (client) => {
    const texts = ['parent', 'child', '"no Key"', 'counted'].map(
      (table) => `select coalesce(array_agg(t::text order by t::text), '{}') as rows from ${table} t`,
    );
    const found = [];
    for (const text of texts) found.push((await client.query(text)).rows[0]);
    return found;
  });
}

const prepare = (url: string): Promise<void> => run(url, SCHEMA);

describe('backup and restore', () => {
  let folder: string;
  let from: TestDatabase;
  let file: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaocheng-backup-'));
    file = join(folder, 'whole.kcb');
    from = await testDatabase({ region: null });
    await run(from.url, [
      ...SCHEMA,
      `insert into parent values ('z', null, '2026-11-22 07:00:00.123456+08'), ('a', 'z', 'infinity'), ('制表\t换行\n反斜\\\\N', 'a', null)`,
      `insert into child (parent, amount, body, bytes) values ('a', 1.50, '{"b": 1.10, "a": null}', '\\x00ff0a5c'),
         ('z', 'NaN', null, null), ('a', 123456789012345678901234567890.123450, '"\\u00e9"', '')`,
      `insert into "no Key" values (null), (''), ('\\N'), ('twice'), ('twice')`,
      'delete from child where amount = 1.50',
      "insert into child (parent, amount) values ('z', 7)",
    ]);
    await backup(from.url, file);
  });

  afterAll(async () => {
    await from.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('give back every value, in a database of the same tables', async () => {
    const to = await testDatabase({ region: null });
    const manifest = await restore(file, to.url, { prepare });
    expect(await contents(to.url)).toEqual(await contents(from.url));
    expect(Object.fromEntries(Object.entries(manifest.tallies).map(([name, { rows }]) => [name, rows]))).toEqual({
      child: 3,
      parent: 3,
      'no Key': 5,
      counted: 1,
    });
    await run(to.url, ["insert into child (parent) values ('a')"]);
    const next = await asking(to.url, (client) => client.query<{ id: number }>('select max(id) as id from child'));
    expect(next.rows).toEqual([{ id: 5 }]);
    await expect(run(to.url, ['delete from parent'])).rejects.toThrow('append only');
    await to.drop();
  });

  it('write the same frames for the same rows', async () => {
    const now = (): Date => new Date('2026-11-22T00:00:00Z');
    const to = await testDatabase({ region: null });
    await restore(file, to.url, { prepare });
    const one = await backup(from.url, join(folder, 'one.kcb'), { now });
    const other = await backup(to.url, join(folder, 'other.kcb'), { now });
    const sums = (manifest: typeof one) => Object.values(manifest.tallies).map(({ rows, sum }) => [rows, sum]);
    expect(sums(other)).toEqual(sums(one));
    expect({ ...other, tallies: null }).toEqual({ ...one, tallies: null });
    await to.drop();
  });

  it('hold one moment, while others write', async () => {
    const source = await testDatabase({ region: null });
    await run(source.url, [
      'create table a_left (id integer)',
      'create table z_right (id integer)',
      'insert into a_left select * from generate_series(1, 20000)',
      'insert into z_right select * from generate_series(1, 20000)',
    ]);
    let over = false;
    const writing = asking(source.url, async (client) => {
      for (let id = 20_001; !over; id += 1) {
        await client.query(`with one as (insert into a_left values (${id})) insert into z_right values (${id})`);
      }
    });
    const { tallies } = await backup(source.url, join(folder, 'moment.kcb'));
    over = true;
    await writing;
    expect(tallies['a_left']?.sum).toBe(tallies['z_right']?.sum);
    expect(tallies['a_left']?.rows).toBeGreaterThanOrEqual(20_000);
    await source.drop();
  });

  it('do not write over a file', async () => {
    await expect(backup(from.url, file)).rejects.toMatchObject({ code: 'backup-exists', facts: { file } });
  });

  it('leave no file behind where the database or the folder is not there', async () => {
    const nowhere = new URL(from.url);
    nowhere.pathname = '/no_such_database';
    const before = readdirSync(folder);
    await expect(backup(nowhere.href, join(folder, 'none.kcb'))).rejects.toMatchObject({ code: '3D000' });
    expect(readdirSync(folder)).toEqual(before);
    await expect(backup(from.url, join(folder, 'no', 'none.kcb'))).rejects.toMatchObject({
      code: 'backup-not-written',
      facts: { reason: 'ENOENT' },
    });
  });

  it('refuse a user who does not own the tables, before anything is done', async ({ skip }) => {
    const { adminUrl, owner } = await testCluster();
    if (owner === null) return skip('the user of this server may not be one who makes others');
    const to = await testDatabase({ region: null });
    const name = `reader_${process.pid}`;
    await run(adminUrl, [`create role ${name} login password 'secret'`]);
    const url = new URL(to.url);
    url.username = name;
    url.password = 'secret';
    await expect(restore(file, url.href, { prepare })).rejects.toMatchObject({
      code: 'restore-not-permitted',
      facts: { user: name, schema: 'public' },
    });
    await to.drop();
    await run(adminUrl, [`drop role ${name}`]);
  });

  it('refuse a database that holds rows, unless told to take their place', async () => {
    const to = await testDatabase({ region: null });
    await run(to.url, ['create table other (id integer)', 'insert into other values (1), (2)']);
    const refusal = { code: 'restore-not-empty', facts: { table: 'other', rows: '2' } };
    await expect(restore(file, to.url, { prepare })).rejects.toMatchObject(refusal);
    await restore(file, to.url, { prepare, replace: true });
    expect(await contents(to.url)).toEqual(await contents(from.url));
    await expect(run(to.url, ['select from other'])).rejects.toMatchObject({ code: '42P01' });
    await to.drop();
  });
});

describe('a restore that fails', () => {
  it('leaves the database as it was: a row that the tables refuse, a column that they lack', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaocheng-restore-'));
    const file = join(folder, 'some.kcb');
    const from = await testDatabase({ region: null });
    await run(from.url, ['create table kept (id integer, name text)', "insert into kept values (1, 'one'), (2, null)"]);
    await backup(from.url, file);
    const to = await testDatabase({ region: null });
    await run(to.url, ['create table before (id integer)', 'insert into before values (3)']);
    const into = (statement: string) =>
      restore(file, to.url, { replace: true, prepare: (url) => run(url, [statement]) });
    await expect(into('create table kept (id integer, name text not null)')).rejects.toMatchObject({
      code: 'restore-unfit',
      facts: { table: 'kept' },
    });
    await expect(into('create table kept (id integer)')).rejects.toMatchObject({
      code: 'restore-unfit',
      facts: { table: 'kept', column: 'name' },
    });
    await expect(into('create table kept (id numeric(8, 2), name text)')).rejects.toMatchObject({
      code: 'restore-differs',
      facts: { table: 'kept' },
    });
    writeFileSync(file, 'not a backup');
    await expect(into('create table kept (id integer, name text)')).rejects.toMatchObject({ code: 'backup-foreign' });
    const rows = await asking(to.url, (client) => client.query('select id from before'));
    expect(rows.rows).toEqual([{ id: 3 }]);
    const aside = await asking(to.url, (client) =>
      client.query("select nspname from pg_namespace where nspname = 'kaocheng_restore'"),
    );
    expect(aside.rows).toEqual([]);
    await Promise.all([from.drop(), to.drop()]);
    rmSync(folder, { recursive: true, force: true });
  });
});
