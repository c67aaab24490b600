import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditHeads, verifyAudit } from '../audit/verify.js';
import { verifyRecords } from '../audit/verify-records.js';
import { openStore, type Store } from '../connect.js';
import { beatOutput, endOutput, keepItem, returnOutput, takeOutput } from '../jobs/output-queue.js';
import {
  askOutput,
  cancelOutput,
  chosenDocuments,
  deleteOutput,
  listOutputs,
  outputAges,
  outputItems,
  waitingOutputs,
} from '../jobs/outputs.js';
import { beat, queueDepth, returnJob, takeJob } from '../jobs/queue.js';
import { migrations } from '../migrations/all.js';
import { migrate } from '../migrations/migrate.js';
import { findingRows, formRows } from '../queries/export.js';
import { listDocuments, listForms } from '../queries/list.js';
import { overviewOf } from '../queries/overview.js';
import { deleteDocument } from '../records/delete.js';
import { saveFilled } from '../records/fill.js';
import { keepReading, keepUnread } from '../records/keep.js';
import { documentRecord, historyOf, openDocument, openSource } from '../records/open.js';
import { receiveDocument } from '../records/receive.js';
import { keepAsOwn, returnedDocument, takeReturn, waitingReturns } from '../records/returned.js';
import { saveCorrections, saveDecisions, savePolicy } from '../records/save.js';
import { bytesOf, finding, readSample, summary, type TestStore, testStore } from '../records/testing/test-store.js';
import { TEST_REGION } from '../testing/database.js';

/** Statements that the store sent, with their parameters' places. */
const sent = new Set<string>();
let test: TestStore;
let store: Store;

beforeAll(async () => {
  test = await testStore();
  store = await openStore({ url: test.url, region: TEST_REGION });
  store.pool.on('connect', (client) => {
    const query: (...said: unknown[]) => unknown = client.query.bind(client);
    Object.defineProperty(client, 'query', {
      value: (...said: unknown[]) => {
        const [asked] = said;
        const text = typeof asked === 'object' && asked !== null && 'text' in asked ? asked.text : asked;
        if (typeof text === 'string') sent.add(text.replace(/\s+/g, ' ').trim());
        return query(...said);
      },
    });
  });
});
afterAll(async () => {
  await store.close();
  await test.end();
});

