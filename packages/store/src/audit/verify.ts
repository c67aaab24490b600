import type { Selectable } from 'kysely';
import { asking, atOneMoment, type Store, type Work } from '../connect.js';
import type { Tables } from '../schema/tables.js';
import { hashOf } from './entry.js';

/** The end of a region's chain: handed out with backups, so that a trail cut off later is found. */
export interface AuditHead {
  readonly region: string;
  /** Entries so far; 0 for an empty trail. */
  readonly seq: number;
  /** SHA-256 of the last entry, hexadecimal; empty for an empty trail. */
  readonly hash: string;
}

/** The first entry of the trail that is not as it was written. */
export interface AuditFault {
  readonly region: string;
  readonly seq: number;
  readonly kind: 'altered' | 'deleted' | 'reordered' | 'cut-off';
}

export type AuditVerdict =
  | { readonly ok: true; readonly entries: number; readonly heads: readonly AuditHead[] }
  | { readonly ok: false; readonly firstFault: AuditFault };

/** The heads of all regions in this database. @throws StoreProblem */
export async function auditHeads(store: Store): Promise<readonly AuditHead[]> {
  return await asking(() => headsIn(store.db));
}

/**
 * Checks every entry of the trail from the first to the last, all regions, as it stands at one moment.
 *
 * altered: not what was hashed, or not what the next entry remembers · deleted: its number is missing, or others moved up
 * to its place · reordered: it stands in the place of another · cut-off: heads say that there was more.
 * @param handedOut heads that were handed out before (with a backup); the trail must still hold them
 * @throws StoreProblem
 */
export async function verifyAudit(store: Store, handedOut: readonly AuditHead[] = []): Promise<AuditVerdict> {
  return await atOneMoment(store, async (trx) => {
    const heads = await headsIn(trx);
    const regions = new Set([...heads, ...handedOut].map(({ region }) => region));
    for (const { region_code } of await trx.selectFrom('audit_entry').select('region_code').distinct().execute()) {
      regions.add(region_code);
    }
    let entries = 0;
    for (const region of [...regions].sort()) {
      const own = heads.find((head) => head.region === region) ?? null;
      const verdict = await verifyRegion(
        trx,
        region,
        own,
        handedOut.filter((head) => head.region === region),
      );
      if (typeof verdict !== 'number') return { ok: false, firstFault: verdict };
      entries += verdict;
    }
    return { ok: true, entries, heads };
  });
}

type Entry = Selectable<Tables['audit_entry']>;

async function headsIn(db: Store['db']): Promise<AuditHead[]> {
  const rows = await db.selectFrom('audit_chain').selectAll().orderBy('region_code').execute();
  return rows.map(({ region_code: region, seq, hash }) => ({ region, seq, hash }));
}

/** Number of entries of a region, or its first fault. */
async function verifyRegion(
  trx: Work,
  region: string,
  head: AuditHead | null,
  handedOut: readonly AuditHead[],
): Promise<number | AuditFault> {
  const fault = (seq: number, kind: AuditFault['kind']): AuditFault => ({ region, seq, kind });
  let last: { readonly seq: number; readonly hash: string } = { seq: 0, hash: '' };
  for await (const entry of entriesOf(trx, region)) {
    const seq = last.seq + 1;
    if (entry.seq !== seq) return fault(seq, 'deleted');
    if (hashOf(entry.prior_hash, entry.body) !== entry.hash) return fault(seq, 'altered');
    const said = saidIn(entry);
    if (said.seq !== seq) return fault(seq, (await holds(trx, region, seq)) ? 'reordered' : 'deleted');
    if (!agrees(entry, said)) return fault(seq, 'altered');
    if (entry.prior_hash !== last.hash) return fault(Math.max(last.seq, 1), 'altered');
    if (handedOut.some((one) => one.seq === seq && one.hash !== entry.hash)) return fault(seq, 'altered');
    last = entry;
  }
  const furthest = Math.max(head?.seq ?? 0, ...handedOut.map(({ seq }) => seq));
  if (furthest > last.seq) return fault(last.seq + 1, 'cut-off');
  // Entries that the head does not know of, or knows otherwise: the end was written by somebody else.
  if (last.seq > 0 && (head === null || head.seq !== last.seq)) return fault((head?.seq ?? 0) + 1, 'altered');
  if (head !== null && head.hash !== last.hash) return fault(Math.max(last.seq, 1), 'altered');
  return last.seq;
}

const BATCH = 1000;

async function* entriesOf(trx: Work, region: string): AsyncGenerator<Entry, void, void> {
  for (let after = 0; ; ) {
    const batch = await trx
      .selectFrom('audit_entry')
      .selectAll()
      .where('region_code', '=', region)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    yield* batch;
    const end = batch.at(-1);
    if (end === undefined || batch.length < BATCH) return;
    after = end.seq;
  }
}

/** The content that an entry was hashed with; the body is what `bodyOf` wrote, as its hash has shown. */
function saidIn({ body }: Entry): Readonly<Record<string, unknown>> {
  const said: unknown = JSON.parse(body);
  return typeof said === 'object' && said !== null ? { ...said } : {};
}

/** Whether the columns beside the body say the same; lists are made of them. */
function agrees(entry: Entry, said: Readonly<Record<string, unknown>>): boolean {
  return (
    said['region'] === entry.region_code &&
    said['at'] === entry.made_at &&
    said['by'] === entry.made_by &&
    said['action'] === entry.action &&
    said['subject'] === entry.subject
  );
}

/** Whether the entry that was written under this number still stands somewhere. */
async function holds(trx: Work, region: string, seq: number): Promise<boolean> {
  const found = await trx
    .selectFrom('audit_entry')
    .select('seq')
    .where('region_code', '=', region)
    .where('body', 'like', `{"seq":${seq},%`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
