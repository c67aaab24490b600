import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecords } from '../audit/verify-records.js';
import { type Job, takeJob, takeJobOf } from '../jobs/queue.js';
import { overviewOf } from '../queries/overview.js';
import { deleteDocument } from './delete.js';
import { keepReading, keepUnread } from './keep.js';
import { historyOf, openSource } from './open.js';
import { receiveDocument } from './receive.js';
import { bytesOf, summary, type TestStore, testStore } from './testing/test-store.js';

describe('receiveDocument', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore({ now: () => new Date('2026-03-04T05:06:07.089Z') });
  });
  afterAll(async () => await test.end());

  /** The job of a document, taken; those before it are left to their taker. */
  const jobOf = async (document: string): Promise<Job> => {
    for (;;) {
      const job = await takeJob(test.store, 'one');
      if (job === null) throw new Error('no job');
      if (job.document === document) return job;
    }
  };

  it('keeps the file and queues it', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    const { document, isNew } = await receiveDocument(test.store, { name: '区/自评表.pdf', bytes, type: 'pdf' }, '甲');
    expect(isNew).toBe(true);
    expect(document).toMatchObject({
      name: '区/自评表.pdf',
      size: 70_000,
      type: 'pdf',
      state: 'queued',
      problem: null,
      version: 1,
      receivedBy: '甲',
      receivedAt: '2026-03-04T05:06:07.089Z',
      changedAt: '2026-03-04T05:06:07.089Z',
    });
    const source = await openSource(test.store, document.id);
    expect(source).toMatchObject({ name: '区/自评表.pdf', type: 'pdf', hash: document.hash });
    expect(Buffer.compare(source.bytes, bytes)).toBe(0);
    expect(await takeJob(test.store, 'one')).toMatchObject({ document: document.id, attempts: 1 });
  });

  it('gives the job at once to whom asks for it, and to nobody else', async () => {
    const file = { name: '开始填.json', bytes: bytesOf('开始填'), type: 'json' };
    const { document, job } = await receiveDocument(test.store, file, '甲', '甲的');
    expect(document).toMatchObject({ state: 'reading', version: 1 });
    expect(await takeJobOf(test.store, '乙的', document.id)).toBeNull();
    if (job === null) throw new Error('no job');
    expect(job).toMatchObject({ document: document.id, hash: document.hash, taker: '甲的', attempts: 1 });
    const twin = await receiveDocument(test.store, file, '乙', '乙的');
    expect(twin).toMatchObject({ document: { id: document.id, state: 'reading' }, job: null, isNew: false });
    await keepUnread(test.store, job, { code: 'no-form', facts: {} }, '读');
    expect((await receiveDocument(test.store, file, '丙', '丙的')).job).toMatchObject({ document: document.id });
    expect(await verifyRecords(test.store)).toMatchObject({ ok: true });
  });

  it('answers the same name with the same content by what is there', async () => {
    const file = { name: 'a.txt', bytes: bytesOf('甲'), type: 'text' };
    const first = await receiveDocument(test.store, file, '甲');
    const second = await receiveDocument(test.store, file, '乙');
    expect(second).toEqual({ document: first.document, job: null, isNew: false });
  });

  it('queues a file anew that could not be read, once, and as its records say', async () => {
    const file = { name: 'anew.txt', bytes: bytesOf('重读'), type: 'text' };
    const { document } = await receiveDocument(test.store, file, '甲');
    const first = await jobOf(document.id);
    expect((await receiveDocument(test.store, file, '乙')).document).toMatchObject({ state: 'reading', version: 1 });
    await keepUnread(test.store, first, { code: 'reader-overdue', facts: { seconds: '1' } }, '读');
    const before = await overviewOf(test.store);
    const receipts = await Promise.all(Array.from({ length: 5 }, () => receiveDocument(test.store, file, '乙')));
    for (const receipt of receipts) {
      expect(receipt).toMatchObject({
        isNew: false,
        document: { id: document.id, state: 'queued', problem: null, version: 3, receivedBy: '甲', changedBy: '乙' },
      });
    }
    const after = await overviewOf(test.store);
    expect([after.unread - before.unread, after.waiting - before.waiting]).toEqual([-1, 1]);
    const second = await jobOf(document.id);
    expect(second.attempts).toBe(1);
    expect(second.id).not.toBe(first.id);
    await keepReading(test.store, second, { transcript: '{}', summary: summary() }, '读');
    const history = await historyOf(test.store, document.id);
    expect(history.map(({ action }) => action)).toEqual(['read', 'received', 'unread', 'received']);
    expect(await verifyRecords(test.store)).toMatchObject({ ok: true });
  });

  it('keeps the same content under another name as another document, and its bytes once', async () => {
    const bytes = bytesOf('两个名字');
    const [one, two] = [
      await receiveDocument(test.store, { name: 'one.txt', bytes, type: 'text' }, '甲'),
      await receiveDocument(test.store, { name: 'two.txt', bytes, type: 'text' }, '甲'),
    ];
    expect(one.document.id).not.toBe(two.document.id);
    expect(one.document.hash).toBe(two.document.hash);
    const files = await test.store.db.selectFrom('file').select('hash').where('hash', '=', one.document.hash).execute();
    expect(files.length).toBe(1);
  });

  it('keeps one document where the same file comes twenty times at once', async () => {
    const file = { name: 'often.txt', bytes: bytesOf('二十次'), type: 'text' };
    const receipts = await Promise.all(Array.from({ length: 20 }, () => receiveDocument(test.store, file, '甲')));
    expect(new Set(receipts.map(({ document }) => document.id)).size).toBe(1);
    expect(receipts.filter(({ isNew }) => isNew).length).toBe(1);
  });

  it('keeps whole documents while the same content is handed in and deleted at once', async () => {
    const bytes = bytesOf('来来去去');
    let hash = '';
    for (let round = 0; round < 6; round += 1) {
      const { document } = await receiveDocument(test.store, { name: `go-${round}`, bytes, type: 'text' }, '甲');
      const [, come] = await Promise.all([
        deleteDocument(test.store, document.id, 1, '甲'),
        receiveDocument(test.store, { name: `come-${round}`, bytes, type: 'text' }, '乙'),
      ]);
      expect((await openSource(test.store, come.document.id)).bytes.byteLength).toBe(bytes.byteLength);
      await deleteDocument(test.store, come.document.id, 1, '乙');
      hash = come.document.hash;
    }
    const left = await test.store.db.selectFrom('file').select('hash').where('hash', '=', hash).execute();
    expect(left).toEqual([]);
  });

  it('refuses a name that is too long, or that no database can hold', async () => {
    const bytes = bytesOf('');
    await expect(
      receiveDocument(test.store, { name: '长'.repeat(501), bytes, type: 'text' }, '甲'),
    ).rejects.toMatchObject({ code: 'name-too-long', facts: { length: '501', limit: '500' } });
    await expect(receiveDocument(test.store, { name: 'a\0b', bytes, type: 'text' }, '甲')).rejects.toMatchObject({
      code: 'not-storable',
      facts: { field: 'name' },
    });
    await expect(receiveDocument(test.store, { name: 'a\ud800', bytes, type: 'text' }, '甲')).rejects.toMatchObject({
      code: 'not-storable',
    });
  });

  it('takes the longest name it allows', async () => {
    const name = '𠮷'.repeat(250);
    const { document } = await receiveDocument(test.store, { name, bytes: bytesOf('long'), type: 'text' }, '甲');
    expect(document.name).toBe(name);
  });
});
