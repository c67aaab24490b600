import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveDocument } from '../records/receive.js';
import type { DocumentRecord } from '../records/record.js';
import {
  bytesOf,
  finding,
  form,
  readSample,
  summary,
  type TestStore,
  testStore,
} from '../records/testing/test-store.js';
import { type ListChoice, type ListedForm, listDocuments, listForms } from './list.js';
import type { SortKey } from './page.js';

const DEPARTMENTS = ['交通运输局', '教育局', null, '教育局', 'Bureau_100%', '水利局'];
const DOCUMENTS = 24;

const sorts: readonly SortKey[] = ['receivedAt', 'name', 'department', 'year', 'errors', 'warnings', 'state'];

describe('lists', () => {
  let test: TestStore;
  beforeAll(async () => {
    let minutes = 0;
    test = await testStore({ now: () => new Date(Date.UTC(2026, 0, 1, 0, Math.floor(minutes++ / 20))) });
    for (let index = 0; index < DOCUMENTS; index += 1) {
      const department = DEPARTMENTS[index % DEPARTMENTS.length] ?? null;
      const year = index % 4 === 0 ? null : String(2020 + (index % 3));
      const forms = [1, 2, 3].slice(0, index % 4).map((order) =>
        form({
          order,
          name: order === 2 ? null : `项目${index % 5}`,
          department,
          year,
          errors: index % 2,
          warnings: order,
        }),
      );
      const findings = Array.from({ length: index % 3 }, (_, at) =>
        finding({ id: `${at}`, severity: at === 0 ? 'error' : 'warning' }),
      );
      await readSample(
        test.store,
        `文件 ${String(index % 7)}-${index}.txt`,
        summary({ department, year, forms, findings }),
      );
    }
    for (const name of ['等待_1.txt', '等待%2.txt', 'C:\\表.xlsx']) {
      await receiveDocument(test.store, { name, bytes: bytesOf(name), type: 'text' }, '甲');
    }
  });
  afterAll(async () => await test.end());

  const allDocuments = async (choice: ListChoice): Promise<DocumentRecord[]> => {
    const found: DocumentRecord[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listDocuments(test.store, { ...choice, after });
      found.push(...page.documents);
      expect(page.documents.length).toBeLessThanOrEqual(choice.limit ?? 50);
      if (page.next === null) {
        expect(page.total).toBe(found.length);
        return found;
      }
      after = page.next;
    }
  };

  const allForms = async (choice: ListChoice): Promise<ListedForm[]> => {
    const found: ListedForm[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listForms(test.store, { ...choice, after });
      found.push(...page.forms);
      if (page.next === null) {
        expect(page.total).toBe(found.length);
        return found;
      }
      after = page.next;
    }
  };

  const isSorted = (values: readonly (string | number)[], order: 'asc' | 'desc'): boolean =>
    values.every((value, index) => {
      const before = values[index - 1];
      return before === undefined || value === before || (order === 'asc' ? before < value : before > value);
    });

  it('pages through every document once, in the order asked for, whatever the size of a page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sorts),
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.integer({ min: 1, max: 30 }),
        async (sort, order, limit) => {
          const found = await allDocuments({ sort, order, limit });
          expect(new Set(found.map(({ id }) => id)).size).toBe(DOCUMENTS + 3);
          expect(found.length).toBe(DOCUMENTS + 3);
          // Names are sorted by the database, in the order of its language.
          if (sort !== 'name' && sort !== 'department') {
            expect(
              isSorted(
                found.map((document) => document[sort] ?? ''),
                order,
              ),
            ).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('pages through every form once', async () => {
    const count = Array.from({ length: DOCUMENTS }, (_, index) => index % 4).reduce((sum, forms) => sum + forms, 0);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sorts),
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.integer({ min: 1, max: 30 }),
        async (sort, order, limit) => {
          const found = await allForms({ sort, order, limit });
          expect(new Set(found.map(({ document, order: at }) => `${document} ${at}`)).size).toBe(count);
          expect(found.length).toBe(count);
          if (sort === 'year' || sort === 'errors' || sort === 'warnings') {
            expect(
              isSorted(
                found.map((one) => one[sort] ?? ''),
                order,
              ),
            ).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('sorts names as Chinese readers look them up: 重庆 under C, 张 behind 上', async () => {
    const chinese = await testStore();
    for (const name of ['张家港', '上饶', '重庆', '安康', '北海']) {
      await receiveDocument(chinese.store, { name, bytes: bytesOf(name), type: 'text' }, '甲');
    }
    const names: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listDocuments(chinese.store, { sort: 'name', limit: 2, after });
      names.push(...page.documents.map(({ name }) => name));
      if (page.next === null) break;
      after = page.next;
    }
    const byCodePoint = ['上饶', '北海', '安康', '张家港', '重庆'];
    expect(names).toEqual(chinese.store.sortsChinese ? ['安康', '北海', '重庆', '上饶', '张家港'] : byCodePoint);
    await chinese.end();
  });

  it('goes backwards through what it goes forwards through', async () => {
    for (const sort of sorts) {
      const forwards = await allDocuments({ sort, order: 'asc', limit: 5 });
      const backwards = await allDocuments({ sort, order: 'desc', limit: 4 });
      expect(backwards.reverse().map(({ id }) => id)).toEqual(forwards.map(({ id }) => id));
    }
  });

  it('shows the newest first where nothing is asked', async () => {
    const { documents, total, next } = await listDocuments(test.store);
    expect([total, next]).toEqual([DOCUMENTS + 3, null]);
    expect(
      isSorted(
        documents.map(({ receivedAt }) => receivedAt),
        'desc',
      ),
    ).toBe(true);
  });

  it('finds by the names of file, form and department', async () => {
    const names = async (search: string): Promise<string[]> =>
      (await allDocuments({ search, sort: 'name', order: 'asc' })).map(({ name }) => name);
    expect((await names('教育局')).length).toBe(8);
    expect((await names('项目3')).length).toBeGreaterThan(0);
    expect(await names('-23.TXT')).toEqual(['文件 2-23.txt']);
    expect(await names('-２３．txt')).toEqual(['文件 2-23.txt']);
    expect(await names('nothing of the kind')).toEqual([]);
    expect((await names('  ')).length).toBe(DOCUMENTS + 3);
  });

  it('takes the signs of a pattern as they are', async () => {
    const names = async (search: string): Promise<string[]> => (await allDocuments({ search })).map(({ name }) => name);
    expect(await names('等待_')).toEqual(['等待_1.txt']);
    expect(await names('待%')).toEqual(['等待%2.txt']);
    expect(await names(':\\表')).toEqual(['C:\\表.xlsx']);
    expect((await names('bureau_100%')).length).toBe(4);
    expect((await allForms({ search: '_100%' })).every(({ department }) => department === 'Bureau_100%')).toBe(true);
  });

  it('never fails over a search, and finds only what holds it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 12 }), async (search) => {
        const { documents, total } = await listDocuments(test.store, { search });
        expect(documents.length).toBe(Math.min(total, 50));
      }),
      { numRuns: 60 },
    );
  });

  it('narrows by state', async () => {
    expect((await allDocuments({ state: 'queued', limit: 2 })).map(({ state }) => state)).toEqual(
      Array.from({ length: 3 }, () => 'queued'),
    );
    expect((await allDocuments({ state: 'unread' })).length).toBe(0);
    expect((await allDocuments({ state: 'anything' })).length).toBe(DOCUMENTS + 3);
  });

  it('refuses a cursor that is none, or of another list', async () => {
    const { next } = await listDocuments(test.store, { sort: 'errors', limit: 2 });
    const refused = { code: 'bad-cursor' };
    await expect(listDocuments(test.store, { sort: 'name', after: next ?? '' })).rejects.toMatchObject(refused);
    await expect(listDocuments(test.store, { sort: 'errors', order: 'desc', after: next ?? '' })).rejects.toMatchObject(
      refused,
    );
    await expect(listForms(test.store, { sort: 'errors', after: next ?? '' })).rejects.toMatchObject(refused);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        async (after) => {
          await expect(listDocuments(test.store, { after })).rejects.toMatchObject(refused);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never fails over a cursor but by saying so', async () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.maxSafeInteger(),
      fc.double(),
      fc.constantFrom(...sorts, 'asc', 'desc'),
      fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sorts),
        fc.array(part, { minLength: 1, maxLength: 4 }),
        async (sort, parts) => {
          const after = Buffer.from(JSON.stringify([sort, 'asc', ...parts])).toString('base64url');
          const answer = await listDocuments(test.store, { sort, order: 'asc', after }).then(
            () => 'page',
            (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
          );
          const forms = await listForms(test.store, { sort, order: 'asc', after }).then(
            () => 'page',
            (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
          );
          expect(['page', 'bad-cursor']).toContain(answer);
          expect(['page', 'bad-cursor']).toContain(forms);
        },
      ),
      { numRuns: 120 },
    );
  });
});
