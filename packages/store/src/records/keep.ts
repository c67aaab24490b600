import { inTransaction, type Store, type Work } from '../connect.js';
import type { Job } from '../jobs/queue.js';
import { StoreProblem } from '../problem.js';
import { tallyOf } from '../queries/tally.js';
import { digestOf } from './canonical.js';
import { changeDocument, type HeldDocument, holdDocument, recordVersion } from './changing.js';
import { writeExamination } from './examined.js';
import type { DocumentRecord, ProblemFacts } from './record.js';
import { noteReturn, type ReturnProperties } from './returned.js';
import { requireStorable, storable } from './storable.js';
import type { ExaminationSummary } from './summary.js';

/**
 * Keeps what was read of a document and ends its job: transcript (JSON text), forms, findings, a new version, an audit
 * entry. The document's state becomes `read`.
 * @throws StoreProblem job-lost where another server has taken the job over or the document was deleted meanwhile
 */
export async function keepReading(
  store: Store,
  job: Job,
  reading: {
    readonly transcript: string;
    readonly summary: ExaminationSummary;
    /** What the file says of the document that it was written for; null or left out where it says nothing. */
    readonly record?: ReturnProperties | null;
  },
  by: string,
): Promise<DocumentRecord> {
  const { transcript, summary } = reading;
  requireStorable({ transcript, by });
  return await inTransaction(store, async (trx) => {
    const held = await endJob(trx, store.region, job);
    const [at, version] = [store.now(), held.version + 1];
    await trx
      .insertInto('transcript')
      .values({ region_code: store.region, document: held.id, version, body: transcript })
      .execute();
    const { tally, columns } = await writeExamination(trx, held, summary);
    if (reading.record != null) await noteReturn(store, trx, held.id, reading.record);
    const row = await changeDocument(trx, held, {
      ...columns,
      state: 'read',
      problem_code: null,
      problem_facts: null,
      version,
      changed_at: at,
      changed_by: by,
    });
    await recordVersion(store, trx, held.id, version, {
      action: 'read',
      by,
      at,
      facts: { forms: String(columns.forms), errors: String(columns.errors), warnings: String(columns.warnings) },
      tally,
      content: digestOf(transcript),
    });
    return row;
  });
}

/**
 * Keeps why a document could not be read and ends its job; its state becomes `unread`.
 * @throws StoreProblem job-lost
 */
export async function keepUnread(store: Store, job: Job, problem: ProblemFacts, by: string): Promise<DocumentRecord> {
  requireStorable({ by });
  const facts = Object.fromEntries(Object.entries(problem.facts).map(([key, fact]) => [storable(key), storable(fact)]));
  return await inTransaction(store, async (trx) => {
    const held = await endJob(trx, store.region, job);
    const [at, version] = [store.now(), held.version + 1];
    const row = await changeDocument(trx, held, {
      state: 'unread',
      problem_code: problem.code,
      problem_facts: JSON.stringify(facts),
      version,
      changed_at: at,
      changed_by: by,
    });
    await recordVersion(store, trx, held.id, version, {
      action: 'unread',
      by,
      at,
      facts: { ...facts, code: problem.code },
      tally: tallyOf({ state: 'unread', forms: [], findings: [] }, { state: held.state, forms: [], findings: [] }),
    });
    return row;
  });
}

/** Ends a job that this server still holds, and takes its document. */
async function endJob(trx: Work, region: string, job: Job): Promise<HeldDocument> {
  const ended = await trx
    .deleteFrom('job')
    .where('region_code', '=', region)
    .where('id', '=', job.id)
    .where('taker', '=', job.taker)
    .where('attempts', '=', job.attempts)
    .executeTakeFirst();
  if (ended.numDeletedRows === 0n) throw new StoreProblem('job-lost', { document: job.document });
  return await holdDocument(trx, region, job.document, null);
}
