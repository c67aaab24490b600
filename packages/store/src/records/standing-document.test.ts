import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify.js';
import { verifyRecords } from '../audit/verify-records.js';
import { openStore, type Store } from '../connect.js';
import { StaleVersion } from '../problem.js';
import { TEST_REGION } from '../testing/database.js';
import { differenceOf } from './difference.js';
import { openDocument } from './open.js';
import { findingOf, formOf } from './rows.js';
import { saveCorrections, saveDecisions, savePolicy } from './save.js';
import { standingDocument } from './standing-document.js';
import type { ExaminationSummary } from './summary.js';
import { finding, form, readSample, refusal, summary, type TestStore, testStore } from './testing/test-store.js';

const anySummary = fc
  .record({
    forms: fc.uniqueArray(
      fc.record({ order: fc.integer({ min: 1, max: 4 }), total: fc.constantFrom(null, '90', '91') }),
      {
        selector: ({ order }) => order,
      },
    ),
    findings: fc.uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), figures: fc.constantFrom('1', '2') }),
      {
        selector: ({ id }) => id,
      },
    ),
  })
  .map(
    ({ forms, findings }): ExaminationSummary =>
      summary({
        forms: forms.map(({ order, total }) => form({ order, printedTotal: total })),
        findings: findings.map(({ id, figures }) => finding({ id, figures, facts: { actual: figures } })),
      }),
  );

