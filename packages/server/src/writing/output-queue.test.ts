import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipped } from '@kaocheng/documents/testing/unzip';
import { keepItem, takeOutput } from '@kaocheng/store/jobs/output-queue';
import { askOutput, cancelOutput, listOutputs, outputItems, outputRecord } from '@kaocheng/store/jobs/outputs';
import { readSample, type TestStore, testStore } from '@kaocheng/store/records/testing/test-store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearAway } from './clear-away.js';
import { OutputFolder } from './output-folder.js';
import { OutputQueue, type QueueOptions, type Writers } from './output-queue.js';
import type { OutputTask } from './output-task.js';

const SILENT = { info: () => undefined, warn: () => undefined };
const SETTINGS = { version: '0.1.0', fonts: null };
const MEGABYTE = 1024 * 1024;

describe('the queue of output jobs', () => {
  let test: TestStore;
  let root = '';
  let folder: OutputFolder;
  let queues: OutputQueue[] = [];
  beforeEach(async () => {
    test = await testStore();
    root = mkdtempSync(join(tmpdir(), 'kaocheng-outputs-'));
    folder = new OutputFolder(join(root, 'outputs'));
  });
  afterEach(async () => {
    for (const queue of queues) await queue.stop();
    queues = [];
    await test.end();
    rmSync(root, { recursive: true, force: true });
  });

  const written = (task: OutputTask, text = '写') =>
    ({
      kind: 'written',
      bytes: new TextEncoder().encode(`${text} ${task.record.document}`),
      code: 'c',
      left: 0,
      outside: 0,
      missing: [],
    }) as const;

  function start(perform: Writers['perform'], most = MEGABYTE, options: QueueOptions = {}): OutputQueue {
    const queue = new OutputQueue(test.store, { perform }, folder, SETTINGS, most, SILENT, options);
    queues.push(queue);
    queue.start();
    return queue;
  }

  async function ask(names: readonly string[]): Promise<string> {
    const items = [];
    for (const name of names) {
      const { id } = await readSample(test.store, name);
      items.push({ document: id, name, entry: name.replace('.txt', '.xlsx') });
    }
    return (await askOutput(test.store, { what: 'forms', format: 'xlsx', items }, '甲')).id;
  }

  /** How long that may take is the test's own limit. */
  async function ended(id: string): Promise<Awaited<ReturnType<typeof outputRecord>>> {
    for (;;) {
      const output = await outputRecord(test.store, id);
      if (output.endedAt !== null) return output;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it('goes on where a server stopped, and writes none twice', async () => {
    const id = await ask(['甲.txt', '乙.txt', '丙.txt']);
    const seen: string[] = [];
    const first = start(async (task) => {
      if (seen.length === 1) return { kind: 'problem', code: 'reader-stopped', facts: {} };
      seen.push(task.record.document);
      return written(task);
    });
    while ((await outputRecord(test.store, id)).written === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await first.stop();
    expect(await outputRecord(test.store, id)).toMatchObject({ state: 'waiting', written: 1 });
    // What a kill left behind of a file that was not marked.
    writeFileSync(join(root, 'outputs', id, '2.part'), 'half');
    start(async (task) => {
      seen.push(task.record.document);
      return written(task);
    });
    expect(await ended(id)).toMatchObject({ state: 'ready', written: 3, leftOut: 0 });
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(3);
    const files = unzipped(readFileSync(folder.archivePath(id)));
    expect(Object.keys(files).sort()).toEqual(['丙.xlsx', '乙.xlsx', '写出结果.csv', '甲.xlsx']);
    expect(readdirSync(join(root, 'outputs'))).toEqual([`${id}.zip`]);
  });

  it('writes anew what another server wrote, and tries once more where a process died', async () => {
    const id = await ask(['甲.txt', '乙.txt']);
    let tried = 0;
    start(async (task) => {
      tried += 1;
      if (tried === 1) return { kind: 'problem', code: 'reader-crashed', facts: {} };
      // The first file is gone before the archive is made.
      if (tried === 3) rmSync(join(root, 'outputs', id, '1'));
      return { ...written(task), left: 1, outside: 2 };
    });
    expect(await ended(id)).toMatchObject({ state: 'ready', written: 2 });
    expect(tried).toBe(4);
    const [item] = await outputItems(test.store, id, 0, 1);
    expect(item?.note).toEqual({ code: 'output-partly', facts: { left: '1', outside: '2' } });
    expect(Object.keys(unzipped(readFileSync(folder.archivePath(id))))).toHaveLength(3);
  });

  it('ends with the reason where all are left out, where the files grow too large, and where it is cancelled', async () => {
    const none = await ask(['甲.txt']);
    let answer: Writers['perform'] = async () => ({ kind: 'problem', code: 'no-template', facts: {} });
    const queue = start((task) => answer(task), 2 * MEGABYTE);
    expect(await ended(none)).toMatchObject({ state: 'failed', problem: { code: 'output-nothing' } });
    answer = async (task) => ({ ...written(task), bytes: new Uint8Array(1.5 * MEGABYTE) });
    const large = await ask(['乙.txt', '丙.txt']);
    queue.wake();
    expect(await ended(large)).toMatchObject({
      state: 'failed',
      problem: { code: 'output-too-large', facts: { limit: '2' } },
    });
    const stopped = await ask(['丁.txt', '戊.txt']);
    answer = async (task) => {
      await cancelOutput(test.store, stopped, '甲');
      return written(task);
    };
    queue.wake();
    expect(await ended(stopped)).toMatchObject({ state: 'cancelled', written: 0 });
    await queue.stop();
    expect(readdirSync(join(root, 'outputs'))).toEqual([]);
  });

  it('writes nothing anew where it is stopped while its archive is made', async () => {
    const id = await ask(['甲.txt', '乙.txt', '丙.txt']);
    let performed = 0;
    folder = new (class extends OutputFolder {
      override async archive(job: string, write: (path: string) => Promise<number>): Promise<number> {
        await cancelOutput(test.store, job, '甲');
        this.drop(job);
        return await super.archive(job, write);
      }
    })(join(root, 'outputs'));
    const queue = start(async (task) => {
      performed += 1;
      return written(task);
    });
    expect(await ended(id)).toMatchObject({ state: 'cancelled', written: 3 });
    await queue.stop();
    expect(performed).toBe(3);
    expect(readdirSync(join(root, 'outputs'))).toEqual([]);
  });

  it('stops making an archive when a beat says that the job is no longer its own', async () => {
    const id = await ask(['甲.txt', '乙.txt', '丙.txt']);
    const fetched: number[] = [];
    folder = new (class extends OutputFolder {
      override async archive(job: string, write: (path: string) => Promise<number>): Promise<number> {
        await cancelOutput(test.store, job, '甲');
        // Nothing but beats asks the database meanwhile.
        let asked = 0;
        test.store.pool.on('release', () => {
          asked += 1;
        });
        await expect.poll(() => asked).toBeGreaterThan(5);
        return await super.archive(job, write);
      }
      override get(job: string, ordinal: number): Uint8Array | null {
        fetched.push(ordinal);
        return super.get(job, ordinal);
      }
    })(join(root, 'outputs'));
    const queue = start(async (task) => written(task), MEGABYTE, { beat: 20 });
    expect(await ended(id)).toMatchObject({ state: 'cancelled' });
    await queue.stop();
    expect(fetched).toEqual([1]);
    expect(readdirSync(join(root, 'outputs'))).toEqual([]);
  });

  it('ends a job as failed that falls again and again, and goes on with the next', async () => {
    const bad = await ask(['甲.txt']);
    const good = await ask(['乙.txt']);
    const { document } = (await outputItems(test.store, bad, 0, 1))[0] ?? { document: '' };
    let begun = 0;
    const queue = start(async (task) => {
      if (task.record.document !== document) return written(task);
      begun += 1;
      throw new TypeError('nobody foresaw');
    });
    const waking = setInterval(() => queue.wake(), 20);
    try {
      expect(await ended(bad)).toMatchObject({
        state: 'failed',
        problem: { code: 'output-given-up', facts: { tries: '3', reason: 'nobody foresaw' } },
      });
      expect(begun).toBe(3);
      expect(await ended(good)).toMatchObject({ state: 'ready' });
    } finally {
      clearInterval(waking);
    }
  });

  it('gives a job up that ended one server after the other, and not one of which something came', async () => {
    const killed = async (): Promise<void> => {
      const taken = await takeOutput(test.store, 'killed', { leaseSeconds: 0 });
      if (taken === null) throw new Error('no job');
    };
    const bad = await ask(['甲.txt']);
    for (let time = 0; time < 3; time += 1) await killed();
    await test.store.db.updateTable('output_job').set({ beat_at: '2020-01-01T00:00:00Z' }).execute();
    let begun = 0;
    const queue = start(async (task) => {
      begun += 1;
      return written(task);
    });
    expect(await ended(bad)).toMatchObject({
      state: 'failed',
      problem: { code: 'output-server-ended', facts: { tries: '3' } },
    });
    expect(begun).toBe(0);
    await queue.stop();
    const good = await ask(['乙.txt', '丙.txt']);
    for (let time = 0; time < 3; time += 1) {
      const taken = await takeOutput(test.store, 'killed', { leaseSeconds: 0 });
      if (taken === null) throw new Error('no job');
      if (time === 1)
        await keepItem(test.store, taken, 1, {
          state: 'left',
          version: 2,
          note: { code: 'output-deleted', facts: {} },
        });
    }
    await test.store.db
      .updateTable('output_job')
      .set({ beat_at: '2020-01-01T00:00:00Z' })
      .where('id', '=', good)
      .execute();
    start(async (task) => written(task));
    expect(await ended(good)).toMatchObject({ state: 'ready', written: 1, leftOut: 1 });
  });

  it('lets a short job pass a long one, and another long one wait', async () => {
    const names = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `${from + at}.txt`);
    const long = await ask(names(0, 21));
    const next = await ask(names(21, 42));
    let letGo: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const inLong = new Set((await outputItems(test.store, long, 0, 30)).map(({ document }) => document));
    const queue = start(async (task) => {
      if (inLong.has(task.record.document)) await until;
      return written(task);
    });
    const short = await ask(['短.txt']);
    queue.wake();
    expect(await ended(short)).toMatchObject({ state: 'ready', written: 1 });
    expect(await outputRecord(test.store, long)).toMatchObject({ state: 'working', written: 0 });
    expect(await outputRecord(test.store, next)).toMatchObject({ state: 'waiting' });
    letGo();
    expect(await ended(long)).toMatchObject({ state: 'ready', written: 21 });
    expect(await ended(next)).toMatchObject({ state: 'ready', written: 21 });
  });

  it('does not count a beginning that the database is the cause of', async () => {
    const { pool, db } = test.store;
    await pool.query(`create function full_disk() returns trigger language plpgsql
      as $$ begin raise exception 'full' using errcode = '53100'; end $$`);
    await pool.query('create trigger full_disk before update on output_item for each row execute function full_disk()');
    const id = await ask(['甲.txt']);
    const job = async () =>
      (await db.selectFrom('output_job').select(['attempts', 'state']).where('id', '=', id).execute())[0];
    const counted: unknown[] = [];
    const queue = start(async (task) => {
      counted.push(await job());
      return written(task);
    });
    const waking = setInterval(() => queue.wake(), 20);
    try {
      await expect.poll(job).toEqual({ attempts: 0, state: 'working' });
      expect(counted[0]).toEqual({ attempts: 1, state: 'working' });
      await pool.query('drop function full_disk cascade');
      await db.updateTable('output_job').set({ beat_at: '2020-01-01T00:00:00Z' }).where('id', '=', id).execute();
      expect(await ended(id)).toMatchObject({ state: 'ready', written: 1 });
    } finally {
      clearInterval(waking);
    }
  });

  it('never takes a job that is at work beside it, though its lease ran out', async () => {
    const long = await ask(Array.from({ length: 21 }, (_, at) => `${at}.txt`));
    const inLong = new Set((await outputItems(test.store, long, 0, 30)).map(({ document }) => document));
    const letGo: { long: () => void; short: () => void } = { long: () => undefined, short: () => undefined };
    const untilLong = new Promise<void>((resolve) => {
      letGo.long = resolve;
    });
    const untilShort = new Promise<void>((resolve) => {
      letGo.short = resolve;
    });
    let begun = 0;
    const queue = start(
      async (task) => {
        if (!inLong.has(task.record.document)) begun += 1;
        await (inLong.has(task.record.document) ? untilLong : untilShort);
        return written(task);
      },
      MEGABYTE,
      { beat: 60_000 },
    );
    const short = await ask(['短.txt']);
    queue.wake();
    await expect.poll(() => begun).toBe(1);
    await test.store.db.updateTable('output_job').set({ beat_at: '2020-01-01' }).where('id', '=', short).execute();
    letGo.long();
    await ended(long);
    queue.wake();
    await new Promise((resolve) => setTimeout(resolve, 200));
    letGo.short();
    expect(await ended(short)).toMatchObject({ state: 'ready', written: 1 });
    expect(begun).toBe(1);
  });

  it('clears away from the oldest on, with what is written of jobs that go on, when a job has ended', async () => {
    const sizes = [0.1, 0.6, 0.5];
    const clear = () => clearAway(test.store, folder, { outputDays: 7, outputBytes: MEGABYTE }, Date.now());
    const queue = start(
      async (task) => ({ ...written(task), bytes: new Uint8Array((sizes.shift() ?? 0) * MEGABYTE) }),
      MEGABYTE,
      { ended: clear },
    );
    const [small, large, last] = [await ask(['甲.txt']), await ask(['乙.txt']), await ask(['丙.txt'])];
    queue.wake();
    // The small one is older than the large one, for which there is no room.
    await expect.poll(async () => (await listOutputs(test.store)).map(({ id }) => id)).toEqual([last]);
    await queue.stop();
    expect([small, large].some((id) => folder.hasArchive(id))).toBe(false);
    const open = await ask(['丁.txt']);
    folder.put(open, 1, new Uint8Array(2 * MEGABYTE));
    await clear();
    expect((await listOutputs(test.store)).map(({ id }) => id)).toEqual([open, last]);
  });

  it('keeps the files of jobs beyond those that are listed', async () => {
    const { pool, region } = test.store;
    const first = await ask(['甲.txt']);
    await pool.query(
      `insert into output_job (region_code, id, what, format, state, total, written, left_out, asked_at, asked_by)
      select $1, 'ffff-' || n, 'forms', 'xlsx', 'waiting', 0, 0, 0, now() + interval '1 hour', '甲'
      from generate_series(1, 500) as n`,
      [region],
    );
    expect((await listOutputs(test.store)).map(({ id }) => id)).not.toContain(first);
    folder.put(first, 1, new Uint8Array(1));
    await clearAway(test.store, folder, { outputDays: 7, outputBytes: MEGABYTE }, Date.now() + 2 * 3600 * 1000);
    expect(folder.get(first, 1)).not.toBeNull();
  });

  it('clears away what is too old or too much, and files of no job', async () => {
    const jobs: string[] = [];
    start(async (task) => ({ ...written(task), bytes: new Uint8Array(MEGABYTE / 2) }));
    for (const name of ['甲.txt', '乙.txt', '丙.txt']) {
      const id = await ask([name]);
      await ended(id);
      jobs.push(id);
    }
    folder.put('0000-aa', 1, new Uint8Array(1));
    const now = Date.now();
    const left = async () => (await listOutputs(test.store)).map(({ id }) => id);
    await clearAway(test.store, folder, { outputDays: 7, outputBytes: 1.2 * MEGABYTE }, now);
    expect(await left()).toEqual([jobs[2], jobs[1]]);
    expect(folder.hasArchive(jobs[0] ?? '')).toBe(false);
    expect(folder.jobs().map(({ id }) => id)).toContain('0000-aa');
    await clearAway(test.store, folder, { outputDays: 7, outputBytes: MEGABYTE * 9 }, now + 8 * 24 * 3600 * 1000);
    expect(await left()).toEqual([]);
    expect(folder.jobs()).toEqual([]);
    expect(() => folder.archivePath('../x')).toThrow(RangeError);
  });
});
