import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Change, listenForChanges, tellChange } from './changes.js';
import { inTransaction } from './connect.js';
import { deleteDocument } from './records/delete.js';
import { receiveDocument } from './records/receive.js';
import { bytesOf, refusal, type TestStore, testStore } from './records/testing/test-store.js';

const PATIENCE = 20_000;

describe('listenForChanges', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(async () => await test.end());

  const until = async (holds: () => boolean): Promise<void> => {
    for (const start = Date.now(); !holds(); ) {
      if (Date.now() - start > PATIENCE) throw new Error('never came');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  it('hears what was kept, in order, and nothing of what was not', async () => {
    const heard: Change[] = [];
    const ear = await listenForChanges(test.store, (change) => heard.push(change));
    await refusal(
      inTransaction(test.store, async (trx) => {
        await tellChange(test.store, trx, { kind: 'document', id: 'never', version: 1 });
        throw new Error('given up');
      }),
    );
    const { document } = await receiveDocument(test.store, { name: 'a', bytes: bytesOf('a'), type: 'text' }, '甲');
    await deleteDocument(test.store, document.id, 1, '甲');
    await until(() => heard.length >= 2);
    expect(heard).toEqual([
      { kind: 'document', id: document.id, version: 1 },
      { kind: 'deleted', id: document.id },
    ]);
    await ear.stop();
    await receiveDocument(test.store, { name: 'b', bytes: bytesOf('b'), type: 'text' }, '甲');
    expect(heard.length).toBe(2);
  });

  it('passes over the changes of another office and what is no change', async () => {
    const heard: Change[] = [];
    const ear = await listenForChanges(test.store, (change) => heard.push(change));
    for (const payload of ['', '{"region":"330000","kind":"deleted","id":"x"}', '[]', '"deleted"', 'null']) {
      await sql`select pg_notify('kaocheng_change', ${payload})`.execute(test.store.db);
    }
    await sql`select pg_notify('kaocheng_change', 'no JSON')`.execute(test.store.db);
    await inTransaction(test.store, (trx) => tellChange(test.store, trx, { kind: 'deleted', id: 'own' }));
    await until(() => heard.length > 0);
    expect(heard).toEqual([{ kind: 'deleted', id: 'own' }]);
    await ear.stop();
  });

  it('connects again where its connection is cut, and says that it missed something', async () => {
    const heard: Change[] = [];
    const ear = await listenForChanges(test.store, (change) => heard.push(change));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query like 'listen%'`.execute(test.store.db);
    await until(() => heard.some(({ kind }) => kind === 'missed'));
    await inTransaction(test.store, (trx) => tellChange(test.store, trx, { kind: 'deleted', id: 'after' }));
    await until(() => heard.length > 1);
    expect(heard).toEqual([{ kind: 'missed' }, { kind: 'deleted', id: 'after' }]);
    await ear.stop();
  });
});
