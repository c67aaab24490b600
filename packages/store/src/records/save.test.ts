import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify.js';
import { StaleVersion } from '../problem.js';
import { listForms } from '../queries/list.js';
import { deleteDocument } from './delete.js';
import { historyOf, openDocument } from './open.js';
import { receiveDocument } from './receive.js';
import { saveCorrections, saveDecisions, savePolicy } from './save.js';
import {
  bytesOf,
  finding,
  form,
  readSample,
  refusal,
  summary,
  type TestStore,
  testStore,
} from './testing/test-store.js';

const cell = { form: 1, path: 'funds.total.rate' };
const correction = { ...cell, printed: '75.1%', value: '75.01%', reason: '看错一位' };

describe('saving', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(async () => await test.end());

  it('keeps a correction beside the print, and what follows from it', async () => {
    const { id } = await readSample(test.store, 'correct.txt');
    const mended = summary({ forms: [form({ recomputedTotal: '95.5' })], findings: [] });
    const saved = await saveCorrections(
      test.store,
      id,
      { version: 2, set: [correction], withdraw: [], summary: mended },
      '乙',
    );
    expect(saved).toMatchObject({ version: 3, corrections: [{ ...correction, by: '乙' }], decisions: [] });
    const opened = await openDocument(test.store, id);
    expect(opened.document).toMatchObject({ version: 3, corrections: 1, errors: 0, changedBy: '乙', state: 'read' });
    expect(opened.corrections).toEqual(saved.corrections);
    expect(opened.transcript).toBe('{"source":"correct.txt"}');
    const { forms } = await listForms(test.store, { search: 'correct.txt' });
    expect(forms).toMatchObject([{ document: id, printedTotal: '95.5', recomputedTotal: '95.5' }]);
  });

  it('replaces a correction of the same cell and keeps both', async () => {
    const { id } = await readSample(test.store, 'twice.txt');
    await saveCorrections(test.store, id, { version: 2, set: [correction], withdraw: [], summary: summary() }, '甲');
    const later = { ...correction, value: '75.0%' };
    const saved = await saveCorrections(
      test.store,
      id,
      { version: 3, set: [later], withdraw: [], summary: summary() },
      '乙',
    );
    expect(saved.corrections).toMatchObject([{ ...later, by: '乙' }]);
    const kept = await test.store.db
      .selectFrom('correction')
      .select(['from_version', 'to_version', 'value', 'made_by', 'ended_by'])
      .where('document', '=', id)
      .orderBy('from_version')
      .execute();
    expect(kept).toEqual([
      { from_version: 3, to_version: 4, value: '75.01%', made_by: '甲', ended_by: '乙' },
      { from_version: 4, to_version: null, value: '75.0%', made_by: '乙', ended_by: null },
    ]);
  });

  it('lets the later of two corrections of one cell in one save count', async () => {
    const { id } = await readSample(test.store, 'same-cell.txt');
    const set = [correction, { ...correction, value: null }];
    const saved = await saveCorrections(test.store, id, { version: 2, set, withdraw: [], summary: summary() }, '甲');
    expect(saved.corrections).toMatchObject([{ ...cell, value: null }]);
  });

  it('withdraws a correction, and refuses to withdraw what does not stand', async () => {
    const { id } = await readSample(test.store, 'withdraw.txt');
    await saveCorrections(test.store, id, { version: 2, set: [correction], withdraw: [], summary: summary() }, '甲');
    const withdraw = { set: [], withdraw: [cell], summary: summary() };
    const saved = await saveCorrections(test.store, id, { version: 3, ...withdraw }, '甲');
    expect(saved).toMatchObject({ version: 4, corrections: [] });
    expect((await openDocument(test.store, id)).document.corrections).toBe(0);
    await expect(saveCorrections(test.store, id, { version: 4, ...withdraw }, '甲')).rejects.toMatchObject({
      code: 'no-correction',
      facts: { form: '1', path: 'funds.total.rate' },
    });
    expect((await openDocument(test.store, id)).document.version).toBe(4);
  });

  it('confirms, dismisses and opens findings again', async () => {
    const findings = [finding(), finding({ id: 'document:X1:document', form: null })];
    const { id } = await readSample(test.store, 'decide.txt', summary({ findings }));
    const [first, second] = [findings[0]?.id ?? '', findings[1]?.id ?? ''];
    const both = await saveDecisions(
      test.store,
      id,
      {
        version: 2,
        decisions: [
          { finding: first, state: 'dismissed', reason: '另有文件' },
          { finding: second, state: 'confirmed', reason: '' },
        ],
      },
      '甲',
    );
    expect(both.decisions).toMatchObject([
      { finding: first, state: 'dismissed', reason: '另有文件', by: '甲' },
      { finding: second, state: 'confirmed', reason: '' },
    ]);
    const one = await saveDecisions(
      test.store,
      id,
      { version: 3, decisions: [{ finding: first, state: 'open', reason: '' }] },
      '乙',
    );
    expect(one.decisions).toMatchObject([{ finding: second }]);
    const opened = await openDocument(test.store, id);
    expect(opened.document).toMatchObject({ decided: 1, version: 4 });
    expect(opened.decisions).toEqual(one.decisions);
    const corrected = await saveCorrections(
      test.store,
      id,
      { version: 4, set: [correction, { ...correction, path: 'code' }], withdraw: [], summary: summary({ findings }) },
      '丙',
    );
    const { corrections, decisions } = await openDocument(test.store, id);
    expect({ corrections, decisions }).toEqual({ corrections: corrected.corrections, decisions: one.decisions });
    expect(corrected.decisions).toEqual(one.decisions);
  });

  it('refuses a decision on a finding that is not there, unless one was decided before', async () => {
    const { id } = await readSample(test.store, 'gone.txt');
    const decide = (version: number, which: string): Promise<unknown> =>
      saveDecisions(test.store, id, { version, decisions: [{ finding: which, state: 'confirmed', reason: '' }] }, '甲');
    await expect(decide(2, 'nothing')).rejects.toMatchObject({ code: 'no-finding', facts: { finding: 'nothing' } });
    await decide(2, finding().id);
    await saveCorrections(
      test.store,
      id,
      { version: 3, set: [correction], withdraw: [], summary: summary({ findings: [] }) },
      '甲',
    );
    await expect(decide(4, finding().id)).resolves.toMatchObject({ version: 5 });
  });

  it('keeps by which policy a document is scored', async () => {
    const { id } = await readSample(test.store, 'policy.txt');
    const chosen = summary({ forms: [form({ policy: 'sichuan-2022', recomputedTotal: '90' })] });
    const saved = await savePolicy(test.store, id, { version: 2, policy: 'sichuan-2022', summary: chosen }, '甲');
    expect(saved).toMatchObject({ version: 3, policy: 'sichuan-2022' });
    expect((await openDocument(test.store, id)).document.policy).toBe('sichuan-2022');
    await savePolicy(test.store, id, { version: 3, policy: null, summary: summary() }, '甲');
    const [, before] = await historyOf(test.store, id);
    expect(before).toMatchObject({ version: 3, action: 'policy-chosen', facts: { policy: 'sichuan-2022' } });
    expect((await openDocument(test.store, id)).document.policy).toBeNull();
  });

  it('says every version: who, when, what', async () => {
    const { id } = await readSample(test.store, 'history.txt');
    await saveCorrections(test.store, id, { version: 2, set: [correction], withdraw: [], summary: summary() }, '乙');
    const history = await historyOf(test.store, id);
    expect(history.map(({ version, by, action }) => [version, by, action])).toEqual([
      [3, '乙', 'corrected'],
      [2, '读', 'read'],
      [1, '甲', 'received'],
    ]);
    expect(history[0]?.facts).toMatchObject({ path: cell.path, printed: '75.1%', value: '75.01%', reason: '看错一位' });
    await expect(historyOf(test.store, 'nobody')).rejects.toMatchObject({ code: 'no-document' });
  });

  it('refuses a stale save with both versions, and changes nothing', async () => {
    const { id } = await readSample(test.store, 'stale.txt');
    await saveCorrections(test.store, id, { version: 2, set: [correction], withdraw: [], summary: summary() }, '乙');
    for (const save of [
      () => saveCorrections(test.store, id, { version: 2, set: [correction], withdraw: [], summary: summary() }, '甲'),
      () => saveDecisions(test.store, id, { version: 2, decisions: [] }, '甲'),
      () => savePolicy(test.store, id, { version: 2, policy: null, summary: summary() }, '甲'),
      () => deleteDocument(test.store, id, 2, '甲'),
    ]) {
      const refused = await refusal(save());
      expect(refused).toBeInstanceOf(StaleVersion);
      expect(refused).toMatchObject({ code: 'stale-version', document: id, held: 2, stands: { version: 3, by: '乙' } });
    }
    expect((await historyOf(test.store, id)).length).toBe(3);
  });

  it('makes no version of a save that changes nothing', async () => {
    const { id } = await readSample(test.store, 'nothing.txt');
    const saved = await saveCorrections(
      test.store,
      id,
      { version: 2, set: [], withdraw: [], summary: summary() },
      '甲',
    );
    expect(saved.version).toBe(2);
    expect((await historyOf(test.store, id)).length).toBe(2);
  });

  it('refuses to save what nobody has read, what is not there, and what no database can hold', async () => {
    const { document } = await receiveDocument(
      test.store,
      { name: 'unread.txt', bytes: bytesOf('x'), type: 'text' },
      '甲',
    );
    const save = { version: 1, set: [correction], withdraw: [], summary: summary() };
    await expect(saveCorrections(test.store, document.id, save, '甲')).rejects.toMatchObject({ code: 'not-read' });
    await expect(saveCorrections(test.store, 'nobody', save, '甲')).rejects.toMatchObject({ code: 'no-document' });
    const { id } = await readSample(test.store, 'nul.txt');
    await expect(
      saveCorrections(test.store, id, { ...save, version: 2, set: [{ ...correction, value: 'a\0' }] }, '甲'),
    ).rejects.toMatchObject({ code: 'not-storable', facts: { field: 'value' } });
  });

  it('takes two thousand corrections at once', async () => {
    const { id } = await readSample(test.store, 'many.txt');
    const set = Array.from({ length: 2000 }, (_, index) => ({ ...correction, path: `indicators.${index}.score` }));
    const saved = await saveCorrections(test.store, id, { version: 2, set, withdraw: [], summary: summary() }, '甲');
    expect(saved.corrections.length).toBe(2000);
    const none = await saveCorrections(
      test.store,
      id,
      { version: 3, set: [], withdraw: set, summary: summary() },
      '甲',
    );
    expect(none.corrections).toEqual([]);
  });

  it('saves or refuses each of 200 saves at once, loses none, and keeps the chain whole', async () => {
    const documents = await Promise.all(['a', 'b', 'c', 'd'].map((name) => readSample(test.store, `race-${name}.txt`)));
    const before = await verifyAudit(test.store);
    let [saved, refused] = [0, 0];
    await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const document = documents[index % documents.length];
        if (document === undefined) throw new Error('no document');
        const path = `indicators.${index}.score`;
        // Every second one looks first which version stands; the others hold on to the one that was read.
        const version =
          index % 8 < 4 ? (await openDocument(test.store, document.id)).document.version : document.version;
        const save = { version, set: [{ ...correction, path }], withdraw: [], summary: summary() };
        try {
          await saveCorrections(test.store, document.id, save, `人${index}`);
          saved += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(StaleVersion);
          refused += 1;
        }
      }),
    );
    expect(saved + refused).toBe(200);
    expect(saved).toBeGreaterThanOrEqual(documents.length);
    let kept = 0;
    for (const { id } of documents) {
      const { document, corrections } = await openDocument(test.store, id);
      expect(corrections.length).toBe(document.version - 2);
      expect((await historyOf(test.store, id)).map(({ version }) => version)).toEqual(
        Array.from({ length: document.version }, (_, index) => document.version - index),
      );
      kept += corrections.length;
    }
    expect(kept).toBe(saved);
    const after = await verifyAudit(test.store);
    expect(after.ok && before.ok && after.entries - before.entries).toBe(saved);
  });
});
