import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestStore, testStore } from '../records/testing/test-store.js';

/** Grows with the program alone, and is the same for every office. */
const NOT_BY_REGION = new Set(['schema_migration']);

interface Index {
  readonly table_name: string;
  readonly index_name: string;
  readonly is_unique: boolean;
  readonly is_primary: boolean;
  readonly first_column: string | null;
}

interface ForeignKey {
  readonly table_name: string;
  readonly constraint_name: string;
  readonly own_first: string;
  readonly other_first: string;
}

describe('the schema', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(async () => await test.end());

  const indexes = async (): Promise<Index[]> => {
    const { rows } = await sql<Index>`
      select t.relname as table_name, i.relname as index_name, x.indisunique as is_unique, x.indisprimary as is_primary,
        a.attname as first_column
      from pg_index x
      join pg_class t on t.oid = x.indrelid
      join pg_class i on i.oid = x.indexrelid
      join pg_namespace n on n.oid = t.relnamespace
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where n.nspname = 'public'`.execute(test.store.db);
    return rows.filter(({ table_name: table }) => !NOT_BY_REGION.has(table));
  };

  const tables = async (): Promise<string[]> => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') order by relname`.execute(test.store.db);
    return rows.map(({ name }) => name).filter((name) => !NOT_BY_REGION.has(name));
  };

  it('has a primary key for every table, region_code first', async () => {
    const primary = (await indexes()).filter((index) => index.is_primary);
    expect(primary.map((index) => index.table_name).sort()).toEqual(await tables());
    expect(primary.filter((index) => index.first_column !== 'region_code')).toEqual([]);
  });

  it('has region_code first in every unique key and every index', async () => {
    const all = await indexes();
    expect(all.filter((index) => index.is_unique).length).toBeGreaterThan(10);
    expect(all.filter((index) => index.first_column !== 'region_code')).toEqual([]);
  });

  it('refers from table to table by region_code first', async () => {
    const { rows } = await sql<ForeignKey>`
      select t.relname as table_name, k.conname as constraint_name, a.attname as own_first, b.attname as other_first
      from pg_constraint k
      join pg_class t on t.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
      where k.contype = 'f'`.execute(test.store.db);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter((key) => key.own_first !== 'region_code' || key.other_first !== 'region_code')).toEqual([]);
  });

  it('lets region_code be null nowhere, and keeps every table by it', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'region_code' and is_nullable = 'NO'
      order by table_name`.execute(test.store.db);
    expect(rows.map(({ name }) => name).sort()).toEqual(await tables());
  });

  it('holds no figure as a float, and money and scores as NUMERIC', async () => {
    const { rows } = await sql<{ place: string; data_type: string }>`
      select table_name || '.' || column_name as place, data_type from information_schema.columns
      where table_schema = 'public'`.execute(test.store.db);
    expect(rows.filter(({ data_type: type }) => /real|double/.test(type))).toEqual([]);
    const types = new Map(rows.map(({ place, data_type: type }) => [place, type]));
    for (const column of ['printed_total', 'recomputed_total', 'annual', 'executed', 'execution_rate']) {
      expect(types.get(`scored_form.${column}`)).toBe('numeric');
    }
  });
});
