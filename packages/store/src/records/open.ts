import { asking, type Store } from '../connect.js';
import { StoreProblem } from '../problem.js';
import type { CorrectionRecord, DecisionRecord, DocumentRecord, HistoryRecord } from './record.js';
import { correctionOf, DOCUMENT_COLUMNS, decisionOf, documentOf } from './rows.js';

/** A document with what its page needs; `transcript` is the JSON text as it was kept, null where there is none. */
export interface OpenedDocument {
  readonly document: DocumentRecord;
  readonly transcript: string | null;
  readonly corrections: readonly CorrectionRecord[];
  readonly decisions: readonly DecisionRecord[];
}

/**
 * Opens a document as it stood at one moment: corrections and decisions are asked for by the version that was found, so
 * that a save in between changes nothing.
 * @throws StoreProblem no-document
 */
export async function openDocument(store: Store, document: string): Promise<OpenedDocument> {
  const { db, region } = store;
  return await asking(async () => {
    const row = await db
      .selectFrom('document')
      .leftJoin('transcript', (join) =>
        join
          .onRef('transcript.region_code', '=', 'document.region_code')
          .onRef('transcript.document', '=', 'document.id'),
      )
      .select(DOCUMENT_COLUMNS.map((column) => `document.${column}` as const))
      .select('transcript.body')
      .where('document.region_code', '=', region)
      .where('document.id', '=', document)
      .orderBy('transcript.version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) throw new StoreProblem('no-document', { document });
    const found = documentOf(row);
    const [corrections, decisions] = await Promise.all([
      found.corrections === 0 ? [] : correctionsAt(store, found),
      found.decided === 0 ? [] : decisionsAt(store, found),
    ]);
    return { document: found, transcript: row.body, corrections, decisions };
  });
}

/** A document without what hangs on it. @throws StoreProblem no-document */
export async function documentRecord(store: Store, document: string): Promise<DocumentRecord> {
  const row = await asking(() =>
    store.db
      .selectFrom('document')
      .select(DOCUMENT_COLUMNS)
      .where('region_code', '=', store.region)
      .where('id', '=', document)
      .executeTakeFirst(),
  );
  if (row === undefined) throw new StoreProblem('no-document', { document });
  return documentOf(row);
}

export interface SourceFile {
  readonly name: string;
  readonly type: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/**
 * The bytes of a document's file.
 * @param version that of which the file is wanted, where it may be an earlier one; null for the file that stands
 * @throws StoreProblem no-document, no-version
 */
export async function openSource(store: Store, document: string, version: number | null = null): Promise<SourceFile> {
  const earlier = version === null ? undefined : await earlierSource(store, document, version);
  const row = earlier ?? (await standingSource(store, document));
  if (row === undefined) throw new StoreProblem('no-document', { document });
  const { stands, ...source } = row;
  if (version !== null && version > stands) {
    throw new StoreProblem('no-version', { document, version: String(version), stands: String(stands) });
  }
  return source;
}

function standingSource(
  { db, region }: Store,
  document: string,
): Promise<(SourceFile & { stands: number }) | undefined> {
  return asking(() =>
    db
      .selectFrom('document')
      .innerJoin('file', (join) =>
        join.onRef('file.region_code', '=', 'document.region_code').onRef('file.hash', '=', 'document.file_hash'),
      )
      .select(['document.name', 'document.type', 'document.version as stands', 'file.hash', 'file.bytes'])
      .where('document.region_code', '=', region)
      .where('document.id', '=', document)
      .executeTakeFirst(),
  );
}

/** The file that a version had, where another took its place later: each is kept with the last version that had it. */
function earlierSource(
  { db, region }: Store,
  document: string,
  version: number,
): Promise<(SourceFile & { stands: number }) | undefined> {
  return asking(() =>
    db
      .selectFrom('document_file')
      .innerJoin('file', (join) =>
        join
          .onRef('file.region_code', '=', 'document_file.region_code')
          .onRef('file.hash', '=', 'document_file.file_hash'),
      )
      .select([
        'document_file.name',
        'document_file.type',
        'document_file.version as stands',
        'file.hash',
        'file.bytes',
      ])
      .where('document_file.region_code', '=', region)
      .where('document_file.document', '=', document)
      .where('document_file.version', '>=', version)
      .orderBy('document_file.version')
      .limit(1)
      .executeTakeFirst(),
  );
}

/** Every version of a document, newest first. @throws StoreProblem no-document */
export async function historyOf(store: Store, document: string): Promise<readonly HistoryRecord[]> {
  const rows = await asking(() =>
    store.db
      .selectFrom('document_version')
      .selectAll()
      .where('region_code', '=', store.region)
      .where('document', '=', document)
      .orderBy('version', 'desc')
      .execute(),
  );
  if (rows.length === 0) throw new StoreProblem('no-document', { document });
  return rows.map(({ version, made_at: at, made_by: by, action, facts }) => ({ version, at, by, action, facts }));
}

async function correctionsAt(store: Store, { id, version }: DocumentRecord): Promise<CorrectionRecord[]> {
  const rows = await store.db
    .selectFrom('correction')
    .selectAll()
    .where('region_code', '=', store.region)
    .where('document', '=', id)
    .where('from_version', '<=', version)
    .where((where) => where.or([where('to_version', 'is', null), where('to_version', '>', version)]))
    .orderBy('form_order')
    .orderBy('path')
    .execute();
  return rows.map(correctionOf);
}

async function decisionsAt(store: Store, { id, version }: DocumentRecord): Promise<DecisionRecord[]> {
  const rows = await store.db
    .selectFrom('decision')
    .leftJoin('finding', (join) =>
      join
        .onRef('finding.region_code', '=', 'decision.region_code')
        .onRef('finding.document', '=', 'decision.document')
        .onRef('finding.id', '=', 'decision.finding'),
    )
    .selectAll('decision')
    .select('finding.figures as stands')
    .where('decision.region_code', '=', store.region)
    .where('decision.document', '=', id)
    .where('decision.from_version', '<=', version)
    .where((where) => where.or([where('to_version', 'is', null), where('to_version', '>', version)]))
    .orderBy('from_version')
    .orderBy('decision.ordinal')
    .execute();
  return rows.map(({ stands, ...row }) => decisionOf(row, stands));
}
