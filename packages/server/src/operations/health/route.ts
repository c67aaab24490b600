import { queueDepth } from '@kaocheng/store/jobs/queue';
import type { FastifyReply } from 'fastify';
import type { Context } from '../context.js';

/** Says whether the server can do its work: 200, or 503 where the database is away. */
export async function health({ store, version }: Context, reply: FastifyReply): Promise<FastifyReply> {
  try {
    const queue = await queueDepth(store);
    return reply.send({ status: 'ok', version, database: 'ok', queue });
  } catch {
    return reply.code(503).send({ status: 'unavailable', version, database: 'away' });
  }
}
