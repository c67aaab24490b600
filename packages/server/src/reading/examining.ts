import { randomUUID } from 'node:crypto';
import { type Correction, cellAt, NoSuchCell } from '@kaocheng/core/correct/correct';
import { Reexamination } from '@kaocheng/core/examine/examine-again';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { policies } from '@kaocheng/core/scoring/policies';
import { readerFailed } from '@kaocheng/documents/problem';
import {
  Digests,
  differenceOf,
  type ExaminationDifference,
  type KeptDigests,
  keptAfter,
} from '@kaocheng/store/records/difference';
import { summaryOf } from '@kaocheng/store/records/summary';
import type { TaskProblem } from './tasks.js';

/** A document to be examined with corrections, and what is kept of the version that they change. */
export interface Examining {
  /** Names the transcript: another one has another name. */
  readonly key: string;
  /** The transcript as JSON; null where it should be known from the time before. */
  readonly transcript: string | null;
  readonly corrections: readonly Correction[];
  readonly policy: string | null;
  readonly since: number;
  /** The rows that are kept, or the name by which they are known from the time before; null where they have none. */
  readonly kept: KeptDigests | string | null;
}

export type Examined =
  | {
      readonly kind: 'examined';
      readonly difference: ExaminationDifference;
      /** What the transcript prints in each corrected cell. */
      readonly printed: readonly (string | null)[];
    }
  /** The transcript or what is kept is not known, or not any more: it has to be handed in. */
  | { readonly kind: 'unknown' }
  | TaskProblem;

interface Known {
  readonly again: Reexamination;
  readonly digests: Digests;
  /** What is kept once the last difference was saved, and its name. */
  last: { readonly stamp: string; readonly kept: KeptDigests } | null;
  /** Characters of the transcript. */
  readonly size: number;
}

/** Characters of transcripts that are known at most, with what was found in them; those asked for last stay. */
const MOST_SIZE = 24 * 1024 * 1024;

/** The documents that are being corrected, so that of each only the forms that change are examined again. */
export class ExaminedDocuments {
  private readonly known = new Map<string, Known>();
  private size = 0;
  /** No two threads give the same name. */
  private readonly run = randomUUID();
  private count = 0;

  /** Examines a document. Never throws: what goes wrong comes back as a problem. */
  examine(task: Examining): Examined {
    try {
      const known = this.documentOf(task);
      if (known === null) return { kind: 'unknown' };
      const { again, digests, last } = known;
      const kept = typeof task.kept !== 'string' ? task.kept : task.kept === last?.stamp ? last.kept : null;
      if (kept === null) return { kind: 'unknown' };
      const printed = task.corrections.map(({ form, path }) => printedIn(again.transcript, form, path));
      // A policy that is no longer shipped counts as none: chosen form by form, as on the page.
      const policy = policies.some(({ id }) => id === task.policy) ? task.policy : null;
      const summary = summaryOf(again.examine(task.corrections, policy));
      const difference = differenceOf(summary, kept, task.since, digests);
      this.count += 1;
      const stamp = `${this.run} ${this.count}`;
      known.last = { stamp, kept: keptAfter(kept, difference) };
      return { kind: 'examined', difference: { ...difference, stamp }, printed };
    } catch (error) {
      if (error instanceof NoSuchCell) {
        return { kind: 'problem', code: 'no-such-cell', facts: { form: String(error.form), path: error.path } };
      }
      const { code, facts } = readerFailed(error);
      return { kind: 'problem', code, facts };
    }
  }

  private documentOf({ key, transcript }: Examining): Known | null {
    const before = this.known.get(key);
    if (before !== undefined) {
      this.known.delete(key);
      this.known.set(key, before);
      return before;
    }
    if (transcript === null) return null;
    const read: Transcript = JSON.parse(transcript);
    const fresh: Known = {
      again: new Reexamination(read),
      digests: new Digests(),
      last: null,
      size: transcript.length,
    };
    this.known.set(key, fresh);
    this.size += fresh.size;
    for (const [oldest, { size }] of this.known) {
      if (this.size <= MOST_SIZE || oldest === key) break;
      this.known.delete(oldest);
      this.size -= size;
    }
    return fresh;
  }
}

function printedIn(transcript: Transcript, order: number, path: string): string | null {
  const form = transcript.forms.find((one) => one.order === order);
  if (form === undefined) throw new NoSuchCell(order, path);
  return cellAt(form, path);
}
