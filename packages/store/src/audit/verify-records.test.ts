import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeJob } from '../jobs/queue.js';
import { deleteDocument } from '../records/delete.js';
import { keepUnread } from '../records/keep.js';
import { receiveDocument } from '../records/receive.js';
import { saveCorrections, saveDecisions, savePolicy } from '../records/save.js';
import { bytesOf, finding, readSample, summary, type TestStore, testStore } from '../records/testing/test-store.js';
import { TEST_REGION } from '../testing/database.js';
import { verifyAudit } from './verify.js';
import { verifyRecords } from './verify-records.js';

describe('verifyRecords', () => {
  let test: TestStore;
  let id = '';

  beforeAll(async () => {
    test = await testStore();
    const { store } = test;
    id = (await readSample(store, 'whole.txt', summary({ findings: [finding(), finding({ id: 'two' })] }))).id;
    const cell = { form: 1, path: 'name' };
    const set = [
      { ...cell, printed: '甲', value: '乙', reason: '看错' },
      { form: 1, path: 'code', printed: null, value: '01', reason: '' },
    ];
    const kept = { summary: summary({ findings: [finding(), finding({ id: 'two' })] }) };
    await saveCorrections(store, id, { version: 2, set, withdraw: [], ...kept }, '乙');
    await saveCorrections(
      store,
      id,
      { version: 3, set: [{ ...cell, printed: '甲', value: '丙', reason: '' }], withdraw: [], ...kept },
      '丙',
    );
    await saveCorrections(store, id, { version: 4, set: [], withdraw: [cell], ...kept }, '丁');
    const decide = (version: number, which: string, state: 'confirmed' | 'open'): Promise<unknown> =>
      saveDecisions(store, id, { version, decisions: [{ finding: which, state, reason: '' }] }, '乙');
    await decide(5, finding().id, 'confirmed');
    await decide(6, finding().id, 'open');
    await decide(7, 'two', 'open');
    await decide(8, 'two', 'confirmed');
    await savePolicy(store, id, { version: 9, policy: 'p', ...kept }, '乙');
    const gone = await readSample(store, 'gone.txt');
    await deleteDocument(store, gone.id, 2, '甲');
    await receiveDocument(store, { name: 'unread.txt', bytes: bytesOf('unread'), type: 'text' }, '甲');
    const job = await takeJob(store, 'reader');
    if (job !== null) await keepUnread(store, job, { code: 'no-form', facts: {} }, '读');
    await receiveDocument(store, { name: 'queued.txt', bytes: bytesOf('queued'), type: 'text' }, '甲');
  });
  afterAll(async () => await test.end());

  it('finds records whole that nobody touched', async () => {
    expect(await verifyRecords(test.store)).toEqual({ ok: true, documents: 3 });
    expect(await verifyAudit(test.store)).toMatchObject({ ok: true });
  });

  const byHand: readonly (readonly [string, RawBuilder<unknown>, RawBuilder<unknown>, string, number | null])[] = [
    [
      'a correction that says another value',
      sql`update correction set value = '丁' where from_version = 3 and ordinal = 0`,
      sql`update correction set value = '乙' where from_version = 3 and ordinal = 0`,
      'corrections',
      3,
    ],
    [
      'a correction that is blank where it said a value',
      sql`update correction set value = null where from_version = 4`,
      sql`update correction set value = '丙' where from_version = 4`,
      'corrections',
      4,
    ],
    [
      'a correction of somebody else',
      sql`update correction set made_by = '戊' where from_version = 4`,
      sql`update correction set made_by = '丙' where from_version = 4`,
      'corrections',
      4,
    ],
    [
      'a correction that stands although it was withdrawn',
      sql`update correction set to_version = null, ended_at = null, ended_by = null where from_version = 4`,
      sql`update correction set to_version = 5, ended_by = '丁',
        ended_at = (select made_at from document_version where version = 5) where from_version = 4`,
      'corrections',
      5,
    ],
    [
      'a decision that was turned about',
      sql`update decision set state = 'dismissed' where from_version = 9`,
      sql`update decision set state = 'confirmed' where from_version = 9`,
      'decisions',
      9,
    ],
    [
      'a decision of a version that never was',
      sql`update decision set from_version = 40 where from_version = 9`,
      sql`update decision set from_version = 9 where from_version = 40`,
      'decisions',
      9,
    ],
    [
      'a transcript that was changed',
      sql`update transcript set body = body || ' '`,
      sql`update transcript set body = trim(body)`,
      'transcript',
      2,
    ],
    [
      'a file whose bytes were changed',
      sql`update file set bytes = bytes || '\\x00' where hash = (select file_hash from document where name = 'whole.txt')`,
      sql`update file set bytes = substring(bytes from 1 for octet_length(bytes) - 1)
        where hash = (select file_hash from document where name = 'whole.txt')`,
      'file',
      1,
    ],
    [
      'a file that was given another name',
      sql`update document set name = 'other.txt' where name = 'whole.txt'`,
      sql`update document set name = 'whole.txt' where name = 'other.txt'`,
      'file',
      1,
    ],
    [
      'a policy that nobody chose',
      sql`update document set policy = 'q' where name = 'whole.txt'`,
      sql`update document set policy = 'p' where name = 'whole.txt'`,
      'policy',
      10,
    ],
    [
      'a history that says another maker',
      sql`update document_version set made_by = '戊' where version = 4`,
      sql`update document_version set made_by = '丙' where version = 4`,
      'history',
      4,
    ],
    [
      'a version set back',
      sql`update document set version = 9 where name = 'whole.txt'`,
      sql`update document set version = 10 where name = 'whole.txt'`,
      'history',
      9,
    ],
  ];

  it.each(byHand)('finds %s', async (_, change, undo, kind, version) => {
    await change.execute(test.store.db);
    expect(await verifyRecords(test.store)).toEqual({ ok: false, firstFault: { document: id, version, kind } });
    await undo.execute(test.store.db);
    expect(await verifyRecords(test.store)).toMatchObject({ ok: true });
  });

  it('finds a document that nobody received', async () => {
    await sql`insert into document select region_code, 'zz', file_hash, 'copy', size, type, state, problem_code, problem_facts,
      policy, province, department, year, forms, errors, warnings, infos, corrections, decided, version, received_at,
      received_by, changed_at, changed_by, sought from document where name = 'whole.txt'`.execute(test.store.db);
    const fault = { document: 'zz', version: null, kind: 'unrecorded' };
    expect(await verifyRecords(test.store)).toEqual({ ok: false, firstFault: fault });
    await sql`delete from document where id = 'zz'`.execute(test.store.db);
  });

  it('finds a document that nobody deleted and that is gone', async () => {
    await sql`delete from document where region_code = ${TEST_REGION} and id = ${id}`.execute(test.store.db);
    const fault = { document: id, version: null, kind: 'missing' };
    expect(await verifyRecords(test.store)).toEqual({ ok: false, firstFault: fault });
  });
});
