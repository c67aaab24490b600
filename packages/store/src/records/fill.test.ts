import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRecords } from '../audit/verify-records.js';
import { overviewOf } from '../queries/overview.js';
import { saveFilled } from './fill.js';
import { historyOf, openDocument } from './open.js';
import { saveCorrections } from './save.js';
import { finding, form, readSample, refusal, summary, type TestStore, testStore } from './testing/test-store.js';

describe('saveFilled', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(async () => await test.end());

  it('keeps the forms as a version of their own, with the transcript before', async () => {
    const { id } = await readSample(test.store, 'fill.json');
    const before = await overviewOf(test.store);
    const transcript = '{"source":"fill.json","forms":[]}';
    const examined = summary({ forms: [form({ name: '新名' })], findings: [finding(), finding({ id: 'more' })] });
    const saved = await saveFilled(test.store, id, { version: 2, transcript, summary: examined }, '甲');
    expect(saved).toMatchObject({ version: 3, state: 'read', errors: 2, changedBy: '甲' });
    const opened = await openDocument(test.store, id);
    expect(opened.transcript).toBe(transcript);
    expect((await historyOf(test.store, id)).map(({ action }) => action)).toEqual(['filled', 'read', 'received']);
    const bodies = await test.store.db.selectFrom('transcript').select('version').where('document', '=', id).execute();
    expect(bodies.map(({ version }) => version).sort()).toEqual([2, 3]);
    const after = await overviewOf(test.store);
    expect([after.documents - before.documents, after.waiting, after.unread]).toEqual([
      0,
      before.waiting,
      before.unread,
    ]);
    expect(await verifyRecords(test.store)).toMatchObject({ ok: true });
  });

  it('takes up the corrections that stood, and they are kept', async () => {
    const { id } = await readSample(test.store, 'corrected.json');
    const set = [{ form: 1, path: 'name', printed: null, value: '乙', reason: '' }];
    await saveCorrections(test.store, id, { version: 2, set, withdraw: [], summary: summary() }, '甲');
    const save = { version: 3, transcript: '{"forms":[]}', summary: summary() };
    expect(await saveFilled(test.store, id, save, '乙')).toMatchObject({ version: 4, corrections: 0 });
    expect((await openDocument(test.store, id)).corrections).toEqual([]);
    const [kept] = await test.store.db.selectFrom('correction').selectAll().where('document', '=', id).execute();
    expect(kept).toMatchObject({ from_version: 3, to_version: 4, ended_by: '乙' });
    expect(await verifyRecords(test.store)).toMatchObject({ ok: true });
    await test.store.db.updateTable('correction').set({ ended_by: '丙' }).where('document', '=', id).execute();
    expect(await verifyRecords(test.store)).toMatchObject({
      ok: false,
      firstFault: { document: id, kind: 'corrections' },
    });
    await test.store.db.updateTable('correction').set({ ended_by: '乙' }).where('document', '=', id).execute();
  });

  it('refuses a stale save, and an altered transcript is found', async () => {
    const { id } = await readSample(test.store, 'stale.json');
    const save = { version: 2, transcript: '{"forms":[1]}', summary: summary() };
    await saveFilled(test.store, id, save, '甲');
    expect(await refusal(saveFilled(test.store, id, save, '乙'))).toMatchObject({ code: 'stale-version' });
    await test.store.db
      .updateTable('transcript')
      .set({ body: '{"forms":[2]}' })
      .where('document', '=', id)
      .where('version', '=', 3)
      .execute();
    expect(await verifyRecords(test.store)).toMatchObject({
      ok: false,
      firstFault: { document: id, version: 3, kind: 'transcript' },
    });
  });
});
