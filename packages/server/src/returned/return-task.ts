import type { ReturnedCell } from '@kaocheng/contracts/returns';
import type { Correction } from '@kaocheng/core/correct/correct';
import type { ExaminationSummary } from '@kaocheng/store/records/summary';

/** A document that came back, to be compared with the one that it was written for. Transcripts are JSON. */
export interface ReturnTask {
  readonly kind: 'return';
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly back: string;
  readonly backCorrections: readonly Correction[];
  readonly own: string;
  readonly corrections: readonly Correction[];
  readonly policy: string | null;
  /** What the file says of the document, by the names of its properties. */
  readonly record: Readonly<Record<string, string>>;
}

/** Whether a file that came back can be taken over, and what it changes. */
export interface ComparedReturn {
  readonly kind: 'compared';
  readonly verdict: 'fits' | 'same' | 'moved-on' | 'labels' | 'forms';
  readonly cells: readonly ReturnedCell[];
  /** Labels that were written and are not in the file. */
  readonly labels: readonly string[];
  readonly forms: readonly { readonly order: number; readonly title: string | null; readonly name: string | null }[];
  /** The document as it stands when it is taken over, and what follows from it; null where it cannot be. */
  readonly taken: { readonly transcript: string; readonly summary: ExaminationSummary } | null;
}
