import { sql } from 'kysely';
import { appendEntry, holdChain } from '../audit/append.js';
import { tellChange } from '../changes.js';
import { asking, inTransaction, type Store, type Work } from '../connect.js';
import { StoreProblem } from '../problem.js';
import { type FormNarrowing, narrowing } from '../queries/narrow-forms.js';
import { patternOf } from '../queries/page.js';
import { sortableId } from '../records/id.js';
import { requireStorable } from '../records/storable.js';
import { itemOf, OUTPUT_COLUMNS, type OutputItem, type OutputRecord, outputOf } from './output-record.js';

/** A document that is to be written. */
export interface ChosenDocument {
  readonly id: string;
  readonly name: string;
}

/** Which documents: those named, those that a search of the list finds, or those of which a form is found. */
export type OutputChoice =
  | { readonly documents: readonly string[] }
  | { readonly search?: string | undefined; readonly state?: string | undefined }
  | { readonly forms: FormNarrowing & { readonly search?: string | undefined } };

/** Rows that are written with one statement. */
const BATCH = 1000;

/** The documents of a choice, newest first; at most one more than `most`, so that too many are seen. */
export async function chosenDocuments(store: Store, choice: OutputChoice, most: number): Promise<ChosenDocument[]> {
  const { db, region } = store;
  const documents = db
    .selectFrom('document')
    .select(['id', 'name'])
    .where('region_code', '=', region)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most + 1);
  if ('documents' in choice) {
    if (choice.documents.length === 0) return [];
    return await asking(() => documents.where('id', 'in', choice.documents).execute());
  }
  if ('forms' in choice) {
    const pattern = patternOf(choice.forms.search);
    const found = db
      .selectFrom('scored_form')
      .select('document')
      .where('region_code', '=', region)
      .$if(pattern !== null, (query) => query.where('sought', 'like', pattern))
      .where((column) => column.and(narrowing(column, region, choice.forms)));
    return await asking(() => documents.where('id', 'in', found).execute());
  }
  const pattern = patternOf(choice.search);
  const { state } = choice;
  return await asking(() =>
    documents
      .$if(pattern !== null, (query) => query.where('sought', 'like', pattern))
      .$if(state !== undefined && state !== '', (query) => query.where(sql<boolean>`state = ${state}`))
      .execute(),
  );
}

/** What is to be written of which documents, each under which name in the archive. */
export interface OutputWish {
  readonly what: string;
  readonly format: string;
  readonly items: readonly { readonly document: string; readonly name: string; readonly entry: string }[];
}

/** Keeps a job and queues it, all or nothing. @throws StoreProblem */
export async function askOutput(store: Store, wish: OutputWish, by: string): Promise<OutputRecord> {
  const { what, format, items } = wish;
  requireStorable({ what, format, by });
  for (const { name, entry } of items) requireStorable({ name, entry });
  const { region } = store;
  return await inTransaction(store, async (trx) => {
    const at = store.now();
    const id = sortableId(at);
    const row = await trx
      .insertInto('output_job')
      .values({
        region_code: region,
        id,
        what,
        format,
        state: 'waiting',
        total: items.length,
        ...FRESH,
        asked_at: at,
        asked_by: by,
      })
      .returning(OUTPUT_COLUMNS)
      .executeTakeFirstOrThrow();
    for (let from = 0; from < items.length; from += BATCH) {
      const rows = items.slice(from, from + BATCH).map((item, index) => ({
        region_code: region,
        job: id,
        ordinal: from + index + 1,
        ...item,
        state: 'waiting' as const,
        version: null,
        code: null,
        facts: null,
      }));
      await trx.insertInto('output_item').values(rows).execute();
    }
    await tellChange(store, trx, { kind: 'output', id });
    await recordOutput(store, trx, id, 'output-asked', by, { what, format, total: String(items.length) });
    return outputOf(row);
  });
}

const FRESH = {
  written: 0,
  left_out: 0,
  ended_at: null,
  size: null,
  problem_code: null,
  problem_facts: null,
  taker: null,
  beat_at: null,
  attempts: 0,
};

/** An entry of the audit trail about files that were written. The last step of a transaction. */
export async function recordOutput(
  store: Store,
  trx: Work,
  subject: string,
  action: string,
  by: string,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  const chain = await holdChain(trx, store.region);
  await appendEntry(trx, chain, { at: store.now(), by, action, subject, facts });
}

