import type { Store } from '../connect.js';
import type { DocumentRecord } from './record.js';

/** A file that somebody hands in. */
export interface ReceivedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Kind of file as sniffed: text, html, json, xlsx, docx, pdf … */
  readonly type: string;
}

/**
 * Keeps a file and queues it for reading: file (once for each content), document in state `queued`, version 1, audit entry
 * and job, all or nothing. The same name with the same content is there already: it is answered as it stands, `isNew` false.
 * @throws StoreProblem name-too-long, not-storable, database-away, disk-full …
 */
export async function receiveDocument(
  store: Store,
  file: ReceivedFile,
  by: string,
): Promise<{ readonly document: DocumentRecord; readonly isNew: boolean }> {
  throw new Error(`not built ${store.region} ${file.name} ${by}`);
}
