import { type CheckOptions, checkDocument } from '../checks/check.js';
import { interpret } from '../interpret/interpret.js';
import type { EvaluatedForm, Evaluation } from '../model/evaluation.js';
import type { Finding } from '../model/finding.js';
import type { Policy } from '../model/policy.js';
import type { Scorecard } from '../model/scorecard.js';
import type { Transcript } from '../model/transcript.js';
import { policies as shipped } from '../scoring/policies.js';
import { scoreEvaluation } from '../scoring/score.js';
import { selectPolicy } from '../scoring/select.js';

/** All that follows from one transcript. */
export interface Examination {
  readonly evaluation: Evaluation;
  readonly scorecards: readonly Scorecard[];
  /** Heaviest first; those that hang on another stand in its `hangs`. */
  readonly findings: readonly Finding[];
}

export interface ExaminationChoice extends Omit<CheckOptions, 'policies'> {
  /** The policies to choose from; left out: those that are shipped. */
  readonly policies?: readonly Policy[];
  /** Id of a policy that every form is scored by; null or left out: chosen form by form. */
  readonly policy?: string | null;
}

/**
 * Interprets, scores and checks what a document prints. Pure: the same on the command line, on the server and in the browser.
 * @throws RangeError where `policy` names none of the policies
 */
export function examineTranscript(transcript: Transcript, choice: ExaminationChoice = {}): Examination {
  const { policies = shipped, policy = null } = choice;
  const evaluation = interpret(transcript);
  let before: EvaluatedForm | null = null;
  let chosen: Policy | null = null;
  const scorecards = scoreEvaluation(evaluation, (form) => {
    // Forms of one kind and year go by one policy.
    if (chosen !== null && before?.kind === form.kind && before.year === form.year) return chosen;
    const selected = selectPolicy(form, policies, { override: policy, region: transcript.province });
    if (selected === null) throw new RangeError(`no policy ${policy}`);
    before = form;
    chosen = selected;
    return selected;
  });
  return { evaluation, scorecards, findings: checkDocument(evaluation, scorecards, choice) };
}
