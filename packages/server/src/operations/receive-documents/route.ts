import multipart from '@fastify/multipart';
import type { Received } from '@kaocheng/contracts/operations';
import { words } from '@kaocheng/core/generated/words';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../../guard/access.js';
import type { Context } from '../context.js';
import { cleanName, demandRoom, receive, refusal } from '../receive.js';

/** Lets the server take multipart bodies, within the limits of the settings. */
export async function acceptUploads(app: FastifyInstance, { limits }: Context): Promise<void> {
  await app.register(multipart, {
    preservePath: true,
    throwFileSizeLimit: false,
    limits: { fileSize: limits.fileBytes, files: limits.files, fields: 0, parts: limits.files, headerPairs: 50 },
  });
}

/**
 * Takes the files of an upload one after the other, so that only one is held in memory. A file that is not taken is named
 * with the reason and the others are kept; each is kept before the next is read.
 */
export async function receiveDocuments(context: Context, request: FastifyRequest, caller: Caller): Promise<Received> {
  await demandRoom(context);
  const received: Received = { documents: [], refused: [] };
  for await (const part of request.files()) {
    const name = cleanName(part.filename ?? '', words.server.unnamed);
    const bytes = await part.toBuffer();
    if (part.file.truncated) {
      const limit = `${context.limits.fileBytes / 1024 / 1024} MB`;
      received.refused.push(refusal(name, 'file-too-large', { limit }));
    } else if (bytes.length === 0) received.refused.push(refusal(name, 'empty'));
    else received.documents.push(await receive(context, name, bytes, caller.name));
  }
  return received;
}
