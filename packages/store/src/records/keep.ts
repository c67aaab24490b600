import type { Store } from '../connect.js';
import type { Job } from '../jobs/queue.js';
import type { DocumentRecord, ProblemFacts } from './record.js';
import type { ExaminationSummary } from './summary.js';

/**
 * Keeps what was read of a document and ends its job: transcript (JSON text), forms, findings, a new version, an audit
 * entry. The document's state becomes `read`.
 * @throws StoreProblem job-lost where another server has taken the job over or the document was deleted meanwhile
 */
export async function keepReading(
  store: Store,
  job: Job,
  reading: { readonly transcript: string; readonly summary: ExaminationSummary },
  by: string,
): Promise<DocumentRecord> {
  throw new Error(`not built ${store.region} ${job.id} ${reading.transcript} ${by}`);
}

/**
 * Keeps why a document could not be read and ends its job; its state becomes `unread`.
 * @throws StoreProblem job-lost
 */
export async function keepUnread(store: Store, job: Job, problem: ProblemFacts, by: string): Promise<DocumentRecord> {
  throw new Error(`not built ${store.region} ${job.id} ${problem.code} ${by}`);
}
