import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify.js';
import { verifyRecords } from '../audit/verify-records.js';
import type { Store } from '../connect.js';
import { StaleVersion } from '../problem.js';
import { type SavedRecord, saveCorrections } from './save.js';
import { form, readSample, refusal, summary, type TestStore, testStore } from './testing/test-store.js';

describe('saves at the same moment', () => {
  let test: TestStore;
  let count = 0;
  /** Calls by which saves were kept, and how many saves each had. */
  const calls: number[] = [];
  beforeAll(async () => {
    test = await testStore();
    test.store.pool.on('connect', (client) => {
      const query: (...said: unknown[]) => unknown = client.query.bind(client);
      Object.defineProperty(client, 'query', {
        value: (...said: unknown[]) => {
          const [asked] = said;
          if (typeof asked === 'object' && asked !== null && 'text' in asked && 'values' in asked) {
            if (/from save_versions/.test(String(asked.text))) calls.push(savesIn(asked.values));
          }
          return query(...said);
        },
      });
    });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(test.store.db);
    while (test.store.pool.totalCount > 1) await new Promise((resolve) => setTimeout(resolve, 5));
  });
  afterAll(async () => {
    await test.end();
  });

  const savesIn = (values: unknown): number => {
    const said: unknown = Array.isArray(values) ? JSON.parse(String(values[2])) : [];
    return Array.isArray(said) ? said.length : 0;
  };
  const documents = async (most: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let made = 0; made < most; made += 1) {
      count += 1;
      ids.push((await readSample(test.store, `together-${count}.txt`)).id);
    }
    return ids;
  };
  const save = (id: string, version = 2, more: { annual?: string; value?: string } = {}): Promise<SavedRecord> => {
    const set = [{ form: 1, path: 'name', printed: null, value: more.value ?? id, reason: '' }];
    const forms = [form({ annual: more.annual ?? '100.00' })];
    return saveCorrections(test.store, id, { version, set, withdraw: [], summary: summary({ forms }) }, '甲');
  };
  const wholeTrail = async (store: Store): Promise<void> => {
    expect(await verifyAudit(store)).toMatchObject({ ok: true });
    expect(await verifyRecords(store)).toMatchObject({ ok: true });
  };

  it('are kept with few calls, each as if it were alone', async () => {
    const ids = await documents(30);
    calls.length = 0;
    const saved = await Promise.all(ids.map((id) => save(id)));
    expect(saved.map(({ version, corrections }) => [version, corrections[0]?.value])).toEqual(ids.map((id) => [3, id]));
    expect(calls.reduce((sum, saves) => sum + saves, 0)).toBe(30);
    expect(calls.length).toBeLessThan(10);
    await wholeTrail(test.store);
  });

  it('are kept, though some of them are refused', async () => {
    const [one = '', two = '', three = '', four = ''] = await documents(4);
    const gone = await refusal(save('no-such-document'));
    const results = await Promise.allSettled([
      save(one),
      save(two, 2, { annual: 'no number' }),
      save(three),
      save(four),
      save(four),
    ]);
    expect(gone).toMatchObject({ code: 'no-document' });
    const statuses = results.map(({ status }) => status);
    expect(statuses.slice(0, 3)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    // Of two saves of one version one is kept.
    expect(statuses.slice(3).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results[1]).toMatchObject({ reason: { code: 'database-failed' } });
    const refused = results.slice(3).find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: expect.any(StaleVersion) });
    expect(refused).toMatchObject({ reason: { stands: { version: 3, by: '甲' } } });
    await expect(save(two)).resolves.toMatchObject({ version: 3 });
    await wholeTrail(test.store);
  });

  it('do not wait for one whose document somebody else has', async () => {
    const [held = '', ...others] = await documents(5);
    let letGo: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let taken: () => void = () => undefined;
    const isTaken = new Promise<void>((resolve) => {
      taken = resolve;
    });
    const holding = test.store.db.transaction().execute(async (trx) => {
      await trx.selectFrom('document').select('id').where('id', '=', held).forUpdate().execute();
      taken();
      await until;
    });
    await isTaken;
    let isKept = false;
    const waits = save(held).then((saved) => {
      isKept = true;
      return saved;
    });
    const saved = await Promise.all(others.map((id) => save(id)));
    expect(saved.map(({ version }) => version)).toEqual([3, 3, 3, 3]);
    expect(isKept).toBe(false);
    letGo();
    await holding;
    await expect(waits).resolves.toMatchObject({ version: 3 });
    await wholeTrail(test.store);
  });

  it('that are more than one call may carry go with the next', async () => {
    const ids = await documents(4);
    const long = 'x'.repeat(700_000);
    calls.length = 0;
    const saved = await Promise.all(ids.map((id) => save(id, 2, { value: long })));
    expect(saved.every(({ version }) => version === 3)).toBe(true);
    expect(calls).toEqual([1, 1, 1, 1]);
  });

  it('fail together when the database goes away, and nothing of them is half kept', async () => {
    const ids = await documents(8);
    const results = Promise.allSettled(ids.map((id) => save(id)));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`
      .execute(test.store.db)
      .catch(() => undefined);
    for (const [index, result] of (await results).entries()) {
      const id = ids[index] ?? '';
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'database-away' });
      else await expect(save(id, 3)).resolves.toMatchObject({ version: 4 });
    }
    await wholeTrail(test.store);
  });
});
