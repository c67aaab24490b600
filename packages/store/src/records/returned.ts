import type { Selectable } from 'kysely';
import { tellChange } from '../changes.js';
import { asking, inTransaction, type Store, type Work } from '../connect.js';
import { StoreProblem } from '../problem.js';
import { tallyOf } from '../queries/tally.js';
import type { Tables } from '../schema/tables.js';
import { digestOf } from './canonical.js';
import { changeDocument, type HeldDocument, holdDocument, recordDeed, recordVersion } from './changing.js';
import { contributionOf, writeExamination } from './examined.js';
import type { DocumentRecord } from './record.js';
import { DOCUMENT_COLUMNS, documentOf } from './rows.js';
import { correctionContent, endStanding, standingCorrections } from './standing.js';
import { requireStorable, storable } from './storable.js';
import type { ExaminationSummary } from './summary.js';

/** What a file says of the document that it was written for, by the names of its properties. */
export type ReturnProperties = Readonly<Record<string, string>>;

/** A document whose file was written here, filled in elsewhere, and came back. */
export interface ReturnedDocument {
  readonly document: DocumentRecord;
  readonly record: ReturnProperties;
}

/** Notes with its reading that a document came back; within the transaction that keeps the reading. */
export async function noteReturn(store: Store, trx: Work, document: string, record: ReturnProperties): Promise<void> {
  const said = Object.fromEntries(Object.entries(record).map(([key, value]) => [storable(key), storable(value)]));
  await trx
    .insertInto('returned_file')
    .values({ region_code: store.region, document, record: JSON.stringify(said), noted_at: store.now() })
    .onConflict((conflict) => conflict.columns(['region_code', 'document']).doNothing())
    .execute();
}

/** Most documents that are listed as come back. */
const MOST_LISTED = 500;

/** The documents that came back and of which nobody has said yet what becomes of them, oldest first. */
export async function waitingReturns(store: Store): Promise<readonly ReturnedDocument[]> {
  const rows = await asking(() =>
    returned(store).orderBy('returned_file.noted_at').orderBy('document.id').limit(MOST_LISTED).execute(),
  );
  return rows.map(({ record, ...row }) => ({ document: documentOf(row), record }));
}

/** A document that came back. @throws StoreProblem no-return where it is none, or none any more */
export async function returnedDocument(store: Store, document: string): Promise<ReturnedDocument> {
  const row = await asking(() => returned(store).where('document.id', '=', document).executeTakeFirst());
  if (row === undefined) throw new StoreProblem('no-return', { document });
  const { record, ...rest } = row;
  return { document: documentOf(rest), record };
}

function returned({ db, region }: Store) {
  return db
    .selectFrom('returned_file')
    .innerJoin('document', (join) =>
      join
        .onRef('document.region_code', '=', 'returned_file.region_code')
        .onRef('document.id', '=', 'returned_file.document'),
    )
    .select(DOCUMENT_COLUMNS.map((column) => `document.${column}` as const))
    .select('returned_file.record')
    .where('returned_file.region_code', '=', region);
}

/**
 * Lets a document that came back be a document of its own; its history and the audit trail keep who said so.
 * @throws StoreProblem no-return, no-document
 */
export async function keepAsOwn(store: Store, document: string, by: string): Promise<void> {
  requireStorable({ by });
  await inTransaction(store, async (trx) => {
    const held = await holdDocument(trx, store.region, document, null);
    const gone = await trx
      .deleteFrom('returned_file')
      .where('region_code', '=', store.region)
      .where('document', '=', document)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw new StoreProblem('no-return', { document });
    const [at, version] = [store.now(), held.version + 1];
    await changeDocument(trx, held, { version, changed_at: at, changed_by: by });
    await recordVersion(store, trx, document, version, { action: 'kept-as-own', by, at, facts: {}, tally: [] });
  });
}

/** A document that came back, to become the new version of the one that it was written for. */
export interface ReturnSave {
  /** The document that came back, and the version of it that was looked at. */
  readonly from: string;
  readonly fromVersion: number;
  /** The version that is changed. */
  readonly version: number;
  /** JSON text; the corrections that stood are in it, and end. */
  readonly transcript: string;
  readonly summary: ExaminationSummary;
  /** For the history: how many cells changed, and why it is done. */
  readonly facts: Readonly<Record<string, string>>;
}

/**
 * Makes what came back the new version of a document: its file, transcript and findings; the earlier file is kept. The
 * document that came back is no longer one of its own. All or nothing.
 * @throws StaleVersion · StoreProblem no-document, no-return, not-read, return-twin, not-storable …
 */
