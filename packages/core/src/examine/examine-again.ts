import { checkDocument, type KnownForms } from '../checks/check.js';
import { type Correction, corrected } from '../correct/correct.js';
import { complete } from '../interpret/complete.js';
import { interpret } from '../interpret/interpret.js';
import type { Evaluation } from '../model/evaluation.js';
import type { Scorecard } from '../model/scorecard.js';
import type { Form, Transcript } from '../model/transcript.js';
import { policies } from '../scoring/policies.js';
import { scoreEvaluation } from '../scoring/score.js';
import { selectPolicy } from '../scoring/select.js';
import { type Examination, examineTranscript } from './examine.js';

/** One form interpreted by itself, and its scorecards by the policy that was asked for. */
interface Part {
  readonly evaluation: Evaluation;
  readonly scorecards: Map<string | null, readonly Scorecard[]>;
}

/** The forms of one order as they stand with the corrections of `key`. */
interface Standing {
  readonly key: string;
  readonly forms: readonly Form[];
}

/**
 * One document that is examined again and again while people correct it: forms that did not change since are neither
 * interpreted, scored nor checked anew. What it gives is what `examineTranscript(corrected(transcript, corrections))` gives.
 */
export class Reexamination {
  private readonly parts = new WeakMap<Form, Part>();
  private readonly known: KnownForms = new WeakMap();
  private readonly standing = new Map<number, Standing>();
  /** A transcript that lacks keys is made whole from its whole list of forms, so it is examined as a whole. */
  private readonly isWhole: boolean;

  constructor(readonly transcript: Transcript) {
    this.isWhole = complete(transcript) === transcript;
  }

  /**
   * @param policy id of a policy that every form is scored by; null: chosen form by form
   * @throws NoSuchCell where a correction leads nowhere · RangeError where there is no such policy
   */
  examine(corrections: readonly Correction[], policy: string | null): Examination {
    if (!this.isWhole) return examineTranscript(corrected(this.transcript, corrections), { policy });
    const forms = this.formsWith(corrections);
    const parts = forms.map((form) => this.partOf(form));
    const year = parts[0]?.evaluation.year ?? interpret({ ...this.transcript, forms: [] }).year;
    const evaluation: Evaluation = {
      transcript: { ...this.transcript, forms },
      year,
      forms: parts.flatMap((part) => part.evaluation.forms),
      summaries: parts.flatMap((part) => part.evaluation.summaries),
      accounts: parts.flatMap((part) => part.evaluation.accounts),
      others: parts.flatMap((part) => part.evaluation.others),
    };
    const scorecards = parts.flatMap((part) => this.scorecardsOf(part, policy));
    return { evaluation, scorecards, findings: checkDocument(evaluation, scorecards, { policies, known: this.known }) };
  }

  private formsWith(corrections: readonly Correction[]): Form[] {
    const { transcript } = this;
    const stray = corrections.find((one) => !transcript.forms.some((form) => form.order === one.form));
    if (stray !== undefined) corrected(transcript, [stray]);
    const byOrder = new Map<number, Correction[]>();
    for (const one of corrections) byOrder.set(one.form, [...(byOrder.get(one.form) ?? []), one]);
    for (const order of this.standing.keys()) if (!byOrder.has(order)) this.standing.delete(order);
    for (const [order, own] of byOrder) {
      const key = JSON.stringify(own);
      if (this.standing.get(order)?.key === key) continue;
      const printed = transcript.forms.filter((form) => form.order === order);
      this.standing.set(order, { key, forms: corrected({ ...transcript, forms: printed }, own).forms });
    }
    const taken = new Map<number, number>();
    return transcript.forms.map((form) => {
      const { order } = form;
      const stands = this.standing.get(order);
      if (stands === undefined) return form;
      const at = taken.get(order) ?? 0;
      taken.set(order, at + 1);
      return stands.forms[at] ?? form;
    });
  }

  private partOf(form: Form): Part {
    const before = this.parts.get(form);
    if (before !== undefined) return before;
    const alone = { ...this.transcript, forms: [form], reports: [], unread: [] };
    const part: Part = { evaluation: interpret(alone), scorecards: new Map() };
    this.parts.set(form, part);
    return part;
  }

  private scorecardsOf({ evaluation, scorecards }: Part, policy: string | null): readonly Scorecard[] {
    const before = scorecards.get(policy);
    if (before !== undefined) return before;
    const made = scoreEvaluation(evaluation, (form) => {
      const selected = selectPolicy(form, policies, { override: policy, region: this.transcript.province });
      if (selected === null) throw new RangeError(`no policy ${policy}`);
      return selected;
    });
    scorecards.set(policy, made);
    return made;
  }
}
