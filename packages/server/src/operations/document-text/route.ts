import { documentRecord, openSource } from '@kaocheng/store/records/open';
import type { FastifyReply } from 'fastify';
import { problemOfReader } from '../../problem/reader-problem.js';
import type { Context } from '../context.js';

/** Sends the text that the spans of the transcript point into, as the reader has it. @throws ProblemError 422, 500, 503 */
export async function documentText(
  { store, readers }: Context,
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { name, bytes } = await openSource(store, id);
  const result = await readers.perform({ kind: 'text', bytes, name });
  if (result.kind === 'problem') throw problemOfReader(result, (await documentRecord(store, id)).problem);
  return reply.type('text/plain; charset=utf-8').send(result.text);
}