/** Keeps in the audit trail that one document was written and handed out at once, without a job. */
export async function recordHandedOut(
  store: Store,
  facts: {
    readonly document: string;
    readonly version: string;
    readonly what: string;
    readonly format: string;
    readonly code: string;
  },
  by: string,
): Promise<void> {
  requireStorable({ ...facts, by });
  await inTransaction(store, (trx) =>
    // Not under the document's own name: what stands there are its versions.
    recordOutput(store, trx, `written:${facts.document}`, 'written', by, facts),
  );
}

/** The newest jobs, newest first. */
export async function listOutputs(store: Store): Promise<readonly OutputRecord[]> {
  const rows = await asking(() =>
    store.db
      .selectFrom('output_job')
      .select(OUTPUT_COLUMNS)
      .where('region_code', '=', store.region)
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST_LISTED)
      .execute(),
  );
  return rows.map(outputOf);
}

/** Most jobs that are listed. */
const MOST_LISTED = 500;

/** When a job ended, and how many bytes its archive has. */
export type OutputAge = Pick<OutputRecord, 'id' | 'endedAt' | 'size'>;

/** Every job, however many there are: those that go on first, then those that ended, the last to end first. */
export async function outputAges(store: Store): Promise<readonly OutputAge[]> {
  return await asking(() =>
    store.db
      .selectFrom('output_job')
      .select(['id', 'ended_at as endedAt', 'size'])
      .where('region_code', '=', store.region)
      .orderBy('ended_at', (order) => order.desc().nullsFirst())
      .orderBy('id', 'desc')
      .execute(),
  );
}

/** How many jobs nobody has taken yet. */
export async function waitingOutputs(store: Store): Promise<number> {
  const { waiting } = await asking(() =>
    store.db
      .selectFrom('output_job')
      .select((column) => column.fn.countAll<number>().as('waiting'))
      .where('region_code', '=', store.region)
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow(),
  );
  return waiting;
}

/** @throws StoreProblem no-output */
export async function outputRecord(store: Store, id: string): Promise<OutputRecord> {
  const row = await asking(() =>
    store.db
      .selectFrom('output_job')
      .select(OUTPUT_COLUMNS)
      .where('region_code', '=', store.region)
      .where('id', '=', id)
      .executeTakeFirst(),
  );
  if (row === undefined) throw new StoreProblem('no-output', { output: id });
  return outputOf(row);
}

/** The documents of a job behind an ordinal, in order; those of one state where it is named. */
export async function outputItems(
  store: Store,
  id: string,
  after: number,
  limit: number,
  state?: OutputItem['state'],
): Promise<readonly OutputItem[]> {
  const rows = await asking(() =>
    store.db
      .selectFrom('output_item')
      .selectAll()
      .where('region_code', '=', store.region)
      .where('job', '=', id)
      .where('ordinal', '>', after)
      .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'waiting'))
      .orderBy('ordinal')
      .limit(limit)
      .execute(),
  );
  return rows.map(itemOf);
}

/** Ends a job that waits or is at work; one that has ended stays as it is. @throws StoreProblem no-output */
export async function cancelOutput(store: Store, id: string, by: string): Promise<OutputRecord> {
  const { region } = store;
  requireStorable({ by });
  return await inTransaction(store, async (trx) => {
    const held = await holdOutput(trx, region, id);
    if (held.state !== 'waiting' && held.state !== 'working') return outputOf(held);
    const row = await trx
      .updateTable('output_job')
      .set({ state: 'cancelled', taker: null, beat_at: null, ended_at: store.now() })
      .where('region_code', '=', region)
      .where('id', '=', id)
      .returning(OUTPUT_COLUMNS)
      .executeTakeFirstOrThrow();
    await tellChange(store, trx, { kind: 'output', id });
    await recordOutput(store, trx, id, 'output-cancelled', by, { written: String(row.written) });
    return outputOf(row);
  });
}

/** Deletes a job with its results; the audit trail keeps that it was. @throws StoreProblem no-output */
export async function deleteOutput(store: Store, id: string, by: string): Promise<void> {
  const { region } = store;
  requireStorable({ by });
  await inTransaction(store, async (trx) => {
    const held = await holdOutput(trx, region, id);
    await trx.deleteFrom('output_job').where('region_code', '=', region).where('id', '=', id).execute();
    await tellChange(store, trx, { kind: 'output', id });
    await recordOutput(store, trx, id, 'output-deleted', by, { state: held.state, written: String(held.written) });
  });
}

/** Takes a job for this transaction. @throws StoreProblem no-output */
export async function holdOutput(trx: Work, region: string, id: string) {
  const row = await trx
    .selectFrom('output_job')
    .selectAll()
    .where('region_code', '=', region)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new StoreProblem('no-output', { output: id });
  return row;
}
