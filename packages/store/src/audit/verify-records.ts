import { sql } from 'kysely';
import { atOneMoment, type Store, type Work } from '../connect.js';
import { type Deed, type Fault, faultIn, type KeptDocument } from './record-faults.js';

/** The first document whose records are not what the audit trail says. */
export interface RecordFault extends Fault {
  readonly document: string;
}

export type RecordVerdict =
  | { readonly ok: true; readonly documents: number }
  | { readonly ok: false; readonly firstFault: RecordFault };

/** Documents whose records are had at once. */
const BATCH = 50;

/**
 * Checks the records of the region against its audit trail, as both stand at one moment: that every document is there that
 * should be, its files, also those that others took the place of, every version of its history, its transcript, corrections, decisions and policy. It presumes a trail
 * that `verifyAudit` has found whole. What follows from these (forms, findings, counts) is made anew by any save.
 * @throws StoreProblem
 */
export async function verifyRecords(store: Store): Promise<RecordVerdict> {
  const { region } = store;
  return await atOneMoment(store, async (trx) => {
    const absent = await firstAbsent(trx, region);
    if (absent !== null) return { ok: false, firstFault: { document: absent, version: null, kind: 'missing' } };
    let documents = 0;
    for (let after = ''; ; ) {
      const batch = await keptAfter(trx, region, after);
      for (const kept of batch) {
        const fault = faultIn(kept);
        if (fault !== null) return { ok: false, firstFault: { document: kept.document.id, ...fault } };
      }
      documents += batch.length;
      const last = batch.at(-1);
      if (last === undefined) return { ok: true, documents };
      after = last.document.id;
    }
  });
}

/** A document that was received and not deleted, and is not there. */
async function firstAbsent(trx: Work, region: string): Promise<string | null> {
  const { rows } = await sql<{ subject: string }>`
    select entry.subject from audit_entry as entry
    left join document on document.region_code = entry.region_code and document.id = entry.subject
    left join audit_entry as ended on ended.region_code = entry.region_code and ended.subject = entry.subject
      and ended.action = 'deleted'
    where entry.region_code = ${region} and entry.action = 'received' and document.id is null and ended.seq is null
    order by entry.seq limit 1`.execute(trx);
  return rows[0]?.subject ?? null;
}

/** The next documents behind an id, with all that is kept of them. */
async function keptAfter(trx: Work, region: string, after: string): Promise<KeptDocument[]> {
  const documents = await trx
    .selectFrom('document')
    .select(['id', 'file_hash', 'name', 'version', 'policy', 'changed_by', 'changed_at'])
    .where('region_code', '=', region)
    .where('id', '>', after)
    .orderBy('id')
    .limit(BATCH)
    .execute();
  if (documents.length === 0) return [];
  const ids = documents.map(({ id }) => id);
  const entries = await trx
    .selectFrom('audit_entry')
    .select(['subject', 'body'])
    .where('region_code', '=', region)
    .where('subject', 'in', ids)
    .orderBy('seq')
    .execute();
  const history = await trx
    .selectFrom('document_version')
    .selectAll()
    .where('region_code', '=', region)
    .where('document', 'in', ids)
    .orderBy('version')
    .execute();
  const transcripts = await trx
    .selectFrom('transcript')
    .select(['document', 'version'])
    .select(sql<string>`encode(sha256(convert_to(body, 'UTF8')), 'hex')`.as('digest'))
    .where('region_code', '=', region)
    .where('document', 'in', ids)
    .execute();
  const corrections = await trx
    .selectFrom('correction')
    .selectAll()
    .where('region_code', '=', region)
    .where('document', 'in', ids)
    .execute();
  const decisions = await trx
    .selectFrom('decision')
    .selectAll()
    .where('region_code', '=', region)
    .where('document', 'in', ids)
    .execute();
  const earlierFiles = await trx
    .selectFrom('document_file')
    .selectAll()
    .where('region_code', '=', region)
    .where('document', 'in', ids)
    .orderBy('version')
    .execute();
  const digests = await fileDigests(
    trx,
    region,
    [...documents, ...earlierFiles].map((one) => one.file_hash),
  );
  return documents.map((document) => {
    const own = (row: { readonly document: string }): boolean => row.document === document.id;
    return {
      document,
      deeds: entries.filter(({ subject }) => subject === document.id).map(({ body }): Deed => JSON.parse(body)),
      history: history.filter(own),
      earlierFiles: earlierFiles.filter(own),
      fileDigests: digests,
      transcripts: transcripts.filter(own),
      corrections: corrections.filter(own),
      decisions: decisions.filter(own),
    };
  });
}

/** SHA-256 of the bytes that are kept under each hash; the database makes it, so that no file has to be held here. */
async function fileDigests(trx: Work, region: string, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = await trx
    .selectFrom('file')
    .select('hash')
    .select(sql<string>`encode(sha256(bytes), 'hex')`.as('digest'))
    .where('region_code', '=', region)
    .where('hash', 'in', [...new Set(hashes)])
    .execute();
  return new Map(files.map(({ hash, digest }) => [hash, digest]));
}
