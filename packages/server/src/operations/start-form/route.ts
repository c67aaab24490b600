import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
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
 * uploads of others. The draft is part of its file: no two starts are one document, and a start that is asked for twice is
 * answered twice with the document as it was read, not with one that is still at work.
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
  return documentSummary(await keepRead(store, job, taker, document, read));
};

/** How often it is looked whether who has the document at work has done it, in milliseconds. */
const LOOK = 50;

/**
 * Keeps the reading. Where another has the document at work (the same start asked for twice, a queue), his is waited for;
 * where he is gone, his lease is over after some seconds, and this one is kept.
 */
async function keepRead(
  store: Store,
  first: Job | null,
  taker: string,
  received: DocumentRecord,
  read: ReadPart,
): Promise<DocumentRecord> {
  let [job, document] = [first, received];
  for (;;) {
    if (document.state !== 'queued' && document.state !== 'reading') return document;
    job ??= await takeJobOf(store, taker, document.id);
    const kept = job === null ? null : await keepOwn(store, job, read);
    if (kept !== null) return kept;
    job = null;
    await wait(LOOK);
    document = await documentRecord(store, document.id);
  }
}

/** Null where the job is no longer ours. */
async function keepOwn(store: Store, job: Job, read: ReadPart): Promise<DocumentRecord | null> {
  try {
    return await keepReading(store, job, read, READER);
  } catch (error) {
    if (error instanceof StoreProblem && error.code === 'job-lost') return null;
    throw error;
  }
}
