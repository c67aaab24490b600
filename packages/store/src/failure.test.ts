import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from './audit/verify.js';
import { inTransaction, openStore, type Store, type Work } from './connect.js';
import { problemOf } from './failure.js';
import { StoreProblem } from './problem.js';
import { listDocuments } from './queries/list.js';
import { openDocument } from './records/open.js';
import { receiveDocument } from './records/receive.js';
import { saveCorrections } from './records/save.js';
import { bytesOf, readSample, refusal, summary, type TestStore, testStore } from './records/testing/test-store.js';
import { TEST_REGION } from './testing/database.js';

const conditioned = (code: string, message = 'said'): Error => Object.assign(new Error(message), { code });

describe('problemOf', () => {
  it.each([
    ['ECONNREFUSED', 'database-away'],
    ['ENOENT', 'database-away'],
    ['57P01', 'database-away'],
    ['08006', 'database-away'],
    ['28P01', 'database-refuses'],
    ['28000', 'database-refuses'],
    ['3D000', 'database-missing'],
    ['53300', 'database-busy'],
    ['57014', 'database-busy'],
    ['53100', 'disk-full'],
    ['42P01', 'not-migrated'],
    ['22021', 'not-storable'],
    ['XX000', 'database-failed'],
  ])('calls the condition %s %s', (condition, code) => {
    expect(problemOf(conditioned(condition))).toMatchObject({ code, facts: { condition, reason: 'said' } });
  });

  it('calls a failed write for lack of room a full disk, whatever its condition', () => {
    const error = conditioned('58030', 'could not write to file "base/1/2": No space left on device');
    expect(problemOf(error).code).toBe('disk-full');
  });

  it('reads what pg says without a condition', () => {
    expect(problemOf(new Error('Connection terminated unexpectedly')).code).toBe('database-away');
    expect(problemOf(new Error('timeout exceeded when trying to connect')).code).toBe('database-busy');
    expect(problemOf(new AggregateError([conditioned('ECONNREFUSED')])).code).toBe('database-away');
    expect(problemOf('a text')).toMatchObject({ code: 'database-failed', facts: { reason: 'a text' } });
  });

  it('leaves a problem of the store what it is', () => {
    const problem = new StoreProblem('no-document', { document: 'x' });
    expect(problemOf(problem)).toBe(problem);
  });
});

describe('a database that fails', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(async () => await test.end());

  /** The same store, on which a deed comes between the last statement of a transaction and its end. */
  const disturbed = (deed: (trx: Work) => Promise<unknown>): Store => {
    const { db } = test.store;
    const transaction = (): unknown => ({
      execute: (work: (trx: Work) => Promise<unknown>) =>
        db.transaction().execute(async (trx) => {
          const result = await work(trx);
          await deed(trx);
          return result;
        }),
    });
    return {
      ...test.store,
      db: new Proxy(db, { get: (of, key) => (key === 'transaction' ? transaction : Reflect.get(of, key)) }),
    };
  };

  /** Lets the database do something at the end of each save, meanwhile. */
  const atTheEnd = async (statement: string, work: () => Promise<unknown>): Promise<void> => {
    const { db } = test.store;
    await sql
      .raw(`create function disturb() returns trigger as $$ begin ${statement}; return new; end $$
      language plpgsql`)
      .execute(db);
    await sql`create trigger disturbs after update on audit_chain for each row execute procedure disturb()`.execute(db);
    try {
      await work();
    } finally {
      await sql`drop trigger disturbs on audit_chain`.execute(db);
      await sql`drop function disturb()`.execute(db);
    }
  };

  it('saves nothing where the connection breaks before the end of a save', async () => {
    const { id } = await readSample(test.store, 'broken.txt');
    const entries = await verifyAudit(test.store);
    const cut = disturbed((trx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx));
    const set = [{ form: 1, path: 'name', printed: '甲', value: '乙', reason: '' }];
    const save = { version: 2, set, withdraw: [], summary: summary({ findings: [] }) };
    await atTheEnd('perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1)', async () => {
      expect(await refusal(saveCorrections(test.store, id, save, '甲'))).toMatchObject({ code: 'database-away' });
    });
    const file = { name: 'half.txt', bytes: bytesOf('半'), type: 'text' };
    expect(await refusal(receiveDocument(cut, file, '甲'))).toMatchObject({ code: 'database-away' });
    const { document, corrections } = await openDocument(test.store, id);
    expect([document.version, document.errors, corrections]).toEqual([2, 1, []]);
    expect((await listDocuments(test.store, { search: 'half' })).documents).toEqual([]);
    expect(await verifyAudit(test.store)).toEqual(entries);
    await expect(saveCorrections(test.store, id, save, '甲')).resolves.toMatchObject({ version: 3 });
  });

  it('saves nothing where a statement fails at the end of a save', async () => {
    const { id } = await readSample(test.store, 'failed.txt');
    const save = { version: 2, set: [], withdraw: [], summary: summary() };
    const cell = { form: 1, path: 'name', printed: null, value: '乙', reason: '' };
    await atTheEnd("raise exception 'could not extend file' using errcode = '53100'", async () => {
      const refused = await refusal(saveCorrections(test.store, id, { ...save, set: [cell] }, '甲'));
      expect(refused).toMatchObject({ code: 'disk-full', facts: { reason: 'could not extend file' } });
    });
    expect((await openDocument(test.store, id)).document.version).toBe(2);
    expect(await verifyAudit(test.store)).toMatchObject({ ok: true });
    await expect(saveCorrections(test.store, id, { ...save, set: [cell] }, '甲')).resolves.toMatchObject({
      version: 3,
    });
  });

  it('tries work again that others stood in the way of', async () => {
    let tried = 0;
    const done = await inTransaction(test.store, async () => {
      tried += 1;
      if (tried < 3) throw conditioned('40P01');
      return 'done';
    });
    expect([done, tried]).toEqual(['done', 3]);
    await expect(inTransaction(test.store, () => Promise.reject(conditioned('40001')))).rejects.toMatchObject({
      code: 'database-busy',
    });
  });

  it('answers where no connection is free', async () => {
    const narrow = await openStore({ url: test.url, region: TEST_REGION, connections: 1, statementTimeout: 1_000 });
    await expect(
      sql`select pg_sleep(3600)`.execute(narrow.db).catch((error) => Promise.reject(problemOf(error))),
    ).rejects.toMatchObject({
      code: 'database-busy',
    });
    // On a busy machine a list may itself take longer than that.
    await expect.poll(async () => (await listDocuments(narrow)).documents.length).toBeGreaterThan(0);
    await narrow.close();
  });
});

describe('openStore', () => {
  it('says why it cannot connect', async () => {
    const test = await testStore();
    const wrong = (change: (url: URL) => void): Promise<unknown> => {
      const url = new URL(test.url);
      change(url);
      return openStore({ url: url.href, region: TEST_REGION });
    };
    await expect(wrong((url) => (url.pathname = '/no_such_database'))).rejects.toMatchObject({
      code: 'database-missing',
    });
    const nowhere = 'postgres://nobody@127.0.0.1:1/nothing';
    await expect(openStore({ url: nowhere, region: TEST_REGION })).rejects.toMatchObject({ code: 'database-away' });
    await expect(wrong((url) => (url.password = 'wrong'))).rejects.toMatchObject({ code: 'database-refuses' });
    await expect(openStore({ url: test.url, region: '四川' })).rejects.toThrow(RangeError);
    await test.end();
  });
});