export async function takeReturn(
  store: Store,
  document: string,
  save: ReturnSave,
  by: string,
): Promise<DocumentRecord> {
  requireStorable({ transcript: save.transcript, by, ...save.facts });
  const { region } = store;
  return await inTransaction(store, async (trx) => {
    const { held, from } = await holdBoth(trx, region, document, save);
    await dissolve(store, trx, from, held, by);
    const [at, version] = [store.now(), held.version + 1];
    await trx
      .insertInto('document_file')
      .values({
        region_code: region,
        document,
        version: held.version,
        file_hash: held.file_hash,
        name: held.name,
        type: held.type,
      })
      .execute();
    const standing = held.corrections === 0 ? [] : await standingCorrections(trx, held);
    await endStanding(trx, 'correction', held, standing, { version, at, by });
    await trx
      .insertInto('transcript')
      .values({ region_code: region, document, version, body: save.transcript })
      .execute();
    const renamed = { ...held, name: nameAfter(held.name, from.name) };
    await refuseTwin(trx, renamed, from);
    const { tally, columns } = await writeExamination(trx, renamed, save.summary);
    await trx
      .updateTable('scored_form')
      .set({ document_name: renamed.name })
      .where('region_code', '=', region)
      .where('document', '=', document)
      .execute();
    const row = await changeDocument(trx, held, {
      ...columns,
      name: renamed.name,
      file_hash: from.file_hash,
      size: from.size,
      type: from.type,
      corrections: 0,
      version,
      changed_at: at,
      changed_by: by,
    });
    await recordVersion(store, trx, document, version, {
      action: 'returned',
      by,
      at,
      facts: {
        ...save.facts,
        name: row.name,
        hash: row.hash,
        size: String(row.size),
        type: row.type,
        file: from.name,
        ...(standing.length === 0 ? {} : { ended: correctionContent([], standing) }),
      },
      tally,
      content: digestOf(save.transcript),
    });
    return row;
  });
}

type Held = Selectable<Tables['document']>;

/** Takes both documents, always in the same order, so that two who do this do not stand against each other. */
async function holdBoth(
  trx: Work,
  region: string,
  document: string,
  { from, fromVersion, version }: ReturnSave,
): Promise<{ readonly held: Held; readonly from: Held }> {
  const held = new Map<string, HeldDocument>();
  const wanted = [[document, version] as const, [from, fromVersion] as const];
  for (const [id, stands] of wanted.sort(([a], [b]) => (a < b ? -1 : 1))) {
    held.set(id, await holdDocument(trx, region, id, stands));
  }
  const [own, other] = [held.get(document), held.get(from)];
  if (own === undefined || other === undefined || own === other)
    throw new StoreProblem('no-return', { document: from });
  for (const one of [own, other]) {
    if (one.state !== 'read') throw new StoreProblem('not-read', { document: one.id, state: one.state });
  }
  const noted = await trx
    .selectFrom('returned_file')
    .select('document')
    .where('region_code', '=', region)
    .where('document', '=', from)
    .executeTakeFirst();
  if (noted === undefined) throw new StoreProblem('no-return', { document: from });
  return { held: own, from: other };
}

/** Takes a document out of the list whose file goes over to another; the file stays. */
async function dissolve(store: Store, trx: Work, from: HeldDocument, to: HeldDocument, by: string): Promise<void> {
  const before = await contributionOf(trx, from);
  await trx.deleteFrom('document').where('region_code', '=', store.region).where('id', '=', from.id).execute();
  await tellChange(store, trx, { kind: 'deleted', id: from.id });
  const facts = { name: from.name, hash: from.file_hash, version: String(from.version), takenInto: to.id };
  const deed = { action: 'deleted', by, at: store.now(), facts, tally: tallyOf(null, before) };
  await recordDeed(store, trx, from.id, deed, {});
}

/** No two documents have one name and one file. @throws StoreProblem return-twin, which names the other one */
async function refuseTwin(trx: Work, renamed: Held, from: HeldDocument): Promise<void> {
  const twin = await trx
    .selectFrom('document')
    .select(['id', 'name'])
    .where('region_code', '=', renamed.region_code)
    .where('file_hash', '=', from.file_hash)
    .where('name', '=', renamed.name)
    .where('id', 'not in', [renamed.id, from.id])
    .executeTakeFirst();
  if (twin !== undefined) throw new StoreProblem('return-twin', { document: twin.id, name: twin.name });
}

/** The name that the document had, with the ending of the file that came back. */
function nameAfter(name: string, file: string): string {
  const ending = /\.[^./]{1,8}$/.exec(file)?.[0] ?? '';
  return name.replace(/\.[^./]{1,8}$/, '') + ending;
}
