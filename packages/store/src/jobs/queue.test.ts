import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overviewOf } from '../queries/overview.js';
import { keepReading, keepUnread } from '../records/keep.js';
import { documentRecord, historyOf } from '../records/open.js';
import { receiveDocument } from '../records/receive.js';
import { bytesOf, refusal, summary, type TestStore, testStore } from '../records/testing/test-store.js';
import { beat, type Job, queueDepth, returnJob, takeJob } from './queue.js';

describe('the queue', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(async () => await test.end());

  const receive = async (name: string): Promise<string> =>
    (await receiveDocument(test.store, { name, bytes: bytesOf(name), type: 'text' }, '甲')).document.id;

  const taken = async (taker: string, lease?: number): Promise<Job> => {
    const job = await takeJob(test.store, taker, lease);
    if (job === null) throw new Error('no job');
    return job;
  };

  /** As if the taker had not been heard of for a minute. */
  const silence = async (job: Job): Promise<void> => {
    await sql`update job set beat_at = now() - interval '1 minute' where id = ${job.id}`.execute(test.store.db);
  };

  it('gives each document to one reader, the oldest first', async () => {
    const documents: string[] = [];
    for (let index = 0; index < 8; index += 1) documents.push(await receive(`order-${index}`));
    expect(await queueDepth(test.store)).toMatchObject({ waiting: 8, working: 0 });
    const jobs = await Promise.all(Array.from({ length: 12 }, (_, index) => takeJob(test.store, `reader-${index}`)));
    const got = jobs.filter((job) => job !== null);
    expect(got.map(({ document }) => document).sort()).toEqual([...documents].sort());
    expect(await queueDepth(test.store)).toMatchObject({ waiting: 0, working: 8, oldestSeconds: 0 });
    expect((await documentRecord(test.store, documents[0] ?? '')).state).toBe('reading');
    for (const job of got) await keepUnread(test.store, job, { code: 'no-form', facts: {} }, '读');
    expect(await queueDepth(test.store)).toMatchObject({ waiting: 0, working: 0 });
    const [first, second] = [await receive('first'), await receive('second')];
    const [one, two] = [await taken('a'), await taken('a')];
    expect([one.document, two.document]).toEqual([first, second]);
    expect(await beat(test.store, 'a', [one.id, two.id])).toBe(2);
    expect(await beat(test.store, 'b', [one.id, two.id])).toBe(0);
  });

  it('gives a job again that its taker no longer names, and not the one that it names', async () => {
    await Promise.all([receive('named'), receive('dropped')]);
    const [named, dropped] = [await taken('c'), await taken('c')];
    await Promise.all([silence(named), silence(dropped)]);
    expect(await beat(test.store, 'c', [])).toBe(0);
    expect(await beat(test.store, 'c', [named.id])).toBe(1);
    const again = await taken('d');
    expect(again).toMatchObject({ id: dropped.id, attempts: 2 });
    expect(await takeJob(test.store, 'd')).toBeNull();
    for (const job of [named, again]) await keepUnread(test.store, job, { code: 'no-form', facts: {} }, '读');
  });

  it('gives a job again whose reader is silent, and counts the attempts', async () => {
    const document = await receive('silent');
    const lost = await taken('dead');
    expect(lost).toMatchObject({ document, attempts: 1, name: 'silent', type: 'text', taker: 'dead' });
    expect(await takeJob(test.store, 'alive')).toBeNull();
    await silence(lost);
    const again = await taken('alive');
    expect(again).toMatchObject({ id: lost.id, document, attempts: 2, taker: 'alive' });
    const reading = { transcript: '{}', summary: summary() };
    await expect(keepReading(test.store, lost, reading, '读')).rejects.toMatchObject({ code: 'job-lost' });
    await expect(keepUnread(test.store, lost, { code: 'no-form', facts: {} }, '读')).rejects.toMatchObject({
      code: 'job-lost',
    });
    expect((await keepReading(test.store, again, reading, '读')).state).toBe('read');
  });

  it('does not let the same taker keep what it took the time before', async () => {
    await receive('itself');
    const first = await taken('same');
    await silence(first);
    const second = await taken('same');
    expect(second.attempts).toBe(2);
    expect(await refusal(keepUnread(test.store, first, { code: 'no-form', facts: {} }, '读'))).toMatchObject({
      code: 'job-lost',
    });
    await keepUnread(test.store, second, { code: 'no-form', facts: {} }, '读');
  });

  it('takes a job back without counting the attempt', async () => {
    const document = await receive('back');
    const job = await taken('stopping');
    await returnJob(test.store, job);
    expect((await documentRecord(test.store, document)).state).toBe('queued');
    const next = await taken('next');
    expect(next).toMatchObject({ document, attempts: 1 });
    await returnJob(test.store, job);
    expect((await documentRecord(test.store, document)).state).toBe('reading');
    await keepUnread(test.store, next, { code: 'no-form', facts: {} }, '读');
  });

  it('keeps why a document could not be read', async () => {
    const document = await receive('poison');
    const before = await overviewOf(test.store);
    const facts = { reason: '第 3 页\0坏了' };
    const record = await keepUnread(test.store, await taken('r'), { code: 'reader-killed', facts }, '读');
    expect(record).toMatchObject({
      id: document,
      state: 'unread',
      version: 2,
      problem: { code: 'reader-killed', facts: { reason: '第 3 页\ufffd坏了' } },
    });
    const after = await overviewOf(test.store);
    expect([after.unread - before.unread, after.waiting - before.waiting, after.documents]).toEqual([
      1,
      -1,
      before.documents,
    ]);
    expect((await historyOf(test.store, document))[0]).toMatchObject({
      action: 'unread',
      facts: { code: 'reader-killed' },
    });
  });
});
