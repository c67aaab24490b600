import { randomUUID } from 'node:crypto';
import type { Store } from '@kaocheng/store/connect';
import { type Job, takeJobOf } from '@kaocheng/store/jobs/queue';
import { StoreProblem } from '@kaocheng/store/problem';
import { keepReading } from '@kaocheng/store/records/keep';
import { documentRecord } from '@kaocheng/store/records/open';
import { receiveDocument } from '@kaocheng/store/records/receive';
import type { DocumentRecord } from '@kaocheng/store/records/record';
import { READER } from '../../reading/queue.js';
import type { ReadPart } from '../../reading/tasks.js';
import type { Handler } from '../context.js';
import { documentSummary } from '../document-summary.js';
import { demandTemplates } from '../filled-forms.js';
import { readFilled } from '../read-filled.js';
import { cleanName } from '../receive.js';

/**
 * Keeps a form that is begun as a document of its own, and its reading with it: whoever begins it need not wait for the
 * uploads of others. The draft is part of its file: no two starts are one document.
 */
export const startForm: Handler<'startForm'> = async ({ store, readers }, { body, caller }) => {
  const { draft, transcript } = body;
  demandTemplates(transcript);
  const bytes = new TextEncoder().encode(JSON.stringify({ draft, ...transcript }));
  const name = cleanName(body.name, draft);
  // Read before it is kept: what cannot be read leaves no document behind.
  const read = await readFilled(readers, { bytes, name, policy: null });
  const taker = randomUUID();
  const { document, job } = await receiveDocument(store, { name, bytes, type: 'json' }, caller.name, taker);
  if (job !== null) return documentSummary(await keepRead(store, job, document, read));
  if (document.state !== 'queued') return documentSummary(document);
  return documentSummary(await keepRead(store, await takeJobOf(store, taker, document.id), document, read));
};

/** Keeps the reading; where a server has the document at work already (no job), that one does. */
async function keepRead(
  store: Store,
  job: Job | null,
  document: DocumentRecord,
  read: ReadPart,
): Promise<DocumentRecord> {
  if (job === null) return await documentRecord(store, document.id);
  try {
    return await keepReading(store, job, read, READER);
  } catch (error) {
    if (error instanceof StoreProblem && error.code === 'job-lost') return await documentRecord(store, document.id);
    throw error;
  }
}
