import type { Store } from '../connect.js';
import type { CorrectionRecord, DecisionRecord, DocumentRecord, HistoryRecord } from './record.js';

/** A document with what its page needs; `transcript` is the JSON text as it was kept, null where there is none. */
export interface OpenedDocument {
  readonly document: DocumentRecord;
  readonly transcript: string | null;
  readonly corrections: readonly CorrectionRecord[];
  readonly decisions: readonly DecisionRecord[];
}

/** Opens a document; all of it as it stood at one moment. @throws StoreProblem no-document */
export async function openDocument(store: Store, document: string): Promise<OpenedDocument> {
  throw new Error(`not built ${store.region} ${document}`);
}

/** The bytes of a document's file. @throws StoreProblem no-document */
export async function openSource(
  store: Store,
  document: string,
): Promise<{ readonly name: string; readonly type: string; readonly bytes: Uint8Array }> {
  throw new Error(`not built ${store.region} ${document}`);
}

/** Every version of a document, newest first. @throws StoreProblem no-document */
export async function historyOf(store: Store, document: string): Promise<readonly HistoryRecord[]> {
  throw new Error(`not built ${store.region} ${document}`);
}
