import type { Store } from '../connect.js';
import type { DocumentRecord, FormRecord } from '../records/record.js';

/** Narrowing, order and page of a list; every field may be left out. */
export interface ListChoice {
  /** Looked for in the names of file, form and department, large and small letters alike. */
  readonly search?: string | undefined;
  readonly sort?: 'receivedAt' | 'name' | 'department' | 'year' | 'errors' | 'warnings' | 'state' | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly state?: string | undefined;
  /** 1 to 200; 50 where left out. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/** A page of documents, newest first where nothing else is asked. @throws StoreProblem bad-cursor */
export async function listDocuments(
  store: Store,
  choice: ListChoice = {},
): Promise<{ readonly documents: readonly DocumentRecord[]; readonly total: number; readonly next: string | null }> {
  throw new Error(`not built ${store.region} ${choice.search}`);
}

/** A form with the document that holds it. */
export interface ListedForm extends FormRecord {
  readonly document: string;
  readonly documentName: string;
}

/** A page of the forms of all documents. @throws StoreProblem bad-cursor */
export async function listForms(
  store: Store,
  choice: ListChoice = {},
): Promise<{ readonly forms: readonly ListedForm[]; readonly total: number; readonly next: string | null }> {
  throw new Error(`not built ${store.region} ${choice.search}`);
}
