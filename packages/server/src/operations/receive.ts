import type { DocumentSummary } from '@kaocheng/contracts/document';
import type { Received } from '@kaocheng/contracts/operations';
import { sayProblem } from '@kaocheng/contracts/say-problem';
import { queueDepth } from '@kaocheng/store/jobs/queue';
import { receiveDocument } from '@kaocheng/store/records/receive';
import { ProblemError } from '../problem/problem-error.js';
import { fileType } from '../reading/file-type.js';
import type { Context } from './context.js';
import { documentSummary } from './document-summary.js';

export type Refusal = Received['refused'][number];

/** A file that is not taken, with the sentence why. */
export function refusal(name: string, code: string, facts: Record<string, string> = {}): Refusal {
  return { name, code, facts, message: sayProblem(code, facts) };
}

/** @throws ProblemError 503 where more documents wait to be read than the settings allow */
export async function demandRoom({ store, limits }: Context): Promise<void> {
  const { waiting } = await queueDepth(store);
  if (waiting >= limits.waiting) throw new ProblemError(503, 'queue-full', { waiting: String(waiting) });
}

/**
 * Keeps one file and queues it for reading. The same name with the same content is answered with the document that is
 * there, and read anew if it could not be read; the same content under another name becomes a document of its own.
 */
export async function receive(context: Context, name: string, bytes: Uint8Array, by: string): Promise<DocumentSummary> {
  const { document } = await receiveDocument(context.store, { name, bytes, type: fileType(bytes) }, by);
  if (document.state === 'queued') context.queue.wake();
  return documentSummary(document);
}

const LONGEST_NAME = 200;

/**
 * The name of an uploaded file as it is kept: its path below the folder that was dropped, with `/`, without control
 * characters, climbs and a drive; the end is kept of one that is too long.
 */
export function cleanName(given: string, otherwise: string): string {
  const parts = given
    .normalize('NFC')
    .replaceAll('\\', '/')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be taken out
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\p{Surrogate}/gu, '')
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
  const name = Array.from(parts.join('/'));
  return name.length === 0 ? otherwise : name.slice(-LONGEST_NAME).join('');
}
