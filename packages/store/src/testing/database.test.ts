import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { testCluster } from './cluster.js';
import { testDatabase } from './database.js';

async function ask<T extends pg.QueryResultRow>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('databases of tests', () => {
  it('are empty where asked for, owned by who is no superuser, and apart from each other', async () => {
    const [one, other] = await Promise.all([testDatabase({ region: null }), testDatabase({ region: null })]);
    await ask(one.url, 'create table only_here (id integer)');
    const count = "select count(*)::int as count from pg_tables where schemaname = 'public'";
    expect(await ask(one.url, count)).toEqual([{ count: 1 }]);
    expect(await ask(other.url, count)).toEqual([{ count: 0 }]);
    const { owner } = await testCluster();
    if (owner !== null) {
      const superuser = 'select rolsuper as yes from pg_roles where rolname = current_user';
      expect(await ask(one.url, superuser)).toEqual([{ yes: false }]);
    }
    await Promise.all([one.drop(), other.drop()]);
    await expect(ask(one.url, 'select')).rejects.toMatchObject({ code: '3D000' });
  });

  it('are migrated and installed for a region', async () => {
    const { url, drop } = await testDatabase({ region: '110000' });
    expect(await ask(url, 'select region_code from installation')).toEqual([{ region_code: '110000' }]);
    await drop();
  });
});