it('asks every table by its region, and joins on it', async () => {
  // The connection that openStore made is not listened to: it has to go.
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(test.store.db);
  while (store.pool.totalCount > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await exerciseAll();
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'region_code'`.execute(test.store.db);
  const tables = rows.map(({ name }) => name);
  const naming = [...sent].filter((statement) => tables.some((name) => namesTable(statement, name)));
  expect(naming.length).toBeGreaterThan(40);
  for (const name of tables.filter((one) => one !== 'installation')) {
    expect([name, naming.some((statement) => namesTable(statement, name))]).toEqual([name, true]);
  }
  expect(naming.filter((statement) => !bound(statement))).toEqual([]);
});

it('asks every table by its region in the functions of the database too', () => {
  const functions = migrations.flatMap(({ statements }) =>
    statements.filter((one) => /^create (?:or replace )?function /.test(one)),
  );
  const inside = functions
    .flatMap((text) => text.split(/;|\bthen\b|\bbegin\b/))
    .map((statement) => statement.replace(/\s+/g, ' ').trim())
    .filter((statement) => /^(?:select|insert|update|delete) /.test(statement))
    // One function calls another of ours with the region.
    .filter((statement) => !/ from save_version\(p_region, /.test(statement));
  expect(inside.length).toBeGreaterThan(10);
  expect(inside.filter((statement) => !/region_code/.test(statement))).toEqual([]);
});

it('would see a statement that does not', () => {
  expect(bound('select * from "document" where "id" = $1')).toBe(false);
  const join = 'select * from "finding" inner join "document" on "document"."id" = "finding"."document"';
  expect(bound(`${join} where "finding"."region_code" = $1`)).toBe(false);
  expect(
    bound(`${join} and "document"."region_code" = "finding"."region_code" where "finding"."region_code" = $1`),
  ).toBe(true);
});

const namesTable = (statement: string, name: string): boolean =>
  new RegExp(`\\b(?:from|into|update|join) "?${name}"?(?![\\w"])`).test(statement);

/** One region for the first table, and one more for each that is joined. Those over all offices are named. */
function bound(statement: string): boolean {
  if (OVER_ALL_OFFICES.some((pattern) => pattern.test(statement))) return true;
  const joined = statement.match(/ join /g)?.length ?? 0;
  const regions = statement.match(/region_code"? (?:=|in)|\("region_code"/g)?.length ?? 0;
  return regions > joined;
}

/** What verifies and hands out the audit trails of all offices, and what asks whose database it is. */
const OVER_ALL_OFFICES = [
  /^select \* from "audit_chain" order by "region_code"$/,
  /^select distinct "region_code" from "audit_entry"$/,
  /from "?installation"?/,
];

async function exerciseAll(): Promise<void> {
  await migrate(store);
  const { id } = await readSample(store, 'one.txt', summary({ findings: [finding(), finding({ id: 'two' })] }));
  const save = { set: [{ form: 1, path: 'name', printed: null, value: '乙', reason: '' }], withdraw: [] };
  const changed = summary({ forms: [], findings: [finding({ id: 'three' })] });
  await saveCorrections(store, id, { version: 2, ...save, summary: changed }, '甲');
  await saveCorrections(
    store,
    id,
    { version: 3, set: [], withdraw: [{ form: 1, path: 'name' }], summary: summary() },
    '甲',
  );
  await saveCorrections(store, id, { version: 4, ...save, summary: changed }, '甲');
  const decision = { finding: 'three', state: 'confirmed' as const, reason: '' };
  await saveDecisions(store, id, { version: 5, decisions: [decision] }, '甲');
  await saveDecisions(store, id, { version: 6, decisions: [{ ...decision, state: 'open' }] }, '甲');
  await saveDecisions(store, id, { version: 7, decisions: [decision] }, '甲');
  await savePolicy(store, id, { version: 8, policy: 'p', summary: summary() }, '甲');
  await saveFilled(store, id, { version: 9, transcript: '{}', summary: summary() }, '甲');
  await openDocument(store, id);
  await documentRecord(store, id);
  await openSource(store, id);
  await openSource(store, id, 1);
  await historyOf(store, id);
  const choice = { search: 't', limit: 1 };
  for (const sort of ['receivedAt', 'name', 'department', 'year', 'errors', 'warnings', 'state'] as const) {
    await listDocuments(store, { ...choice, sort });
    await listForms(store, { ...choice, sort });
  }
  await listDocuments(store, { state: 'read' });
  await listDocuments(store);
  await listForms(store);
  await overviewOf(store);
  for await (const _ of formRows(store, choice));
  for await (const _ of findingRows(store, choice));
  await receiveDocument(store, { name: 'two.txt', bytes: bytesOf('two'), type: 'text' }, '甲');
  const job = await takeJob(store, 'taker');
  if (job === null) throw new Error('no job');
  await beat(store, 'taker', [job.id]);
  await queueDepth(store);
  await returnJob(store, job);
  const again = await takeJob(store, 'taker');
  if (again === null) throw new Error('no job');
  await keepUnread(store, again, { code: 'no-form', facts: {} }, '读');
  await expect(keepReading(store, again, { transcript: '{}', summary: summary() }, '读')).rejects.toMatchObject({
    code: 'job-lost',
  });
  await verifyAudit(store);
  await auditHeads(store);
  await verifyRecords(store);
  await exerciseOutputs(id);
  await deleteDocument(store, id, 10, '甲');
}

async function exerciseOutputs(id: string): Promise<void> {
  const item = { document: id, name: 'one.txt', entry: 'one.xlsx' };
  for (const choice of [{ documents: [id] }, { search: 'o', state: 'read' }, { forms: { kind: 'project' } }]) {
    await chosenDocuments(store, choice, 9);
  }
  const asked = await askOutput(store, { what: 'forms', format: 'xlsx', items: [item, item] }, '甲');
  const job = await takeOutput(store, 'taker');
  if (job === null) throw new Error('no job');
  await beatOutput(store, job);
  await keepItem(store, job, 1, { state: 'written', version: 1, note: null });
  await returnOutput(store, job, 1);
  const again = await takeOutput(store, 'taker');
  if (again === null) throw new Error('no job');
  await endOutput(store, again, { size: 1 }, '甲');
  await listOutputs(store);
  await outputAges(store);
  await waitingOutputs(store);
  await outputItems(store, asked.id, 0, 9, 'waiting');
  await cancelOutput(store, asked.id, '甲');
  await deleteOutput(store, asked.id, '甲');
  const back = await receiveDocument(store, { name: 'b.xlsx', bytes: bytesOf('b'), type: 'xlsx' }, '甲');
  const reading = await takeJob(store, 'taker');
  if (reading === null) throw new Error('no job');
  await keepReading(store, reading, { transcript: '{}', summary: summary(), record: { document: id } }, '读');
  await waitingReturns(store);
  await returnedDocument(store, back.document.id);
  const save = { from: back.document.id, fromVersion: 2, version: 9, transcript: '{}', summary: summary(), facts: {} };
  await expect(takeReturn(store, id, { ...save, version: 8 }, '甲')).rejects.toMatchObject({ code: 'stale-version' });
  await keepAsOwn(store, back.document.id, '甲');
}
