import type { Store } from '../connect.js';
import type { DecisionRecord, FindingRecord } from '../records/record.js';
import type { ListChoice, ListedForm } from './list.js';

/** A finding with its document and what was decided of it. */
export interface ListedFinding extends FindingRecord {
  readonly document: string;
  readonly documentName: string;
  readonly decision: DecisionRecord | null;
}

/** All forms that a search finds, in batches, as they stood at one moment. Ends its transaction when the loop is left. */
export async function* formRows(
  store: Store,
  choice: Pick<ListChoice, 'search'> = {},
): AsyncGenerator<readonly ListedForm[], void, void> {
  yield [];
  throw new Error(`not built ${store.region} ${choice.search}`);
}

/** All findings of the documents that a search finds, heaviest first within a document. */
export async function* findingRows(
  store: Store,
  choice: Pick<ListChoice, 'search'> = {},
): AsyncGenerator<readonly ListedFinding[], void, void> {
  yield [];
  throw new Error(`not built ${store.region} ${choice.search}`);
}
