import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../connect.js';
import { deleteDocument } from '../records/delete.js';
import { saveDecisions } from '../records/save.js';
import { finding, form, readSample, summary, type TestStore, testStore } from '../records/testing/test-store.js';
import { TEST_REGION } from '../testing/database.js';
import { findingRows, formRows } from './export.js';

const DOCUMENTS = 105;

describe('exports', () => {
  let test: TestStore;
  const ids: string[] = [];
  beforeAll(async () => {
    test = await testStore();
    for (let index = 0; index < DOCUMENTS; index += 1) {
      const findings = [
        finding({ id: 'light', weight: 2 }),
        finding({ id: 'heavy', weight: 9, hangsOn: null, facts: { parts: ['1.10', '2'], empty: null } }),
        finding({ id: 'hanging', weight: 2, hangsOn: 'heavy' }),
      ];
      const forms = [form({ order: 1 }), form({ order: 2, annual: '12345678901234567890.123456789' })];
      const { id } = await readSample(test.store, `第${index}份.txt`, summary({ forms, findings }));
      ids.push(id);
    }
  });
  afterAll(async () => await test.end());

  it('gives every form of every document, with exact figures', async () => {
    const rows = [];
    let batches = 0;
    for await (const batch of formRows(test.store)) {
      rows.push(...batch);
      batches += 1;
    }
    expect(batches).toBe(2);
    expect(rows.map(({ document, order }) => `${document} ${order}`)).toEqual(
      ids.flatMap((id) => [`${id} 1`, `${id} 2`]),
    );
    expect(rows[1]).toEqual({
      document: ids[0],
      documentName: '第0份.txt',
      ...form({ order: 2, annual: '12345678901234567890.123456789' }),
    });
  });

  it('gives every finding, the heaviest first, with what was decided', async () => {
    const decide = (version: number, state: 'confirmed' | 'dismissed'): Promise<unknown> =>
      saveDecisions(
        test.store,
        ids[0] ?? '',
        { version, decisions: [{ finding: 'heavy', state, reason: '属实' }] },
        '乙',
      );
    await decide(2, 'dismissed');
    await decide(3, 'confirmed');
    const rows = [];
    for await (const batch of findingRows(test.store, { search: '第0份' })) rows.push(...batch);
    expect(rows.map(({ id }) => id)).toEqual(['heavy', 'light', 'hanging']);
    expect(rows[0]).toMatchObject({
      document: ids[0],
      documentName: '第0份.txt',
      weight: 9,
      facts: { parts: ['1.10', '2'], empty: null },
      decision: { state: 'confirmed', reason: '属实' },
    });
    expect(rows[2]).toMatchObject({ hangsOn: 'heavy', decision: null });
  });

  it('shows one moment, whatever is deleted meanwhile', async () => {
    let [rows, deleted] = [0, false];
    for await (const batch of formRows(test.store)) {
      rows += batch.length;
      if (!deleted) await deleteDocument(test.store, ids.at(-1) ?? '', 2, '甲');
      deleted = true;
    }
    expect(rows).toBe(2 * DOCUMENTS);
  });

  it('gives its connection back where the loop is left', async () => {
    const narrow = await openStore({ url: test.url, region: TEST_REGION, connections: 1 });
    for (let round = 0; round < 3; round += 1) {
      for await (const batch of formRows(narrow)) {
        expect(batch.length).toBeGreaterThan(0);
        break;
      }
    }
    await narrow.close();
  });

  it('gives nothing where nothing is found', async () => {
    for await (const batch of findingRows(test.store, { search: 'nothing' })) expect(batch).toBe(null);
  });
});
