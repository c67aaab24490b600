import type { DocumentRecord } from '@kaocheng/store/records/record';
import type { TaskProblem } from '../reading/tasks.js';
import { ProblemError } from './problem-error.js';

/** Of these the file is not the cause: the same may be asked again. */
const PASSING = new Set(['reader-busy', 'reader-stopped', 'reader-crashed']);

/**
 * Why a kept file could not be read again, as it is answered: 503 where it may be asked again, 500 where the reader met what
 * nobody foresaw, 422 where the file itself is the reason, or is too much for the limits of a reader.
 * @param kept the document's own problem: where it is unread for the same reason, asking again would not help
 */
export function problemOfReader({ code, facts }: TaskProblem, kept: DocumentRecord['problem']): ProblemError {
  return new ProblemError(
    PASSING.has(code) && kept?.code !== code ? 503 : code === 'reader-failed' ? 500 : 422,
    code,
    facts,
  );
}
