import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify.js';
import { verifyRecords } from '../audit/verify-records.js';
import { openStore, type Store } from '../connect.js';
import { StaleVersion } from '../problem.js';
import { TEST_REGION } from '../testing/database.js';
import { differenceOf } from './difference.js';
import { type SavedRecord, saveCorrections } from './save.js';
import { type SaveCall, saveCall } from './save-call.js';
import { keepTogether, MOST_SAVES_WAITING } from './save-group.js';
import { standingDocument } from './standing-document.js';
import { finding, form, readSample, refusal, summary, type TestStore, testStore } from './testing/test-store.js';

describe('saves at the same moment', () => {
  let test: TestStore;
  /** Whose saves are tried. */
  let store: Store;
  let count = 0;
  /** Calls by which saves were kept, and how many saves each had. */
  const calls: number[] = [];
  /** Saves that were kept by a call of their own. */
  let alone = 0;
  /** What the database says in the place of its answer to a group. */
  let fault: (() => Promise<never>) | null = null;
  beforeAll(async () => {
    test = await testStore();
    store = await openStore({ url: test.url, region: TEST_REGION });
    store.pool.on('connect', (client) => {
      const query: (...said: unknown[]) => unknown = client.query.bind(client);
      Object.defineProperty(client, 'query', {
        value: (...said: unknown[]) => {
          const [asked] = said;
          if (typeof asked === 'object' && asked !== null && 'text' in asked && 'values' in asked) {
            const isGroup = /from save_versions/.test(String(asked.text));
            if (isGroup) calls.push(savesIn(asked.values));
            if (/from save_version\(/.test(String(asked.text))) alone += 1;
            if (isGroup && fault !== null) return fault();
          }
          return query(...said);
        },
      });
    });
    // The connection that openStore made is not listened to: it has to go.
    await cutOff();
    while (store.pool.totalCount > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });
  afterAll(async () => {
    await store.close();
    await test.end();
  });

  const cutOff = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(test.store.db);
  const savesIn = (values: unknown): number => {
    const said: unknown = Array.isArray(values) ? JSON.parse(String(values[2])) : [];
    return Array.isArray(said) ? said.length : 0;
  };
  const documents = async (most: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let made = 0; made < most; made += 1) {
      count += 1;
      ids.push((await readSample(store, `together-${count}.txt`)).id);
    }
    return ids;
  };
  const save = (id: string, version = 2, more: { annual?: string; value?: string } = {}): Promise<SavedRecord> => {
    const set = [{ form: 1, path: 'name', printed: null, value: more.value ?? id, reason: '' }];
    const forms = [form({ annual: more.annual ?? '100.00' })];
    return saveCorrections(store, id, { version, set, withdraw: [], summary: summary({ forms }) }, '甲');
  };
  const wholeTrail = async (): Promise<void> => {
    expect(await verifyAudit(test.store)).toMatchObject({ ok: true });
    expect(await verifyRecords(test.store)).toMatchObject({ ok: true });
  };

  it('are kept with few calls, each as if it were alone', async () => {
    const ids = await documents(30);
    calls.length = 0;
    const saved = await Promise.all(ids.map((id) => save(id)));
    expect(saved.map(({ version, corrections }) => [version, corrections[0]?.value])).toEqual(ids.map((id) => [3, id]));
    expect(calls.reduce((sum, saves) => sum + saves, 0)).toBe(30);
    expect(calls.length).toBeLessThan(10);
    await wholeTrail();
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
    await wholeTrail();
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
    await wholeTrail();
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
    const groups = calls.length;
    const { db } = test.store;
    const { results } = await db.transaction().execute(async (trx) => {
      await trx.selectFrom('audit_chain').selectAll().forUpdate().execute();
      const results = Promise.allSettled(ids.map((id) => save(id)));
      await expect.poll(() => calls.length).toBeGreaterThan(groups);
      const cut = async () =>
        (
          await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
            and pid <> pg_backend_pid() and wait_event_type = 'Lock' and query like '%save_versions%'`.execute(db)
        ).rows.length;
      await expect.poll(cut).toBe(1);
      // What waited behind the group is kept once the trail is let go.
      return { results };
    });
    const settled = await results;
    for (const [index, result] of settled.entries()) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'database-away' });
      const id = ids[index] ?? '';
      const stands = await standingDocument(test.store, id, result.status === 'rejected' ? 2 : 3);
      expect(stands.corrections.length).toBe(result.status === 'rejected' ? 0 : 1);
    }
    expect(settled.some(({ status }) => status === 'rejected')).toBe(true);
    await wholeTrail();
  });

  it('are refused together where the database has too little to give, and not sent again one by one', async () => {
    const ids = await documents(8);
    for (const [condition, code] of [
      ['53300', 'database-busy'],
      ['53100', 'disk-full'],
      ['57P03', 'database-away'],
    ]) {
      alone = 0;
      fault = () => Promise.reject(Object.assign(new Error('too little'), { code: condition }));
      const results = await Promise.allSettled(ids.map((id) => save(id)));
      fault = null;
      for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { code } });
      expect(alone).toBe(0);
    }
  });

  it('that are too many to wait are refused at once', async () => {
    const [id = ''] = await documents(1);
    const [at, by] = ['2026-01-01T00:00:00.000Z', '甲'];
    const { call } = saveCall(store.region, await standingDocument(store, id, 2), {
      action: 'corrected',
      by,
      at,
      facts: {},
      corrections: { ended: [], made: [], stand: [] },
    });
    let answer: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      answer = resolve;
    });
    fault = async () => {
      await until;
      throw Object.assign(new Error('too little'), { code: '53300' });
    };
    const keep = (one: SaveCall) => keepTogether(store, one);
    const first = refusal(keep(call));
    const waiting = Array.from({ length: MOST_SAVES_WAITING }, () => refusal(keep(call)));
    expect(await refusal(keep(call))).toMatchObject({
      code: 'database-busy',
      facts: { reason: `${MOST_SAVES_WAITING} saves wait` },
    });
    answer();
    expect((await Promise.all([first, ...waiting])).length).toBe(MOST_SAVES_WAITING + 1);
    fault = null;
  });

  it('read no more rows when a document has a longer history, however small the tables are', async () => {
    const [id = ''] = await documents(1);
    await save(id);
    await sql`insert into correction (region_code, document, from_version, ordinal, to_version, form_order, path, reason,
        made_at, made_by, ended_at, ended_by)
      select region_code, id, 1, n, 2, 1, 'old', '', now(), '甲', now(), '甲' from document, generate_series(1, 40) as n
      where region_code = ${TEST_REGION} and id = ${id}`.execute(test.store.db);
    const standing = await standingDocument(store, id, 3);
    const [at, by] = ['2026-01-01T00:00:00.000Z', '甲'];
    const [stood] = standing.corrections;
    if (stood === undefined) throw new Error('no correction');
    const made = [{ ...stood, from_version: 4, ordinal: 0, made_at: at, made_by: by }];
    const { call } = saveCall(store.region, standing, {
      action: 'corrected',
      by,
      at,
      facts: {},
      corrections: { ended: standing.corrections, made, stand: made },
      examined: differenceOf(
        summary({ forms: [form({ annual: '7.00' })], findings: [finding({ figures: 'other' })] }),
        standing,
        3,
      ),
    });
    // Counts of earlier transactions of the connection are in it too, until the server has taken them over.
    const readSoFar = async (db: typeof test.store.db): Promise<Map<string, number>> => {
      const { rows } = await sql<{ name: string; rows: number }>`select relname as name,
        coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as rows from pg_stat_xact_user_tables`.execute(db);
      return new Map(rows.map(({ name, rows: count }) => [name, Number(count)]));
    };
    const read: Record<string, number> = {};
    const undone = test.store.db.transaction().execute(async (trx) => {
      const before = await readSoFar(trx);
      await sql`select * from save_versions(${test.store.region}, ${null}, ${JSON.stringify([call])})`.execute(trx);
      for (const [name, count] of await readSoFar(trx)) read[name] = count - (before.get(name) ?? 0);
      throw new Error('not to be kept');
    });
    await expect(undone).rejects.toThrow('not to be kept');
    expect(read['correction']).toBeGreaterThan(0);
    expect(read['correction']).toBeLessThan(5);
    expect(read['finding']).toBeLessThan(5);
  });
});
