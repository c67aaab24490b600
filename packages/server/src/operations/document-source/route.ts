import type { SourceQuery } from '@kaocheng/contracts/operations';
import { openSource } from '@kaocheng/store/records/open';
import type { FastifyReply } from 'fastify';
import { attachment } from '../attachment.js';
import type { Context } from '../context.js';

/** Sends the bytes as they were received, always as a file to be saved: nothing in them is run. */
export async function documentSource(
  { store }: Context,
  id: string,
  query: unknown,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { version = null } = query as SourceQuery;
  const { name, bytes } = await openSource(store, id, version);
  return reply
    .type('application/octet-stream')
    .header('content-disposition', attachment(name.split('/').at(-1) ?? name))
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
