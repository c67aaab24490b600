import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@kaocheng/store/connect';
import { queueDepth } from '@kaocheng/store/jobs/queue';
import { documentRecord } from '@kaocheng/store/records/open';
import { receiveDocument } from '@kaocheng/store/records/receive';
import { TEST_REGION, type TestDatabase, testDatabase } from '@kaocheng/store/testing/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transcriptFile } from '../testing/form.js';
import { perform } from './perform.js';
import { ReaderPool } from './pool.js';
import { ReadingQueue } from './queue.js';
import type { Task } from './tasks.js';

// No reader is ended for its time here: on a busy machine a reader may take long only to start.
const limits = { readTime: 3_600_000, readMemory: 256 * 1024 * 1024 };
const quiet = { info: () => {}, warn: () => {} };
let folder = '';
let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-queue-'));
  database = await testDatabase();
  store = await openStore({ url: database.url, region: TEST_REGION });
});
afterAll(async () => {
  await store.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function handIn(name: string): Promise<string> {
  const bytes = new TextEncoder().encode(transcriptFile(name));
  const { document } = await receiveDocument(store, { name, bytes, type: 'json' }, 'local');
  return document.id;
}

/** Ends when nothing is left to read; how long that may take is the test's own limit. */
async function untilEmpty(): Promise<void> {
  for (;;) {
    const { waiting, working } = await queueDepth(store);
    if (waiting + working === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A reader's program that gives the same for each task. */
function answering(file: string, result: string): string {
  const program = join(folder, file);
  writeFileSync(program, `process.on('message', ({ id, task }) => process.send({ id, result: ${result} }));\n`);
  return program;
}

it('a file over which three readers die is given up with the reason; those behind it are read', async () => {
  const deaths = join(folder, 'deaths');
  appendFileSync(deaths, '');
  const program = join(folder, 'poisoned.mjs');
  writeFileSync(
    program,
    `import { appendFileSync } from 'node:fs';
process.on('message', ({ id, task }) => {
  if (task.name === '毒.json') { appendFileSync(${JSON.stringify(deaths)}, 'x'); process.abort(); }
  process.send({ id, result: { kind: 'problem', code: 'no-form', facts: {} } });
});
`,
  );
  const [poison, harmless] = [await handIn('毒.json'), await handIn('好.json')];
  const pool = new ReaderPool(1, limits, program);
  const queue = new ReadingQueue(store, pool, 1, quiet);
  queue.start();
  await untilEmpty();
  pool.stop();
  await queue.stop();
  expect(readFileSync(deaths, 'utf8')).toBe('xxx');
  expect(await documentRecord(store, poison)).toMatchObject({ state: 'unread', problem: { code: 'reader-crashed' } });
  expect(await documentRecord(store, harmless)).toMatchObject({ state: 'unread', problem: { code: 'no-form' } });
});

it('a reading that could not be kept is read again, however often it was taken, and not called a crash', async () => {
  const program = join(folder, 'unkeepable.mjs');
  // What is read first cannot be kept by any database, so that keeping it throws.
  writeFileSync(
    program,
    `let times = 0;
process.on('message', ({ id, task }) => {
  times += 1;
  const result = times === 1
    ? { kind: 'read', parts: [{ source: task.name, transcript: 'a' + String.fromCharCode(0), summary: {} }] }
    : { kind: 'problem', code: 'no-form', facts: {} };
  process.send({ id, result });
});
`,
  );
  const id = await handIn('存.json');
  let failed = false;
  const pool = new ReaderPool(1, limits, program);
  const queue = new ReadingQueue(store, pool, 1, {
    info: () => {},
    warn: () => {
      failed = true;
    },
  });
  queue.start();
  while (!failed) await new Promise((resolve) => setTimeout(resolve, 20));
  const before = new Date(Date.now() - 10_000).toISOString();
  await store.db.updateTable('job').set({ beat_at: before, attempts: 9 }).where('document', '=', id).execute();
  await untilEmpty();
  pool.stop();
  await queue.stop();
  expect(await documentRecord(store, id)).toMatchObject({ state: 'unread', problem: { code: 'no-form' } });
});

it('what is being read when the server stops waits again, and is read by the next', async () => {
  const program = join(folder, 'waiting.mjs');
  writeFileSync(program, `process.on('message', () => {});\n`);
  const id = await handIn('等.json');
  const stopped = new ReaderPool(1, limits, program);
  const first = new ReadingQueue(store, stopped, 1, quiet);
  first.start();
  while ((await documentRecord(store, id)).state !== 'reading') await new Promise((resolve) => setTimeout(resolve, 20));
  stopped.stop();
  await first.stop();
  expect(await documentRecord(store, id)).toMatchObject({ state: 'queued' });
  const bytes = new TextEncoder().encode(transcriptFile('等.json'));
  const reading = await perform({ kind: 'read', bytes, name: '等.json', policy: null });
  const pool = new ReaderPool(1, limits, answering('second.mjs', JSON.stringify(reading)));
  const second = new ReadingQueue(store, pool, 1, quiet);
  second.start();
  await untilEmpty();
  pool.stop();
  await second.stop();
  expect(await documentRecord(store, id)).toMatchObject({ state: 'read', forms: 1, version: 2, problem: null });
});

/** Jobs of a document as if their taker had not been heard of for long. */
async function leaseOver(document: string, attempts?: number): Promise<void> {
  const before = new Date(Date.now() - 60_000).toISOString();
  const set = attempts === undefined ? { beat_at: before } : { beat_at: before, attempts };
  await store.db.updateTable('job').set(set).where('document', '=', document).where('state', '=', 'working').execute();
}

it('a further transcript is kept, whatever its source is called and wherever its name is cut', async () => {
  const [short, long] = ['两份.json', `${'长'.repeat(193)}.json`];
  const program = answering(
    'parts.mjs',
    `task.name.includes('#') ? { kind: 'problem', code: 'no-form', facts: {} } : { kind: 'read', parts: [
      { source: task.name, transcript: 'a' + String.fromCharCode(0), summary: {} },
      { source: task.name === '两份.json' ? 'b' + String.fromCharCode(0) + 'c' : '𠮷𠮷', transcript: '{}', summary: {} },
    ] }`,
  );
  const ids = [await handIn(short), await handIn(long)];
  // The first transcript cannot be kept, and is given up after this attempt.
  await store.db.updateTable('job').set({ attempts: 2 }).where('document', 'in', ids).execute();
  const pool = new ReaderPool(1, limits, program);
  const queue = new ReadingQueue(store, pool, 1, quiet);
  queue.start();
  await untilEmpty();
  pool.stop();
  await queue.stop();
  const rows = await store.db.selectFrom('document').select('name').where('name', 'like', '%#%').execute();
  expect(rows.map(({ name }) => name).sort()).toEqual([`${short}#b\ufffdc`, `${long}#𠮷`].sort());
});

it('a reading that can never be kept is given up with the reason', async () => {
  const program = answering(
    'never.mjs',
    `{ kind: 'read', parts: [{ source: task.name, transcript: 'a' + String.fromCharCode(0), summary: {} }] }`,
  );
  const id = await handIn('永.json');
  const pool = new ReaderPool(1, limits, program);
  const queue = new ReadingQueue(store, pool, 1, quiet);
  queue.start();
  const retaking = setInterval(() => {
    queue.wake();
    leaseOver(id).catch(() => undefined);
  }, 100);
  try {
    await untilEmpty();
  } finally {
    clearInterval(retaking);
    pool.stop();
    await queue.stop();
  }
  expect(await documentRecord(store, id)).toMatchObject({ state: 'unread', problem: { code: 'reading-given-up' } });
});

it('a file that was taken ten times and never brought to an end is not given to a reader again', async () => {
  const id = await handIn('毁.json');
  await store.db.updateTable('job').set({ attempts: 10 }).where('document', '=', id).execute();
  const pool = new ReaderPool(1, limits, answering('harmless.mjs', `{ kind: 'problem', code: 'no-form', facts: {} }`));
  const queue = new ReadingQueue(store, pool, 1, quiet);
  queue.start();
  await untilEmpty();
  pool.stop();
  await queue.stop();
  expect(await documentRecord(store, id)).toMatchObject({
    state: 'unread',
    problem: { code: 'reading-server-ended', facts: { tries: '10' } },
  });
});

it('an attempt does not count where the database is the cause', async () => {
  await store.pool.query(`create function full_disk() returns trigger language plpgsql
    as $$ begin raise exception 'full' using errcode = '53100'; end $$`);
  await store.pool.query(
    `create trigger full_disk before update on document for each row when (new.state = 'unread') execute function full_disk()`,
  );
  const id = await handIn('满.json');
  const attempts = async () =>
    (await store.db.selectFrom('job').select('attempts').where('document', '=', id).execute())[0]?.attempts;
  const counted: (number | undefined)[] = [];
  const program = answering('full.mjs', `{ kind: 'problem', code: 'no-form', facts: {} }`);
  const pool = new (class extends ReaderPool {
    override async perform<T extends Task>(task: T) {
      counted.push(await attempts());
      return await super.perform(task);
    }
  })(1, limits, program);
  let failed = 0;
  const queue = new ReadingQueue(store, pool, 1, {
    info: () => {},
    warn: () => {
      failed += 1;
    },
  });
  queue.start();
  try {
    await expect.poll(() => failed).toBeGreaterThan(0);
    queue.wake();
    await expect.poll(attempts).toBe(0);
    expect(counted[0]).toBe(1);
    await store.pool.query('drop function full_disk cascade');
    await leaseOver(id);
    queue.wake();
    await untilEmpty();
  } finally {
    pool.stop();
    await queue.stop();
  }
  expect(await documentRecord(store, id)).toMatchObject({ state: 'unread', problem: { code: 'no-form' } });
});
