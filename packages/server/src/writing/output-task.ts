import type { OutputFormat, OutputWhat } from '@kaocheng/contracts/outputs';
import type { Correction } from '@kaocheng/core/correct/correct';
import type { MissingGlyph } from '@kaocheng/documents/typst/missing';

/** A document of the records that is to be written: plain data, so that it can go to a process. */
export interface OutputTask {
  readonly kind: 'write';
  readonly what: OutputWhat;
  readonly format: OutputFormat;
  /** The empty form of a template, instead of a transcript. */
  readonly blank?: { readonly template: string; readonly year: string | null };
  /** A transcript as JSON, and what stands beside it. */
  readonly transcript: string;
  readonly corrections: readonly Correction[];
  readonly policy: string | null;
  /** Findings, by their id, that were dismissed: a report does not hold them. */
  readonly dismissed: readonly string[];
  /** Of the document, YYYY-MM-DD. */
  readonly date: string;
  /** Of the program. */
  readonly version: string;
  readonly record: { readonly document: string; readonly version: number };
  /** Folder with a site's own fonts. */
  readonly fonts: string | null;
  /** True for jobs: those who wait at a screen go before. */
  readonly patient: boolean;
}

/** A written file, and what could not be written of its document. */
export interface WrittenOutput {
  readonly kind: 'written';
  readonly bytes: Uint8Array;
  /** Check code at the foot of its pages. */
  readonly code: string;
  /** Forms for which there is no template, and values for which a template has no place. */
  readonly left: number;
  readonly outside: number;
  /** Characters of a pdf for which no font had a glyph. */
  readonly missing: readonly MissingGlyph[];
}
