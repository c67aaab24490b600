import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { readerFailed } from '@kaocheng/documents/problem';
import { readDocument } from '@kaocheng/documents/read';
import { type Input, readBytes, sourceName } from './inputs.js';

/** What one document gave. `name` is the file as the user named it. */
export type Examined =
  | { readonly kind: 'read'; readonly name: string; readonly transcript: Transcript }
  | {
      readonly kind: 'checked';
      readonly name: string;
      readonly transcript: Transcript;
      readonly scorecards: readonly Scorecard[];
      readonly findings: readonly Finding[];
      /** The same forms by further policies, in the order in which these were asked for. */
      readonly beside: readonly (readonly Scorecard[])[];
    }
  | {
      readonly kind: 'unread';
      readonly name: string;
      readonly code: string;
      readonly facts: Readonly<Record<string, string>>;
    };

export type Checked = Extract<Examined, { kind: 'checked' }>;

/** How documents are examined; without `policy` the policy is chosen form by form. */
export interface Examination {
  readonly check: boolean;
  /** Id of a policy of the registry, or null. */
  readonly policy: string | null;
  /** Ids of further policies, by which the same forms are scored beside it; the findings are those of `policy`. */
  readonly beside?: readonly string[];
  /** Reads as if forms/ held nothing for this province: to measure how much the reader leans on it. */
  readonly without?: string;
}

/**
 * Reads, and if asked checks, one input. A transcript file may hold several documents, so a list comes back.
 * Never throws: what goes wrong with one input becomes its `unread`, and the others are not touched.
 */
export async function examine(input: Input, how: Examination): Promise<Examined[]> {
  const read = readBytes(input);
  if ('code' in read) return [{ kind: 'unread', name: input.name, code: read.code, facts: read.facts }];
  return examineBytes(read.bytes, input.name, sourceName(input), how);
}

/** The same for bytes that are already there. */
export async function examineBytes(
  bytes: Uint8Array,
  name: string,
  source: string,
  how: Examination,
): Promise<Examined[]> {
  const read = await readDocument(bytes, source, how.without === undefined ? {} : { without: how.without });
  if (read.kind === 'unread') return [{ kind: 'unread', name, ...read.problem }];
  const { transcripts } = read;
  return transcripts.map((transcript) =>
    examined(transcript, transcripts.length > 1 ? `${name}#${transcript.source}` : name, how),
  );
}

function examined(transcript: Transcript, name: string, how: Examination): Examined {
  if (transcript.forms.length === 0) return { kind: 'unread', name, code: 'no-form', facts: {} };
  if (!how.check) return { kind: 'read', name, transcript };
  try {
    const { scorecards, findings } = examineTranscript(transcript, { policy: how.policy });
    const beside = (how.beside ?? []).map((policy) => examineTranscript(transcript, { policy }).scorecards);
    return { kind: 'checked', name, transcript, scorecards, findings, beside };
  } catch (error) {
    return { kind: 'unread', name, ...readerFailed(error) };
  }
}
