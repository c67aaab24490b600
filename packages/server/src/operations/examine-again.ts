import type { Correction } from '@kaocheng/core/correct/correct';
import { StaleVersion } from '@kaocheng/store/problem';
import type { OpenedDocument } from '@kaocheng/store/records/open';
import type { ExaminationSummary } from '@kaocheng/store/records/summary';
import { ProblemError } from '../problem/problem-error.js';
import type { Context } from './context.js';

/** The transcript of an opened document as JSON. @throws ProblemError 409 where nothing has been read */
export function transcriptOf({ transcript }: OpenedDocument): string {
  if (transcript === null) throw new ProblemError(409, 'not-read');
  return transcript;
}

/** Refuses a save early that names another version than the one opened. @throws StaleVersion */
export function demandVersion({ document }: OpenedDocument, held: number): void {
  const { id, version, changedBy, changedAt } = document;
  if (version !== held) throw new StaleVersion(id, held, { version, by: changedBy, at: changedAt });
}

/**
 * Examines a transcript with corrections, in a reader's process.
 * @returns what follows, and what the transcript prints in each corrected cell
 * @throws ProblemError 400 no-such-cell; 503 where the reader could not do it
 */
export async function examineAgain(
  { readers }: Context,
  transcript: string,
  corrections: readonly Correction[],
  policy: string | null,
): Promise<{ readonly summary: ExaminationSummary; readonly printed: readonly (string | null)[] }> {
  const result = await readers.perform({ kind: 'examine', transcript, corrections, policy });
  if (result.kind === 'examined') return result;
  if (result.code === 'no-such-cell') throw new ProblemError(400, result.code, result.facts, result.facts.path);
  throw new ProblemError(503, result.code, result.facts);
}
