import type { Selectable, Updateable } from 'kysely';
import { appendEntry, holdChain } from '../audit/append.js';
import { tellChange } from '../changes.js';
import type { Store, Work } from '../connect.js';
import { StaleVersion, StoreProblem } from '../problem.js';
import { addToTally, type TallyRow } from '../queries/tally.js';
import type { Tables } from '../schema/tables.js';
import type { DocumentRecord } from './record.js';
import { DOCUMENT_COLUMNS, documentOf } from './rows.js';

export type HeldDocument = Selectable<Tables['document']>;

/** What a save did, for the history and for the audit trail. */
export interface Deed {
  readonly action: string;
  readonly by: string;
  readonly at: string;
  readonly facts: Readonly<Record<string, string>>;
  /** What it changed in the roll-up. */
  readonly tally: readonly TallyRow[];
  /** SHA-256 of all that was saved, where the facts are only its heading. */
  readonly content?: string;
}

/**
 * Takes a document for this transaction: whoever changes it after waits for its end.
 * @throws StoreProblem no-document · StaleVersion where the version named is not the one that stands
 */
export async function holdDocument(
  trx: Work,
  region: string,
  document: string,
  version: number | null,
): Promise<HeldDocument> {
  const row = await trx
    .selectFrom('document')
    .selectAll()
    .where('region_code', '=', region)
    .where('id', '=', document)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new StoreProblem('no-document', { document });
  if (version !== null && version !== row.version) {
    throw new StaleVersion(document, version, { version: row.version, by: row.changed_by, at: row.changed_at });
  }
  return row;
}

/** Changes the row of a held document. */
export async function changeDocument(
  trx: Work,
  held: HeldDocument,
  change: Updateable<Tables['document']>,
): Promise<DocumentRecord> {
  const row = await trx
    .updateTable('document')
    .set(change)
    .where('region_code', '=', held.region_code)
    .where('id', '=', held.id)
    .returning(DOCUMENT_COLUMNS)
    .executeTakeFirstOrThrow();
  return documentOf(row);
}

/** Keeps a version: its row of the history, its entry of the audit trail, the roll-up. The last step of a transaction. */
export async function recordVersion(
  store: Store,
  trx: Work,
  document: string,
  version: number,
  deed: Deed,
): Promise<void> {
  const { action, by, at, facts } = deed;
  await trx
    .insertInto('document_version')
    .values({
      region_code: store.region,
      document,
      version,
      made_at: at,
      made_by: by,
      action,
      facts: JSON.stringify(facts),
    })
    .execute();
  await tellChange(store, trx, { kind: 'document', id: document, version });
  await recordDeed(store, trx, document, deed, { version: String(version) });
}

/** Keeps a deed in the audit trail and in the roll-up. From here on others wait: the last step of a transaction. */
export async function recordDeed(
  store: Store,
  trx: Work,
  document: string,
  deed: Deed,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  const { action, by, at, facts, tally, content } = deed;
  const chain = await holdChain(trx, store.region);
  await addToTally(trx, store.region, tally);
  const said = { ...facts, ...more, ...(content === undefined ? {} : { content }) };
  await appendEntry(trx, chain, { at, by, action, subject: document, facts: said });
}
