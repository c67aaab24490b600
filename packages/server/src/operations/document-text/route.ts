import { openSource } from '@kaocheng/store/records/open';
import type { FastifyReply } from 'fastify';
import { ProblemError } from '../../problem/problem-error.js';
import type { Context } from '../context.js';

/** Sends the text that the spans of the transcript point into, as the reader has it. */
export async function documentText(
  { store, readers }: Context,
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { name, bytes } = await openSource(store, id);
  const result = await readers.perform({ kind: 'text', bytes, name });
  if (result.kind === 'problem') {
    throw new ProblemError(result.code === 'reader-busy' ? 503 : 409, result.code, result.facts);
  }
  return reply.type('text/plain; charset=utf-8').send(result.text);
}
