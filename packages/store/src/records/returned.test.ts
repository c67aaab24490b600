import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify.js';
import { verifyRecords } from '../audit/verify-records.js';
import { takeJob } from '../jobs/queue.js';
import { listForms } from '../queries/list.js';
import { overviewOf } from '../queries/overview.js';
import { deleteDocument } from './delete.js';
import { keepReading } from './keep.js';
import { historyOf, openDocument, openSource } from './open.js';
import { receiveDocument } from './receive.js';
import type { DocumentRecord } from './record.js';
import { keepAsOwn, returnedDocument, takeReturn, waitingReturns } from './returned.js';
import { saveCorrections } from './save.js';
import { bytesOf, form, readSample, refusal, summary, type TestStore, testStore } from './testing/test-store.js';

describe('a document that comes back filled in', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await testStore();
  });
  afterEach(async () => await test.end());

  async function comeBack(record: Record<string, string> | null): Promise<DocumentRecord> {
    const { store } = test;
    await receiveDocument(store, { name: '带回.xlsx', bytes: bytesOf('back'), type: 'xlsx' }, '甲');
    const job = await takeJob(store, 'test');
    if (job === null) throw new Error('no job');
    return await keepReading(store, job, { transcript: '{"source":"back"}', summary: summary(), record }, '读');
  }

  it('waits until somebody says what becomes of it', async () => {
    const { store } = test;
    await comeBack(null);
    expect(await waitingReturns(store)).toEqual([]);
    const back = await receiveDocument(store, { name: '二.xlsx', bytes: bytesOf('two'), type: 'xlsx' }, '甲');
    const job = await takeJob(store, 'test');
    if (job === null) throw new Error('no job');
    await keepReading(store, job, { transcript: '{}', summary: summary(), record: { document: 'a\0b' } }, '读');
    const { id } = back.document;
    expect(await waitingReturns(store)).toMatchObject([{ document: { id }, record: { document: 'a\ufffdb' } }]);
    await keepAsOwn(store, id, '丁');
    expect(await waitingReturns(store)).toEqual([]);
    expect(await refusal(returnedDocument(store, id))).toMatchObject({ code: 'no-return' });
    expect(await refusal(keepAsOwn(store, id, '丁'))).toMatchObject({ code: 'no-return' });
    expect(await openDocument(store, id)).toMatchObject({ document: { state: 'read', version: 3 }, transcript: '{}' });
    expect((await historyOf(store, id))[0]).toMatchObject({ version: 3, action: 'kept-as-own', by: '丁' });
    const { rows } = await sql<{ made_by: string }>`select made_by from audit_entry
      where subject = ${id} and action = 'kept-as-own'`.execute(store.db);
    expect(rows).toEqual([{ made_by: '丁' }]);
    expect(await verifyRecords(store)).toMatchObject({ ok: true });
    expect(await verifyAudit(store)).toMatchObject({ ok: true });
  });

  it('becomes the new version of the one it was written for, and all is as the audit trail says', async () => {
    const { store } = test;
    const own = await readSample(store, '自评/甲.txt');
    const set = [{ form: 1, path: 'name', printed: '乡村', value: '乡村道路', reason: '' }];
    await saveCorrections(store, own.id, { version: 2, set, withdraw: [], summary: summary() }, '甲');
    const back = await comeBack({ document: own.id });
    const save = {
      from: back.id,
      fromVersion: back.version,
      version: 3,
      transcript: '{"source":"merged"}',
      summary: summary({ forms: [form({ name: '新名', printedTotal: '80' })], findings: [] }),
      facts: { cells: '4', reason: '离线填报带回' },
    };
    expect(await refusal(takeReturn(store, own.id, { ...save, version: 2 }, '乙'))).toMatchObject({
      code: 'stale-version',
    });
    expect(await refusal(takeReturn(store, back.id, { ...save, version: 2 }, '乙'))).toMatchObject({
      code: 'no-return',
    });
    const taken = await takeReturn(store, own.id, save, '乙');
    expect(taken).toMatchObject({
      id: own.id,
      name: '自评/甲.xlsx',
      version: 4,
      corrections: 0,
      type: 'xlsx',
      hash: back.hash,
    });
    expect(await openDocument(store, own.id)).toMatchObject({ transcript: '{"source":"merged"}', corrections: [] });
    expect(Buffer.from((await openSource(store, own.id)).bytes).toString()).toBe('back');
    // The file that stood before is had by each version that it was the file of.
    const before = { name: '自评/甲.txt', type: 'text', bytes: Buffer.from(bytesOf('自评/甲.txt')) };
    for (const version of [1, 3]) {
      const { bytes, ...source } = await openSource(store, own.id, version);
      expect({ ...source, bytes: Buffer.from(bytes) }).toMatchObject(before);
    }
    expect(Buffer.from((await openSource(store, own.id, 4)).bytes).toString()).toBe('back');
    expect(await refusal(openSource(store, own.id, 5))).toMatchObject({ code: 'no-version' });
    expect((await historyOf(store, own.id))[0]).toMatchObject({
      action: 'returned',
      by: '乙',
      facts: { cells: '4', file: '带回.xlsx' },
    });
    expect(await refusal(openDocument(store, back.id))).toMatchObject({ code: 'no-document' });
    expect((await listForms(store)).forms).toMatchObject([{ documentName: '自评/甲.xlsx', name: '新名' }]);
    expect(await overviewOf(store)).toMatchObject({ documents: 1, forms: 1 });
    expect(await verifyRecords(store)).toEqual({ ok: true, documents: 1 });
    expect(await verifyAudit(store)).toMatchObject({ ok: true });
    const byHand = [
      [
        sql`update file set bytes = bytes || '\\x00' where hash = (select file_hash from document_file)`,
        sql`update file set bytes = substring(bytes from 1 for octet_length(bytes) - 1)
          where hash = (select file_hash from document_file)`,
      ],
      [sql`update document_file set name = '别名.txt'`, sql`update document_file set name = '自评/甲.txt'`],
      [sql`update document_file set type = 'pdf'`, sql`update document_file set type = 'text'`],
      [sql`update document_file set version = 2`, sql`update document_file set version = 3`],
      [
        sql`insert into document_file select region_code, document, 9, file_hash, name, type from document_file`,
        sql`delete from document_file where version = 9`,
        9,
      ],
    ] as const;
    for (const [change, undo, version = 1] of byHand) {
      await change.execute(store.db);
      const firstFault = { document: own.id, version, kind: 'file' };
      expect(await verifyRecords(store)).toEqual({ ok: false, firstFault });
      await undo.execute(store.db);
      expect(await verifyRecords(store)).toMatchObject({ ok: true });
    }
    await sql`update document_file set file_hash = (select file_hash from document)`.execute(store.db);
    expect(await verifyRecords(store)).toMatchObject({ ok: false, firstFault: { kind: 'file' } });
    await sql`update document_file set file_hash = ${own.hash}`.execute(store.db);
    await sql`update transcript set body = '{}' where version = 4`.execute(store.db);
    expect(await verifyRecords(store)).toMatchObject({ ok: false, firstFault: { kind: 'transcript' } });
  });

  it('is not taken where a document of that name and file is there already, and is once that one is gone', async () => {
    const { store } = test;
    const own = await readSample(store, '甲.txt');
    const back = await comeBack({ document: own.id });
    const twin = await receiveDocument(store, { name: '甲.xlsx', bytes: bytesOf('back'), type: 'xlsx' }, '甲');
    const save = { from: back.id, fromVersion: 2, version: 2, transcript: '{}', summary: summary(), facts: {} };
    expect(await refusal(takeReturn(store, own.id, save, '乙'))).toMatchObject({
      code: 'return-twin',
      facts: { document: twin.document.id, name: '甲.xlsx' },
    });
    expect(await waitingReturns(store)).toMatchObject([{ document: { id: back.id } }]);
    await deleteDocument(store, twin.document.id, twin.document.version, '甲');
    expect(await takeReturn(store, own.id, save, '乙')).toMatchObject({ name: '甲.xlsx', version: 3 });
  });

  it('leaves no file behind when the document is deleted, and none that another needs is gone', async () => {
    const { store } = test;
    const own = await readSample(store, '甲.txt');
    await receiveDocument(store, { name: '同.txt', bytes: bytesOf('甲.txt'), type: 'text' }, '甲');
    const back = await comeBack({ document: own.id });
    const save = { from: back.id, fromVersion: 2, version: 2, transcript: '{}', summary: summary(), facts: {} };
    await takeReturn(store, own.id, save, '乙');
    const files = async () => (await store.db.selectFrom('file').select('hash').execute()).length;
    expect(await files()).toBe(2);
    await deleteDocument(store, own.id, 3, '甲');
    expect(await files()).toBe(1);
  });
});