describe('what stands of a document', () => {
  let test: TestStore;
  let other: Store;
  beforeAll(async () => {
    test = await testStore();
    other = await openStore({ url: test.url, region: TEST_REGION });
  });
  afterAll(async () => {
    await other.close();
    await test.end();
  });

  const rowsKept = async (id: string): Promise<unknown> => {
    const { db } = test.store;
    const forms = await db.selectFrom('scored_form').selectAll().where('document', '=', id).execute();
    const findings = await db.selectFrom('finding').selectAll().where('document', '=', id).execute();
    return {
      forms: forms.map(formOf).sort((a, b) => a.order - b.order),
      findings: findings.map(findingOf).sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
  };

  it('is the same to two servers that save the same document in turn, and all rows are those of the last save', async () => {
    let number = 0;
    const step = fc.record({
      byOther: fc.boolean(),
      what: fc.constantFrom('correct', 'policy', 'difference'),
      summary: anySummary,
    });
    await fc.assert(
      fc.asyncProperty(anySummary, fc.array(step, { minLength: 1, maxLength: 5 }), async (first, steps) => {
        number += 1;
        const { id } = await readSample(test.store, `turn-${number}.txt`, first);
        let version = 2;
        for (const { byOther, what, summary: examined } of steps) {
          const store = byOther ? other : test.store;
          const set = [{ form: 1, path: 'name', printed: null, value: String(version), reason: '' }];
          if (what === 'policy') await savePolicy(store, id, { version, policy: null, summary: examined }, '甲');
          else {
            const standing = await standingDocument(store, id, version);
            const said = what === 'correct' ? examined : differenceOf(examined, standing, version);
            await saveCorrections(store, id, { version, set, withdraw: [], summary: said }, '甲');
          }
          version += 1;
          expect(await rowsKept(id)).toEqual({
            forms: [...examined.forms].sort((a, b) => a.order - b.order),
            findings: [...examined.findings].sort((a, b) => (a.id < b.id ? -1 : 1)),
          });
        }
        const late = { version: version - 1, set: [], withdraw: [], summary: summary() };
        expect(await refusal(saveCorrections(other, id, late, '乙'))).toBeInstanceOf(StaleVersion);
      }),
      { numRuns: 20 },
    );
    expect(await verifyAudit(test.store)).toMatchObject({ ok: true });
    expect(await verifyRecords(test.store)).toMatchObject({ ok: true });
  });

  it('is read after a restart as it was remembered before, exactly, with one statement', async () => {
    const rate = '0.12345678901234567890';
    const forms = [
      form({ printedTotal: '90.00', recomputedTotal: '123456789012345678.10', executionRate: rate }),
      form({ order: 2, printedTotal: null }),
    ];
    const { id } = await readSample(test.store, 'restart.txt', summary({ forms }));
    await standingDocument(test.store, id, 2);
    const decisions = [{ finding: finding().id, state: 'confirmed' as const, reason: '' }];
    await saveDecisions(test.store, id, { version: 2, decisions }, '甲');
    const set = ['name', 'total.score'].map((path) => ({ form: 1, path, printed: null, value: '乙', reason: '' }));
    await saveCorrections(test.store, id, { version: 3, set, withdraw: [], summary: summary({ forms }) }, '甲');
    const fresh = await openStore({ url: test.url, region: TEST_REGION });
    try {
      const sent: unknown[] = [];
      const client = await fresh.pool.connect();
      const query: (...said: unknown[]) => unknown = client.query.bind(client);
      Object.defineProperty(client, 'query', {
        value: (...said: unknown[]) => {
          sent.push(said[0]);
          return query(...said);
        },
      });
      client.release();
      expect(await standingDocument(fresh, id, 4)).toEqual(await standingDocument(test.store, id, 4));
      expect(sent).toHaveLength(1);
    } finally {
      await fresh.close();
    }
  });

  it('keeps each finding in its row while only its figures change, and gives a new one the next', async () => {
    const findings = (...all: readonly (readonly [string, string])[]): ExaminationSummary =>
      summary({ findings: all.map(([id, figures]) => finding({ id, figures })) });
    const { id } = await readSample(test.store, 'rows.txt', findings(['a', '1'], ['b', '1'], ['c', '1']));
    const kept = async (): Promise<unknown> => {
      const rows = test.store.db.selectFrom('finding').select(['ordinal', 'id', 'figures']).where('document', '=', id);
      return (await rows.orderBy('ordinal').execute()).map((row) => [row.ordinal, row.id, row.figures]);
    };
    const save = async (version: number, examined: ExaminationSummary): Promise<unknown> => {
      await savePolicy(test.store, id, { version, policy: null, summary: examined }, '甲');
      return await kept();
    };
    expect(await save(2, findings(['d', '1'], ['a', '2'], ['c', '1']))).toEqual([
      [1, 'a', '2'],
      [3, 'c', '1'],
      [4, 'd', '1'],
    ]);
    expect(await save(3, findings(['c', '3'], ['b', '1']))).toEqual([
      [3, 'c', '3'],
      [5, 'b', '1'],
    ]);
  });

  it('refuses a save that another server was faster with, though the version was remembered', async () => {
    const { id } = await readSample(test.store, 'faster.txt');
    await standingDocument(test.store, id, 2);
    const save = { version: 2, policy: null, summary: summary() };
    await savePolicy(other, id, save, '乙');
    const refused = await refusal(savePolicy(test.store, id, save, '甲'));
    expect(refused).toMatchObject({ code: 'stale-version', stands: { version: 3, by: '乙' } });
    await expect(savePolicy(test.store, id, { ...save, version: 3 }, '甲')).resolves.toMatchObject({ version: 4 });
  });

  it('lets a decision lapse when its finding rests on other figures, and not before', async () => {
    const { id } = await readSample(test.store, 'lapse.txt', summary({ findings: [finding({ figures: 'one' })] }));
    const decision = { finding: finding().id, state: 'dismissed' as const, reason: '另有文件' };
    const decided = await saveDecisions(test.store, id, { version: 2, decisions: [decision] }, '甲');
    expect(decided.decisions).toMatchObject([{ figures: 'one', lapsed: false }]);
    const save = (version: number, figures: string | null) =>
      savePolicy(
        test.store,
        id,
        { version, policy: null, summary: summary({ findings: figures === null ? [] : [finding({ figures })] }) },
        '甲',
      );
    expect((await save(3, 'two')).decisions).toMatchObject([{ state: 'dismissed', lapsed: true }]);
    expect((await openDocument(test.store, id)).decisions).toMatchObject([{ figures: 'one', lapsed: true }]);
    expect((await openDocument(other, id)).decisions).toMatchObject([{ lapsed: true }]);
    const again = await saveDecisions(test.store, id, { version: 4, decisions: [decision] }, '甲');
    expect(again.decisions).toMatchObject([{ figures: 'two', lapsed: false }]);
    expect((await save(5, null)).decisions).toMatchObject([{ lapsed: false }]);
    expect((await save(6, 'two')).decisions).toMatchObject([{ lapsed: false }]);
    expect(await verifyRecords(test.store)).toMatchObject({ ok: true });
  });

  it('finds a decision whose figures were changed by hand', async () => {
    const { id } = await readSample(test.store, 'forged.txt');
    const decisions = [{ finding: finding().id, state: 'confirmed' as const, reason: '' }];
    await saveDecisions(test.store, id, { version: 2, decisions }, '甲');
    const change = (figures: string) =>
      test.store.db.updateTable('decision').set({ figures }).where('document', '=', id).execute();
    await change('other');
    expect(await verifyRecords(test.store)).toMatchObject({
      ok: false,
      firstFault: { document: id, kind: 'decisions' },
    });
    await change(finding().figures);
    expect(await verifyRecords(test.store)).toMatchObject({ ok: true });
  });
});
