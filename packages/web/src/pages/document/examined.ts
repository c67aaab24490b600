import { type Correction, cellAt, corrected } from '@kaocheng/core/correct/correct';
import { type Examination, examineTranscript } from '@kaocheng/core/examine/examine';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { policies } from '@kaocheng/core/scoring/policies';
import type { Standing } from './session/standing.js';

/** Whether a correction leads to a cell; one that does not waits for its refusal by the server. */
function leadsToCell(transcript: Transcript, { form, path }: Correction): boolean {
  const found = transcript.forms.find(({ order }) => order === form);
  if (found === undefined) return false;
  try {
    cellAt(found, path);
    return true;
  } catch {
    return false;
  }
}

/** What of the corrections an examination rests on, as one text: who corrected, when and why is not part of it. */
export function keyOfCorrections(corrections: Standing['corrections']): string {
  return JSON.stringify([...corrections.values()].map(({ form, path, value }) => [form, path, value]));
}

/** Scores and checks a document as it stands, corrections and policy included, by the same core as the server. */
export function examined(
  transcript: Transcript,
  { corrections, policy }: Pick<Standing, 'corrections' | 'policy'>,
): Examination {
  const usable = [...corrections.values()].filter((each) => leadsToCell(transcript, each));
  const known = policies.some(({ id }) => id === policy) ? policy : null;
  return examineTranscript(corrected(transcript, usable), { policy: known });
}
