import type { Selectable } from 'kysely';
import { canonical } from '../records/canonical.js';
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

/** What is wrong with the records of a document, and with which version where it is one. */
export interface Fault {
  readonly version: number | null;
  readonly kind: RecordFaultKind;
}

/** What the trail says of a version. */
export interface Deed {
  readonly action: string;
  readonly at: string;
  readonly by: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** All that is kept of a document, and all that the trail says of it. */
export interface KeptDocument {
  readonly document: Pick<
    Selectable<Tables['document']>,
    'id' | 'file_hash' | 'name' | 'version' | 'policy' | 'changed_by' | 'changed_at'
  >;
  /** In the order of the trail. */
  readonly deeds: readonly Deed[];
  /** By version. */
  readonly history: readonly Selectable<Tables['document_version']>[];
  /** The files that it had before others took their place. */
  readonly earlierFiles: readonly Selectable<Tables['document_file']>[];
  /** SHA-256 of the bytes of each of its files, by the hash under which they are kept. */
  readonly fileDigests: ReadonlyMap<string, string>;
  /** SHA-256 of each transcript. */
  readonly transcripts: readonly { readonly version: number; readonly digest: string }[];
  readonly corrections: readonly Selectable<Tables['correction']>[];
  readonly decisions: readonly Selectable<Tables['decision']>[];
}

/** The first thing of a document that is not as the trail says. Pure. */
export function faultIn(kept: KeptDocument): Fault | null {
  const { deeds } = kept;
  if (deeds[0]?.action !== 'received' || deeds.some(({ action }) => action === 'deleted')) {
    return { version: null, kind: 'unrecorded' };
  }
  return historyFault(kept) ?? fileFault(kept) ?? transcriptFault(kept) ?? savesFault(kept) ?? policyFault(kept);
}

function historyFault({ document, deeds, history }: KeptDocument): Fault | null {
  for (let version = 1; version <= Math.max(history.length, deeds.length); version += 1) {
    const [row, deed] = [history[version - 1], deeds[version - 1]];
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

/** What a document's file came with. */
const WITH_FILE: ReadonlySet<string> = new Set(['received', 'returned']);

function fileFault({ document, deeds, earlierFiles, fileDigests }: KeptDocument): Fault | null {
  const earlier = new Map(earlierFiles.map((file) => [file.version, file]));
  let [came, facts]: [number, Deed['facts']] = [1, {}];
  const isWhole = (file: { readonly name: string; readonly file_hash: string } | undefined): boolean =>
    file?.name === facts['name'] &&
    file?.file_hash === facts['hash'] &&
    fileDigests.get(facts['hash'] ?? '') === facts['hash'];
  for (const [index, deed] of deeds.entries()) {
    if (!WITH_FILE.has(deed.action)) continue;
    // A file in whose place another came is kept with the version before.
    if (deed.action === 'returned') {
      const kept = earlier.get(index);
      if (!isWhole(kept) || kept?.type !== facts['type']) return { version: came, kind: 'file' };
      earlier.delete(index);
    }
    [came, facts] = [index + 1, deed.facts];
  }
  if (!isWhole(document)) return { version: came, kind: 'file' };
  const [beyond] = earlier.keys();
  return beyond === undefined ? null : { version: beyond, kind: 'file' };
}

/** What brings a transcript: a document was read, its workbook came back, or its forms were filled in. */
const WRITING: ReadonlySet<string> = new Set(['read', 'returned', 'filled']);

function transcriptFault({ deeds, transcripts }: KeptDocument): Fault | null {
  const digests = new Map(transcripts.map(({ version, digest }) => [version, digest]));
  for (const [index, { action, facts }] of deeds.entries()) {
    const said = WRITING.has(action) ? facts['content'] : undefined;
    if (digests.get(index + 1) !== said) return { version: index + 1, kind: 'transcript' };
  }
  const beyond = transcripts.some(({ version }) => version > deeds.length);
  return beyond ? { version: null, kind: 'transcript' } : null;
}

/** In which fact of a deed the digest stands of what it did to the rows; a file that came back and forms filled in end corrections beside. */
const CORRECTING: ReadonlyMap<string, string> = new Map([
  ['corrected', 'content'],
  ['correction-withdrawn', 'content'],
  ['returned', 'ended'],
  ['filled', 'ended'],
]);
const DECIDING: ReadonlyMap<string, string> = new Map([['decided', 'content']]);

function savesFault({ deeds, corrections, decisions }: KeptDocument): Fault | null {
  for (const [index, deed] of deeds.entries()) {
    const version = index + 1;
    if (!agrees(corrections, version, deed, CORRECTING, correctionContent)) return { version, kind: 'corrections' };
    if (!agrees(decisions, version, deed, DECIDING, decisionContent)) return { version, kind: 'decisions' };
  }
  const beyond = (row: SavedRow): boolean => Math.max(row.from_version, row.to_version ?? 0) > deeds.length;
  if (corrections.some(beyond)) return { version: null, kind: 'corrections' };
  return decisions.some(beyond) ? { version: null, kind: 'decisions' } : null;
}

interface SavedRow {
  readonly from_version: number;
  readonly to_version: number | null;
  readonly made_at: string;
  readonly made_by: string;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
}

/** Whether the rows that a version made and ended are what the trail says of it. */
function agrees<R extends SavedRow>(
  rows: readonly R[],
  version: number,
  deed: Deed,
  actions: ReadonlyMap<string, string>,
  digest: (made: readonly R[], ended: readonly R[]) => string,
): boolean {
  const made = rows.filter((row) => row.from_version === version);
  const ended = rows.filter((row) => row.to_version === version);
  const content = deed.facts[actions.get(deed.action) ?? ''];
  if (content === undefined) return made.length === 0 && ended.length === 0;
  return (
    digest(made, ended) === content &&
    made.every((row) => row.made_at === deed.at && row.made_by === deed.by) &&
    endedBy(ended, deed)
  );
}

const endedBy = (rows: readonly SavedRow[], { at, by }: Deed): boolean =>
  rows.every((row) => row.ended_at === at && row.ended_by === by);

function policyFault({ document, deeds }: KeptDocument): Fault | null {
  const chosen = deeds.filter(({ action }) => action === 'policy-chosen').at(-1)?.facts['policy'] ?? null;
  return chosen === document.policy ? null : { version: document.version, kind: 'policy' };
}
