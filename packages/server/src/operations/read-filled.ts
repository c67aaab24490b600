import { ProblemError } from '../problem/problem-error.js';
import type { ReaderPool } from '../reading/pool.js';
import type { ReadPart } from '../reading/tasks.js';

/**
 * Reads forms that are filled in at a screen, before the queue of uploads.
 * @param bytes the transcript as JSON
 * @throws ProblemError 503 where the reader could not do it, for which it may be asked again; 400 where the forms cannot be
 *   read, with the place
 */
export async function readFilled(
  readers: ReaderPool,
  filled: { readonly bytes: Uint8Array; readonly name: string; readonly policy: string | null },
): Promise<ReadPart> {
  const read = await readers.perform({ kind: 'filled', ...filled });
  if (read.kind === 'problem') {
    throw new ProblemError(read.code.startsWith('reader-') ? 503 : 400, read.code, read.facts);
  }
  const [part] = read.parts;
  if (part === undefined || read.parts.length > 1) throw new ProblemError(400, 'no-form');
  return part;
}
