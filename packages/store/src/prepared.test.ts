import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from './connect.js';
import { deleteDocument } from './records/delete.js';
import { openDocument } from './records/open.js';
import { receiveDocument } from './records/receive.js';
import { bytesOf, type TestStore, testStore } from './records/testing/test-store.js';
import { TEST_REGION } from './testing/database.js';

describe('statements known by name', () => {
  let test: TestStore;
  let store: Store;
  beforeAll(async () => {
    test = await testStore();
    store = await openStore({ url: test.url, region: TEST_REGION, connections: 1 });
  });
  afterAll(async () => {
    await store.close();
    await test.end();
  });

  const known = async (): Promise<string[]> => {
    const { rows } = await store.pool.query<{ statement: string }>('select statement from pg_prepared_statements');
    return rows.map(({ statement }) => statement);
  };
  const receive = async (name: string): Promise<string> =>
    (await receiveDocument(store, { name, bytes: bytesOf(name), type: 'text' }, '甲')).document.id;

  it('are each parsed once a connection', async () => {
    const id = await receive('a');
    await openDocument(store, id);
    const before = await known();
    expect(before.filter((statement) => statement.startsWith('insert into "document"')).length).toBe(1);
    await receive('b');
    await openDocument(store, id);
    expect((await known()).sort()).toEqual(before.sort());
  });

  it('are only those that come again', async () => {
    const numbers = Array.from({ length: 1000 }, (_, index) => index);
    const long = sql`select ${sql.join(numbers.map((one) => sql`cast(${one} as integer)`))}`;
    await long.execute(store.db);
    expect((await known()).some((statement) => statement.includes('$900'))).toBe(false);
  });

  it('are given up where names do not hold, and nothing fails for it', async () => {
    const id = await receive('c');
    await openDocument(store, id);
    await store.pool.query('deallocate all');
    expect((await openDocument(store, id)).document.id).toBe(id);
    await store.pool.query('deallocate all');
    expect((await openDocument(store, await receive('d'))).document.name).toBe('d');
    expect(await known()).toEqual([]);
  });

  it('are given up where a table is changed by a newer program', async () => {
    const fresh = await openStore({ url: test.url, region: TEST_REGION, connections: 1 });
    const [one, two] = [await receive('g'), await receive('h')];
    await deleteDocument(fresh, one, 1, '甲');
    await sql`alter table document add column of_later text`.execute(test.store.db);
    await deleteDocument(fresh, two, 1, '甲');
    await sql`alter table document drop column of_later`.execute(test.store.db);
    await fresh.close();
  });

  it('may be lost in the midst of work, which is done again then', async () => {
    const fresh = await openStore({ url: test.url, region: TEST_REGION, connections: 1 });
    await receiveDocument(fresh, { name: 'e', bytes: bytesOf('e'), type: 'text' }, '甲');
    await fresh.pool.query('deallocate all');
    const { isNew } = await receiveDocument(fresh, { name: 'f', bytes: bytesOf('f'), type: 'text' }, '甲');
    expect(isNew).toBe(true);
    await fresh.close();
  });
});
