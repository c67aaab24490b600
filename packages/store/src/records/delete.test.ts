import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify.js';
import { takeJob } from '../jobs/queue.js';
import { overviewOf } from '../queries/overview.js';
import { deleteDocument } from './delete.js';
import { keepReading } from './keep.js';
import { openDocument, openSource } from './open.js';
import { receiveDocument } from './receive.js';
import { saveCorrections, saveDecisions } from './save.js';
import { bytesOf, finding, readSample, summary, type TestStore, testStore } from './testing/test-store.js';

describe('deleteDocument', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(async () => await test.end());

  it('leaves nothing of a document but its audit entries', async () => {
    const { id } = await readSample(test.store, 'all.txt');
    const set = [{ form: 1, path: 'name', printed: '甲', value: '乙', reason: '' }];
    await saveCorrections(test.store, id, { version: 2, set, withdraw: [], summary: summary() }, '甲');
    await saveDecisions(
      test.store,
      id,
      { version: 3, decisions: [{ finding: finding().id, state: 'confirmed', reason: '' }] },
      '甲',
    );
    await deleteDocument(test.store, id, 4, '乙');
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name in ('document', 'file_hash')`.execute(test.store.db);
    expect(tables.length).toBeGreaterThan(6);
    for (const { name } of tables) {
      const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(
        test.store.db,
      );
      expect([name, rows[0]?.count]).toEqual([name, 0]);
    }
    expect(await test.store.db.selectFrom('file').select('hash').execute()).toEqual([]);
    const entries = await test.store.db
      .selectFrom('audit_entry')
      .select(['action', 'made_by'])
      .where('subject', '=', id)
      .orderBy('seq')
      .execute();
    expect(entries.map(({ action }) => action)).toEqual(['received', 'read', 'corrected', 'decided', 'deleted']);
    expect(entries.at(-1)?.made_by).toBe('乙');
    expect(await verifyAudit(test.store)).toMatchObject({ ok: true });
    expect(await overviewOf(test.store)).toMatchObject({ documents: 0, forms: 0, errors: 0, byRule: [], grades: [] });
    await expect(openDocument(test.store, id)).rejects.toMatchObject({ code: 'no-document' });
    await expect(openSource(test.store, id)).rejects.toMatchObject({ code: 'no-document' });
    await expect(deleteDocument(test.store, id, 4, '乙')).rejects.toMatchObject({ code: 'no-document' });
  });

  it('keeps the file while another document has the same content', async () => {
    const bytes = bytesOf('一份内容');
    const one = await receiveDocument(test.store, { name: '一', bytes, type: 'text' }, '甲');
    const two = await receiveDocument(test.store, { name: '二', bytes, type: 'text' }, '甲');
    await deleteDocument(test.store, one.document.id, 1, '甲');
    expect((await openSource(test.store, two.document.id)).name).toBe('二');
    await deleteDocument(test.store, two.document.id, 1, '甲');
    expect(await test.store.db.selectFrom('file').select('hash').execute()).toEqual([]);
  });

  it('takes a document from the reader that is at it', async () => {
    const { document } = await receiveDocument(test.store, { name: '读', bytes: bytesOf('读'), type: 'text' }, '甲');
    const job = await takeJob(test.store, 'reader');
    expect(job?.document).toBe(document.id);
    await deleteDocument(test.store, document.id, 1, '甲');
    if (job === null) return;
    await expect(keepReading(test.store, job, { transcript: '{}', summary: summary() }, '读')).rejects.toMatchObject({
      code: 'job-lost',
    });
    expect(await takeJob(test.store, 'reader')).toBeNull();
  });
});
