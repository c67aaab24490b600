import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify.js';
import { deleteDocument } from '../records/delete.js';
import { form, readSample, refusal, summary, type TestStore, testStore } from '../records/testing/test-store.js';
import { beatOutput, endOutput, keepItem, returnOutput, takeOutput } from './output-queue.js';
import {
  askOutput,
  cancelOutput,
  chosenDocuments,
  deleteOutput,
  listOutputs,
  outputItems,
  outputRecord,
} from './outputs.js';

describe('output jobs', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await testStore();
  });
  afterEach(async () => await test.end());

  const wish = (count: number) => ({
    what: 'forms',
    format: 'xlsx',
    items: Array.from({ length: count }, (_, i) => ({ document: `d${i}`, name: `${i}.txt`, entry: `${i}.xlsx` })),
  });

  it('chooses documents by id, by the search of the list, and by their forms', async () => {
    const { store } = test;
    const one = await readSample(store, '甲.txt', summary({ forms: [form({ kind: 'project' })] }));
    const two = await readSample(
      store,
      '乙.txt',
      summary({ forms: [form({ kind: 'department' }), form({ order: 2 })] }),
    );
    const ids = async (choice: Parameters<typeof chosenDocuments>[1]) =>
      (await chosenDocuments(store, choice, 10)).map(({ id }) => id);
    expect(await ids({ documents: [one.id, 'gone'] })).toEqual([one.id]);
    expect(await ids({ documents: [] })).toEqual([]);
    expect(await ids({ search: '乙' })).toEqual([two.id]);
    expect(await ids({ state: 'unread' })).toEqual([]);
    expect(await ids({})).toEqual([two.id, one.id]);
    expect(await ids({ forms: { kind: 'department' } })).toEqual([two.id]);
    expect(await ids({ forms: {} })).toEqual([two.id, one.id]);
    expect(await chosenDocuments(store, {}, 1)).toHaveLength(2);
  });

  it('is taken by one server at a time, keeps what became of each document, and ends', async () => {
    const { store } = test;
    const asked = await askOutput(store, wish(3), '甲');
    expect(asked).toMatchObject({ state: 'waiting', total: 3, written: 0, leftOut: 0, askedBy: '甲' });
    const job = await takeOutput(store, 'one');
    expect(job).toMatchObject({ id: asked.id, state: 'working', taker: 'one' });
    if (job === null) throw new Error('no job');
    expect(await takeOutput(store, 'two')).toBeNull();
    expect(await beatOutput(store, job)).toBe(true);
    await keepItem(store, job, 1, { state: 'written', version: 2, note: { code: 'n', facts: { left: '1' } } });
    await keepItem(store, job, 2, { state: 'left', version: null, note: { code: 'no-document', facts: {} } });
    // Told a second time, as after a kill, it is not counted twice.
    await keepItem(store, job, 1, { state: 'left', version: 3, note: { code: 'x', facts: {} } });
    expect(await outputRecord(store, asked.id)).toMatchObject({ written: 1, leftOut: 1 });
    expect(await outputItems(store, asked.id, 0, 10, 'waiting')).toMatchObject([{ ordinal: 3, entry: '2.xlsx' }]);
    expect(await outputItems(store, asked.id, 1, 1)).toMatchObject([
      { ordinal: 2, state: 'left', note: { code: 'no-document' } },
    ]);
    expect(await endOutput(store, job, { size: 5_000_000_000 }, '写')).toMatchObject({
      state: 'ready',
      size: 5_000_000_000,
    });
    expect(await refusal(keepItem(store, job, 3, { state: 'written', version: 1, note: null }))).toMatchObject({
      code: 'job-lost',
    });
    expect(await listOutputs(store)).toHaveLength(1);
    expect(await verifyAudit(store)).toMatchObject({ ok: true });
  });

  it('goes to another server when its own is not heard of, or gives it back', async () => {
    const { store } = test;
    const { id } = await askOutput(store, wish(1), '甲');
    const lost = await takeOutput(store, 'killed');
    expect(await takeOutput(store, 'two', { leaseSeconds: 0 })).toMatchObject({ id, taker: 'two' });
    if (lost === null) throw new Error('no job');
    expect(await beatOutput(store, lost)).toBe(false);
    expect(await refusal(endOutput(store, lost, { size: 1 }, '写'))).toMatchObject({ code: 'job-lost' });
    const job = await takeOutput(store, 'three', { leaseSeconds: 0 });
    if (job === null) throw new Error('no job');
    await returnOutput(store, job, 1);
    expect(await outputRecord(store, id)).toMatchObject({ state: 'waiting' });
  });

  it('counts how often it was begun in vain, whichever server did, until something came of it', async () => {
    const { store } = test;
    await askOutput(store, wish(2), '甲');
    const take = () => takeOutput(store, 'x', { leaseSeconds: 0 });
    expect(await take()).toMatchObject({ attempts: 1 });
    const second = await take();
    expect(second).toMatchObject({ attempts: 2 });
    if (second === null) throw new Error('no job');
    await keepItem(store, second, 1, { state: 'written', version: 2, note: null });
    const third = await take();
    expect(third).toMatchObject({ attempts: 2 });
    if (third === null) throw new Error('no job');
    await returnOutput(store, third, 0);
    expect(await take()).toMatchObject({ attempts: 1 });
    expect(await takeOutput(store, 'x', { leaseSeconds: 0, most: 1 })).toBeNull();
    expect(await takeOutput(store, 'x', { leaseSeconds: 0, most: 2 })).not.toBeNull();
  });

  it('is cancelled and deleted, also while it is at work', async () => {
    const { store } = test;
    const { id } = await askOutput(store, wish(2), '甲');
    const job = await takeOutput(store, 'one');
    if (job === null) throw new Error('no job');
    expect(await cancelOutput(store, id, '乙')).toMatchObject({ state: 'cancelled' });
    expect(await refusal(keepItem(store, job, 1, { state: 'written', version: 1, note: null }))).toMatchObject({
      code: 'job-lost',
    });
    expect(await cancelOutput(store, id, '乙')).toMatchObject({ state: 'cancelled' });
    await deleteOutput(store, id, '乙');
    expect(await refusal(outputRecord(store, id))).toMatchObject({ code: 'no-output' });
    expect(await refusal(keepItem(store, job, 1, { state: 'written', version: 1, note: null }))).toMatchObject({
      code: 'job-lost',
    });
    const failing = await askOutput(store, wish(1), '甲');
    const taken = await takeOutput(store, 'one');
    if (taken === null) throw new Error('no job');
    await endOutput(store, taken, { problem: { code: 'output-disk', facts: { reason: 'ENOSPC' } } }, '写');
    expect(await outputRecord(store, failing.id)).toMatchObject({ state: 'failed', problem: { code: 'output-disk' } });
  });

  it('outlives a document that is deleted meanwhile', async () => {
    const { store } = test;
    const { id, name, version } = await readSample(store, '甲.txt');
    const job = await askOutput(store, { ...wish(0), items: [{ document: id, name, entry: '甲.xlsx' }] }, '甲');
    await deleteDocument(store, id, version, '甲');
    expect(await outputItems(store, job.id, 0, 10)).toMatchObject([{ name: '甲.txt', state: 'waiting' }]);
  });
});
