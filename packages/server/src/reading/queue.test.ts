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
import { ReaderPool } from './pool.js';
import { ReadingQueue } from './queue.js';

const limits = { readTime: 30_000, readMemory: 256 * 1024 * 1024 };
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

async function untilEmpty(): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    const { waiting, working } = await queueDepth(store);
    if (waiting + working === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('documents still wait');
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
  const pool = new ReaderPool(1, limits);
  const second = new ReadingQueue(store, pool, 1, quiet);
  second.start();
  await untilEmpty();
  pool.stop();
  await second.stop();
  expect(await documentRecord(store, id)).toMatchObject({ state: 'read', forms: 1, version: 2 });
});
