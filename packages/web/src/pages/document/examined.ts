import { type Correction, cellAt } from '@kaocheng/core/correct/correct';
import type { Examination } from '@kaocheng/core/examine/examine';
import { Reexamination } from '@kaocheng/core/examine/examine-again';
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

const remembered = new WeakMap<Transcript, Reexamination>();

/**
 * Scores and checks a document as it stands, corrections and policy included, by the same core as the server. Forms of the
 * same transcript that did not change since the last time are not looked at again.
 */
export function examined(
  transcript: Transcript,
  { corrections, policy }: Pick<Standing, 'corrections' | 'policy'>,
): Examination {
  const usable = [...corrections.values()].filter((each) => leadsToCell(transcript, each));
  const known = policies.some(({ id }) => id === policy) ? policy : null;
  const again = remembered.get(transcript) ?? new Reexamination(transcript);
  remembered.set(transcript, again);
  return again.examine(usable, known);
}
