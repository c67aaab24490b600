import type { Store } from '@kaocheng/store/connect';
import { StoreProblem } from '@kaocheng/store/problem';
import { documentRecord } from '@kaocheng/store/records/open';
import type { DocumentRecord } from '@kaocheng/store/records/record';

/** The document that a file says it was written for; null where there is none here. */
export async function targetOf(store: Store, id: string): Promise<DocumentRecord | null> {
  if (!/^[\da-f-]{1,64}$/.test(id)) return null;
  try {
    return await documentRecord(store, id);
  } catch (error) {
    if (error instanceof StoreProblem && error.code === 'no-document') return null;
    throw error;
  }
}
