import type { Store } from '../connect.js';

/**
 * Deletes a document and all that hangs on it; the file too, when no other document has the same content. The audit trail
 * keeps that it was.
 * @throws StaleVersion · StoreProblem no-document …
 */
export async function deleteDocument(store: Store, document: string, version: number, by: string): Promise<void> {
  throw new Error(`not built ${store.region} ${document} ${version} ${by}`);
}
