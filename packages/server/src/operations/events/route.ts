import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../problem/problem-error.js';
import type { Context } from '../context.js';

/** Opens a stream of server-sent events, from the last one that the browser has. */
export function openEvents({ events }: Context, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const last = request.headers['last-event-id'];
  const stream = events.listen(typeof last === 'string' ? last : undefined);
  if (stream === null) throw new ProblemError(503, 'too-many-listeners');
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(stream);
}
