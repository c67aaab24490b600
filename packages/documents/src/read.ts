import type { Transcript } from '@kaocheng/core/model/transcript';
import { type ReadOptions, readContent } from '@kaocheng/forms/read';
import { openDocument } from './open.js';
import { type Problem, readerFailed } from './problem.js';

/** What reading a file gave: its transcripts (a file of transcripts may hold several, any other file holds one), or why none. */
export type Read =
  | { readonly kind: 'read'; readonly transcripts: readonly Transcript[] }
  | { readonly kind: 'unread'; readonly problem: Problem };

/**
 * Opens and reads the bytes of one file. Never throws: what goes wrong comes back as a problem.
 * @param source the name under which the transcript says where it comes from
 */
export async function readDocument(bytes: Uint8Array, source: string, options: ReadOptions = {}): Promise<Read> {
  try {
    const opened = await openDocument(bytes, source);
    if (opened.kind === 'problem') return { kind: 'unread', problem: opened.problem };
    if (opened.kind === 'transcripts') return { kind: 'read', transcripts: opened.transcripts };
    return { kind: 'read', transcripts: [readContent(opened.content, source, options)] };
  } catch (error) {
    return { kind: 'unread', problem: readerFailed(error) };
  }
}
