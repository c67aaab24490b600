import multipart, { type MultipartFile } from '@fastify/multipart';
import type { Received } from '@kaocheng/contracts/operations';
import { words } from '@kaocheng/core/generated/words';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../../guard/access.js';
import { ProblemError } from '../../problem/problem-error.js';
import type { Context } from '../context.js';
import { cleanName, demandRoom, receive, refusal } from '../receive.js';

/** Lets the server take multipart bodies, within the limits of the settings. */
export async function acceptUploads(app: FastifyInstance, { limits }: Context): Promise<void> {
  await app.register(multipart, {
    preservePath: true,
    throwFileSizeLimit: false,
    limits: { fileSize: limits.fileBytes, files: limits.files, fields: 10, parts: limits.files + 10, headerPairs: 50 },
  });
}

/**
 * Takes the files of an upload one after the other, so that only one is held in memory. A file that is not taken is named
 * with the reason and the others are kept; each is kept before the next is read.
 */
export async function receiveDocuments(context: Context, request: FastifyRequest, caller: Caller): Promise<Received> {
  await demandRoom(context);
  const received: Received = { documents: [], refused: [] };
  const parts = request.files();
  for (let part = await nextOf(parts); part !== null; part = await nextOf(parts)) {
    if (part === 'too-many') {
      const limit = String(context.limits.files);
      received.refused.push(refusal(words.server.unnamed, 'too-many-files', { limit }));
      break;
    }
    const name = cleanName(part.filename ?? '', words.server.unnamed);
    const bytes = await part.toBuffer().catch(broken);
    if (part.file.truncated) {
      const limit = `${context.limits.fileBytes / 1024 / 1024} MB`;
      received.refused.push(refusal(name, 'file-too-large', { limit }));
    } else if (bytes.length === 0) received.refused.push(refusal(name, 'empty'));
    else received.documents.push(await receive(context, name, bytes, caller.name));
  }
  return received;
}

const LIMITS = new Set(['FST_FILES_LIMIT', 'FST_PARTS_LIMIT', 'FST_FIELDS_LIMIT']);

async function nextOf(parts: AsyncIterator<MultipartFile>): Promise<MultipartFile | 'too-many' | null> {
  try {
    const { value, done } = await parts.next();
    return done === true ? null : value;
  } catch (error) {
    if (error instanceof Error && 'code' in error && LIMITS.has(String(error.code))) return 'too-many';
    return broken(error);
  }
}

/** What the reader of multipart bodies throws for one that is cut off or none; its own faults have a code. */
function broken(error: unknown): never {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('FST_')) throw error;
  throw new ProblemError(400, 'upload-broken');
}
