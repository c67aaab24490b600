import { type Change, listenForChanges } from '@kaocheng/store/changes';
import type { Store } from '@kaocheng/store/connect';
import { StoreProblem } from '@kaocheng/store/problem';
import { documentRecord } from '@kaocheng/store/records/open';
import { documentSummary } from '../operations/document-summary.js';
import type { EventHub } from './hub.js';

/** Passes on what changes in the store, by whichever server, as events. Changes of one document in quick succession become one. */
export async function followChanges(store: Store, hub: EventHub): Promise<{ stop(): Promise<void> }> {
  const waiting = new Set<string>();
  let passing = false;
  const pass = async (): Promise<void> => {
    if (passing) return;
    passing = true;
    for (const id of waiting) {
      waiting.delete(id);
      try {
        hub.send({ kind: 'document', document: documentSummary(await documentRecord(store, id)) });
      } catch (error) {
        const gone = error instanceof StoreProblem && error.code === 'no-document';
        hub.send(gone ? { kind: 'deleted', id } : { kind: 'relist' });
      }
    }
    passing = false;
  };
  return listenForChanges(store, (change: Change) => {
    if (change.kind === 'missed') hub.send({ kind: 'relist' });
    else if (change.kind === 'deleted') hub.send({ kind: 'deleted', id: change.id });
    else {
      waiting.add(change.id);
      void pass();
    }
  });
}
