import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeJob } from '../jobs/queue.js';
import { deleteDocument } from '../records/delete.js';
import { keepReading, keepUnread } from '../records/keep.js';
import { openDocument } from '../records/open.js';
import { receiveDocument } from '../records/receive.js';
import { saveCorrections, savePolicy } from '../records/save.js';
import type { ExaminationSummary } from '../records/summary.js';
import { bytesOf, finding, form, summary, type TestStore, testStore } from '../records/testing/test-store.js';
import { type OverviewRecord, overviewOf } from './overview.js';

const total = fc.option(fc.constantFrom('90', '95.50', '95.5', '100', '59.99'), { nil: null });
const grade = fc.option(fc.constantFrom('优', '良好', ' 中 ', '差', '合格'), { nil: null });
const anyForm = fc
  .record({
    kind: fc.constantFrom('project', 'department', 'account'),
    department: fc.option(fc.constantFrom('教育局', '水利局', "'; drop table"), { nil: null }),
    printedTotal: total,
    recomputedTotal: total,
    printedGrade: grade,
    gradeOfPrinted: grade,
    recomputedGrade: grade,
    executionRate: fc.option(fc.constantFrom('-0.1', '0.0000', '0.0999', '0.1', '0.75', '0.9999', '1.0000', '12'), {
      nil: null,
    }),
    errors: fc.nat(3),
  })
  .map((one) => form(one));
const anyFinding = fc
  .record({
    rule: fc.constantFrom('sum', 'rate'),
    code: fc.constantFrom('B1', 'B2', 'A1'),
    severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
    expected: fc.option(fc.constantFrom('1', '2'), { nil: null }),
  })
  .map((one) => finding(one));
const anySummary = fc
  .record({ forms: fc.array(anyForm, { maxLength: 4 }), findings: fc.array(anyFinding, { maxLength: 6 }) })
  .map(({ forms, findings }) =>
    summary({
      forms: forms.map((one, index) => ({ ...one, order: index + 1 })),
      findings: findings.map((one, index) => ({ ...one, id: String(index) })),
    }),
  );

/** Counts over what the model holds, written without any of the store's arithmetic. */
function expected(documents: ReadonlyMap<string, ExaminationSummary | 'waiting' | 'unread'>): Partial<OverviewRecord> {
  const all = [...documents.values()];
  const read = all.filter((one) => typeof one !== 'string');
  const forms = read.flatMap((one) => one.forms);
  const findings = read.flatMap((one) => one.findings);
  const scored = forms.filter((one) => one.printedTotal !== null || one.recomputedTotal !== null);
  const graded = (text: string | null): string =>
    '优良中差'.split('').find((one) => text?.trim().startsWith(one)) ?? '无';
  const grades = new Map<string, number>();
  for (const one of scored) {
    const key = `${graded(one.printedGrade ?? one.gradeOfPrinted)} ${graded(one.recomputedGrade)}`;
    grades.set(key, (grades.get(key) ?? 0) + 1);
  }
  const rates = forms.flatMap(({ executionRate: rate }) => (rate === null ? [] : [Number(rate)]));
  const step = (rate: number): number => Math.min(Math.max(Math.floor(rate * 10), 0), 10);
  const counts = (keys: readonly string[]): { key: string; count: number }[] =>
    [...new Set(keys)]
      .map((key) => ({ key, count: keys.filter((one) => one === key).length }))
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  return {
    documents: all.length,
    unread: all.filter((one) => one === 'unread').length,
    waiting: all.filter((one) => one === 'waiting').length,
    forms: forms.length,
    scored: scored.length,
    differing: forms.filter(
      ({ printedTotal: a, recomputedTotal: b }) => a !== null && b !== null && Number(a) !== Number(b),
    ).length,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    infos: findings.filter(({ severity }) => severity === 'info').length,
    rates: Array.from({ length: 11 }, (_, index) => ({
      key: String(index * 10),
      count: rates.filter((rate) => step(rate) === index).length,
    })),
    byRule: counts(findings.map(({ rule }) => rule)),
    byCode: counts(findings.map(({ code }) => code)),
    byKind: counts(forms.map(({ kind }) => kind)),
    grades: expect.toSatisfy(
      (rows: OverviewRecord['grades']) =>
        rows.length === grades.size &&
        rows.every(({ printed, recomputed, count }) => grades.get(`${printed} ${recomputed}`) === count),
    ),
    byDepartment: expect.toSatisfy((rows: OverviewRecord['byDepartment']) => {
      const keys = new Set(forms.map(({ department }) => department ?? ''));
      return (
        rows.length === keys.size &&
        rows.every(({ key, count, errors }) => {
          const own = forms.filter(({ department }) => (department ?? '') === key);
          return own.length === count && own.reduce((sum, one) => sum + one.errors, 0) === errors;
        }) &&
        rows.every((row, index) => index === 0 || (rows[index - 1]?.errors ?? 0) >= row.errors)
      );
    }),
    totals: expect.toSatisfy(
      (rows: OverviewRecord['totals']) =>
        rows.length === forms.filter((one) => one.printedTotal !== null && one.recomputedTotal !== null).length,
    ),
  };
}

