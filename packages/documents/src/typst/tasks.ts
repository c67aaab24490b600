import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import type { WrittenPdf } from './compile.js';

/** A document to be laid out, as it is sent to the writing process. */
export interface WriteTask {
  readonly id: number;
  readonly document: SheetDocument;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly fonts?: string;
}

/** What came of it: the document, or Typst's reason why not. */
export type WriteReply =
  | { readonly id: number; readonly written: WrittenPdf }
  | { readonly id: number; readonly reason: string };
