import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { atOneMoment, type Store, type Work } from '../connect.js';
import { canonical, digestOf } from '../records/canonical.js';
import { correctionContent, decisionContent } from '../records/standing.js';
import type { Tables } from '../schema/tables.js';

/**
 * missing: the trail has it, and not that it was deleted · unrecorded: the trail does not have it, or that it was deleted ·
 * history, file, transcript, corrections, decisions, policy: what is kept there is not what the trail has.
 */
export type RecordFaultKind =
  | 'missing'
  | 'unrecorded'
  | 'history'
  | 'file'
  | 'transcript'
  | 'corrections'
  | 'decisions'
  | 'policy';

/** The first document whose records are not what the audit trail says. */
export interface RecordFault {
  readonly document: string;
  /** The version at fault, where it is one. */
  readonly version: number | null;
  readonly kind: RecordFaultKind;
}

export type RecordVerdict =
  | { readonly ok: true; readonly documents: number }
  | { readonly ok: false; readonly firstFault: RecordFault };

/**
 * Checks the records of the region against its audit trail, as both stand at one moment: that every document is there that
 * should be, its file, every version of its history, its transcript, corrections, decisions and policy. It presumes a trail
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
      const document = await trx
        .selectFrom('document')
        .select(['id', 'file_hash', 'name', 'version', 'policy', 'changed_by', 'changed_at'])
        .where('region_code', '=', region)
        .where('id', '>', after)
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      if (document === undefined) return { ok: true, documents };
      const fault = await faultOf(trx, region, document);
      if (fault !== null) return { ok: false, firstFault: { document: document.id, ...fault } };
      documents += 1;
      after = document.id;
    }
  });
}

type Document = Pick<
  Selectable<Tables['document']>,
  'id' | 'file_hash' | 'name' | 'version' | 'policy' | 'changed_by' | 'changed_at'
>;
type Fault = Omit<RecordFault, 'document'>;

/** What the trail says of a version. */
interface Deed {
  readonly action: string;
  readonly at: string;
  readonly by: string;
  readonly facts: Readonly<Record<string, string>>;
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

async function faultOf(trx: Work, region: string, document: Document): Promise<Fault | null> {
  const deeds = await deedsOn(trx, region, document.id);
  const [received] = deeds;
  if (received?.action !== 'received' || deeds.some(({ action }) => action === 'deleted')) {
    return { version: null, kind: 'unrecorded' };
  }
  return (
    (await historyFault(trx, region, document, deeds)) ??
    (await fileFault(trx, region, document, received)) ??
    (await transcriptFault(trx, region, document, deeds)) ??
    (await keptFault(trx, region, document, deeds)) ??
    policyFault(document, deeds)
  );
}

async function deedsOn(trx: Work, region: string, document: string): Promise<Deed[]> {
  const rows = await trx
    .selectFrom('audit_entry')
    .select('body')
    .where('region_code', '=', region)
    .where('subject', '=', document)
    .orderBy('seq')
    .execute();
  return rows.map(({ body }): Deed => JSON.parse(body));
}

async function historyFault(
  trx: Work,
  region: string,
  document: Document,
  deeds: readonly Deed[],
): Promise<Fault | null> {
  const rows = await trx
    .selectFrom('document_version')
    .selectAll()
    .where('region_code', '=', region)
    .where('document', '=', document.id)
    .orderBy('version')
    .execute();
  const count = Math.max(rows.length, deeds.length);
  for (let version = 1; version <= count; version += 1) {
    const [row, deed] = [rows[version - 1], deeds[version - 1]];
    const { content: _, ...facts } = deed?.facts ?? {};
    const said = { version, action: deed?.action, at: deed?.at, by: deed?.by, facts };
    const kept = {
      version: row?.version,
      action: row?.action,
      at: row?.made_at,
      by: row?.made_by,
      facts: { ...row?.facts, version: String(version) },
    };
    if (canonical(said) !== canonical(kept)) return { version, kind: 'history' };
  }
  const last = deeds.at(-1);
  const stands =
    document.version === deeds.length && document.changed_by === last?.by && document.changed_at === last.at;
  return stands ? null : { version: document.version, kind: 'history' };
}

async function fileFault(trx: Work, region: string, document: Document, received: Deed): Promise<Fault | null> {
  const fault: Fault = { version: 1, kind: 'file' };
  const { name, hash } = received.facts;
  if (document.name !== name || document.file_hash !== hash) return fault;
  const file = await trx
    .selectFrom('file')
    .select('bytes')
    .where('region_code', '=', region)
    .where('hash', '=', document.file_hash)
    .executeTakeFirst();
  const found = file === undefined ? null : createHash('sha256').update(file.bytes).digest('hex');
  return found === hash ? null : fault;
}

async function transcriptFault(
  trx: Work,
  region: string,
  document: Document,
  deeds: readonly Deed[],
): Promise<Fault | null> {
  const rows = await trx
    .selectFrom('transcript')
    .select(['version', 'body'])
    .where('region_code', '=', region)
    .where('document', '=', document.id)
    .execute();
  const kept = new Map(rows.map(({ version, body }) => [version, digestOf(body)]));
  for (let version = 1; version <= deeds.length; version += 1) {
    const deed = deeds[version - 1];
    const said = deed?.action === 'read' ? deed.facts['content'] : undefined;
    if (kept.get(version) !== said) return { version, kind: 'transcript' };
  }
  return kept.size === deeds.filter(({ action }) => action === 'read').length
    ? null
    : { version: null, kind: 'transcript' };
}

const CORRECTING = new Set(['corrected', 'correction-withdrawn']);
const DECIDING = new Set(['decided']);

interface Row {
  readonly from_version: number;
  readonly to_version: number | null;
  readonly made_at: string;
  readonly made_by: string;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
}

async function keptFault(trx: Work, region: string, { id }: Document, deeds: readonly Deed[]): Promise<Fault | null> {
  const corrections = await trx
    .selectFrom('correction')
    .selectAll()
    .where('region_code', '=', region)
    .where('document', '=', id)
    .execute();
  const decisions = await trx
    .selectFrom('decision')
    .selectAll()
    .where('region_code', '=', region)
    .where('document', '=', id)
    .execute();
  for (const [index, deed] of deeds.entries()) {
    const version = index + 1;
    if (!agrees(corrections, version, deed, CORRECTING, correctionContent)) return { version, kind: 'corrections' };
    if (!agrees(decisions, version, deed, DECIDING, decisionContent)) return { version, kind: 'decisions' };
  }
  const beyond = (row: Row): boolean => row.from_version > deeds.length || (row.to_version ?? 0) > deeds.length;
  if (corrections.some(beyond)) return { version: null, kind: 'corrections' };
  return decisions.some(beyond) ? { version: null, kind: 'decisions' } : null;
}

/** Whether the rows that a version made and ended are what the trail says of it. */
function agrees<R extends Row>(
  rows: readonly R[],
  version: number,
  deed: Deed,
  actions: ReadonlySet<string>,
  digest: (made: readonly R[], ended: readonly R[]) => string,
): boolean {
  const made = rows.filter((row) => row.from_version === version);
  const ended = rows.filter((row) => row.to_version === version);
  if (!actions.has(deed.action)) return made.length === 0 && ended.length === 0;
  return (
    digest(made, ended) === deed.facts['content'] &&
    made.every((row) => row.made_at === deed.at && row.made_by === deed.by) &&
    ended.every((row) => row.ended_at === deed.at && row.ended_by === deed.by)
  );
}

function policyFault({ policy, version }: Document, deeds: readonly Deed[]): Fault | null {
  const chosen = deeds.filter(({ action }) => action === 'policy-chosen').at(-1)?.facts['policy'] ?? null;
  return chosen === policy ? null : { version, kind: 'policy' };
}