describe('overviewOf', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(async () => await test.end());

  it('is what counting everything anew gives, whatever is received, read, corrected and deleted', async () => {
    const { store } = test;
    const deed = fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('read' as const), with: anySummary }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('receive' as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('unread' as const) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('correct' as const), at: fc.nat(), with: anySummary }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('policy' as const), at: fc.nat(), with: anySummary }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), at: fc.nat() }) },
    );
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async (deeds) => {
        const model = new Map<string, ExaminationSummary | 'waiting' | 'unread'>();
        const receive = async (): Promise<string> => {
          number += 1;
          const name = `${number}.txt`;
          const { document } = await receiveDocument(store, { name, bytes: bytesOf(name), type: 'text' }, '甲');
          model.set(document.id, 'waiting');
          return document.id;
        };
        for (const one of deeds) {
          if (one.kind === 'receive') await receive();
          if (one.kind === 'read' || one.kind === 'unread') {
            await receive();
            const job = await takeJob(store, 'test');
            if (job === null) throw new Error('no job');
            if (one.kind === 'unread') await keepUnread(store, job, { code: 'no-form', facts: {} }, '读');
            else await keepReading(store, job, { transcript: '{}', summary: one.with }, '读');
            model.set(job.document, one.kind === 'unread' ? 'unread' : one.with);
          }
          if ('at' in one) {
            const fit = [...model].filter(([, state]) => one.kind === 'delete' || typeof state !== 'string');
            const id = fit[one.at % Math.max(1, fit.length)]?.[0];
            if (id === undefined) continue;
            const { version } = (await openDocument(store, id)).document;
            if (one.kind === 'delete') {
              await deleteDocument(store, id, version, '甲');
              model.delete(id);
            } else {
              const set = [{ form: 1, path: 'name', printed: null, value: String(version), reason: '' }];
              if (one.kind === 'policy') await savePolicy(store, id, { version, policy: 'p', summary: one.with }, '甲');
              else await saveCorrections(store, id, { version, set, withdraw: [], summary: one.with }, '甲');
              model.set(id, one.with);
            }
          }
        }
        expect(await overviewOf(store)).toMatchObject(expected(model));
        for (const id of model.keys()) {
          await deleteDocument(store, id, (await openDocument(store, id)).document.version, '甲');
        }
        expect(await overviewOf(store)).toMatchObject(expected(new Map()));
      }),
      { numRuns: 25 },
    );
  });

  it('is the same object while nothing changes, and another one after', async () => {
    const [one, two] = await Promise.all([overviewOf(test.store), overviewOf(test.store)]);
    expect(await overviewOf(test.store)).toBe(one);
    expect(two).toEqual(one);
    await receiveDocument(test.store, { name: 'more', bytes: bytesOf('more'), type: 'text' }, '甲');
    expect((await overviewOf(test.store)).documents).toBe(one.documents + 1);
  });
});
