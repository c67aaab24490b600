import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { inTransaction, type Store, type Work } from '../connect.js';
import { FOREIGN_KEY_VIOLATION, UNIQUE_VIOLATION } from '../failure.js';
import type { Job } from '../jobs/queue.js';
import { StoreProblem } from '../problem.js';
import { tallyOf } from '../queries/tally.js';
import { changeDocument, type HeldDocument, recordVersion } from './changing.js';
import { sortableId } from './id.js';
import type { DocumentRecord } from './record.js';
import { DOCUMENT_COLUMNS, documentOf, soughtIn } from './rows.js';
import { requireStorable } from './storable.js';

/** A file that somebody hands in. */
export interface ReceivedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Kind of file as sniffed: text, html, json, xlsx, docx, pdf … */
  readonly type: string;
}

export interface Receipt {
  readonly document: DocumentRecord;
  /** The job of the document where `taker` asked for it and it was queued here; null otherwise. */
  readonly job: Job | null;
  /** False where the same name with the same content was there already, also where it is read anew. */
  readonly isNew: boolean;
}

/** Longest name of a file, in characters; it stands in a key. */
const LONGEST_NAME = 500;

/**
 * Keeps a file and queues it for reading: file (once for each content), document in state `queued`, version 1, audit entry
 * and job, all or nothing. The same name with the same content is there already: it is answered as it stands, `isNew` false;
 * but where it could not be read it is queued anew, with a new version, for the program or its limits may be others now.
 * @param taker takes the job at once, so that no other can (state `reading`); another for each job; null leaves it waiting
 * @throws StoreProblem name-too-long, not-storable, database-away, disk-full …
 */
export async function receiveDocument(
  store: Store,
  file: ReceivedFile,
  by: string,
  taker: string | null = null,
): Promise<Receipt> {
  requireStorable({ name: file.name, type: file.type, by, ...(taker === null ? {} : { taker }) });
  if (file.name.length > LONGEST_NAME) {
    throw new StoreProblem('name-too-long', { length: String(file.name.length), limit: String(LONGEST_NAME) });
  }
  const hash = createHash('sha256').update(file.bytes).digest('hex');
  // Somebody may hand in, or delete, the same content at the same moment.
  const again = [UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION];
  return await inTransaction(
    store,
    async (trx) => {
      const there = await standing(trx, store.region, file.name, hash);
      if (there?.state === 'unread') return { ...(await requeue(store, trx, there, by, taker)), isNew: false };
      if (there !== null) return { document: documentOf(there), job: null, isNew: false };
      return { ...(await receive(store, trx, file, hash, by, taker)), isNew: true };
    },
    again,
  );
}

async function standing(trx: Work, region: string, name: string, hash: string): Promise<HeldDocument | null> {
  const row = await trx
    .selectFrom('document')
    .selectAll()
    .where('region_code', '=', region)
    .where('file_hash', '=', hash)
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Queues a document anew that could not be read, as it was received: a new version without the problem. */
async function requeue(
  store: Store,
  trx: Work,
  held: HeldDocument,
  by: string,
  taker: string | null,
): Promise<Omit<Receipt, 'isNew'>> {
  const [at, version] = [store.now(), held.version + 1];
  const changed = { state: stateFor(taker), problem_code: null, problem_facts: null, version } as const;
  const document = await changeDocument(trx, held, { ...changed, changed_at: at, changed_by: by });
  const job = await queueJob(trx, document, at, taker, held.region_code);
  await recordVersion(store, trx, held.id, version, {
    action: 'received',
    by,
    at,
    facts: { name: held.name, hash: held.file_hash, size: String(held.size), type: held.type },
    tally: tallyOf({ state: changed.state, forms: [], findings: [] }, { state: held.state, forms: [], findings: [] }),
  });
  return { document, job };
}

const stateFor = (taker: string | null): 'queued' | 'reading' => (taker === null ? 'queued' : 'reading');

/** Queues a document; the job where a taker has it from the beginning. */
async function queueJob(
  trx: Work,
  { id: document, name, type, hash }: DocumentRecord,
  at: string,
  taker: string | null,
  region: string,
): Promise<Job | null> {
  const [id, attempts] = [sortableId(at), taker === null ? 0 : 1];
  await trx
    .insertInto('job')
    .values({
      region_code: region,
      id,
      document,
      state: taker === null ? 'waiting' : 'working',
      attempts,
      queued_at: at,
      taker,
      beat_at: taker === null ? null : sql<string>`now()`,
    })
    .execute();
  return taker === null ? null : { id, document, name, type, hash, attempts, taker };
}

async function receive(
  store: Store,
  trx: Work,
  file: ReceivedFile,
  hash: string,
  by: string,
  taker: string | null,
): Promise<Omit<Receipt, 'isNew'>> {
  const { region } = store;
  const at = store.now();
  const size = file.bytes.byteLength;
  const kept = await trx
    .selectFrom('file')
    .select('hash')
    .where('region_code', '=', region)
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (kept === undefined) {
    const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, size);
    await trx.insertInto('file').values({ region_code: region, hash, size, bytes }).execute();
  }
  const row = await trx
    .insertInto('document')
    .values({
      region_code: region,
      id: sortableId(at),
      file_hash: hash,
      name: file.name,
      size,
      type: file.type,
      state: stateFor(taker),
      problem_code: null,
      problem_facts: null,
      policy: null,
      province: null,
      department: null,
      year: null,
      forms: 0,
      errors: 0,
      warnings: 0,
      infos: 0,
      corrections: 0,
      decided: 0,
      version: 1,
      received_at: at,
      received_by: by,
      changed_at: at,
      changed_by: by,
      sought: soughtIn([file.name]),
    })
    .returning(DOCUMENT_COLUMNS)
    .executeTakeFirstOrThrow();
  const document = documentOf(row);
  const job = await queueJob(trx, document, at, taker, region);
  await recordVersion(store, trx, row.id, 1, {
    action: 'received',
    by,
    at,
    facts: { name: file.name, hash, size: String(size), type: file.type },
    tally: tallyOf({ state: stateFor(taker), forms: [], findings: [] }),
  });
  return { document, job };
}
