import type { Correction } from '@kaocheng/core/correct/correct';
import { StaleVersion } from '@kaocheng/store/problem';
import type { ExaminationDifference } from '@kaocheng/store/records/difference';
import type { OpenedDocument } from '@kaocheng/store/records/open';
import { type StandingDocument, transcriptAt } from '@kaocheng/store/records/standing-document';
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
 * Examines a document that stands with other corrections or by another policy.
 * @returns what differs from what is kept of it, and what the transcript prints in each corrected cell
 * @throws ProblemError 400 no-such-cell; 503 where it could not be done
 */
export async function examineAgain(
  { store, examiner }: Context,
  standing: StandingDocument,
  corrections: readonly Correction[],
  policy: string | null,
): Promise<{ readonly difference: ExaminationDifference; readonly printed: readonly (string | null)[] }> {
  const { id, version: since, transcript, stamp, forms, findings } = standing;
  const task = { key: `${id} ${transcript}`, corrections, policy, since };
  const result = await examiner.examine({ ...task, kept: stamp }, async () => ({
    transcript: await transcriptAt(store, id, transcript),
    kept: {
      forms: forms.map(({ key, digest }) => ({ key, digest })),
      findings: findings.map(({ key, digest, id: finding }) => ({ key, digest, id: finding })),
    },
  }));
  if (result.kind === 'examined') return result;
  if (result.kind === 'unknown') throw new ProblemError(503, 'reader-crashed');
  if (result.code === 'no-such-cell') throw new ProblemError(400, result.code, result.facts, result.facts.path);
  throw new ProblemError(503, result.code, result.facts);
}
