import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';
import type { Limits } from '../settings/settings.js';

const MINUTE = 60_000;

/** Limits requests a minute from one address, and writes more narrowly. */
export async function limitRate(app: FastifyInstance, { requests, writes }: Limits): Promise<void> {
  const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';
  await app.register(rateLimit, {
    global: true,
    timeWindow: MINUTE,
    max: (request) => (isRead(request.method) ? requests : writes),
    keyGenerator: (request) => `${request.ip} ${isRead(request.method) ? 'read' : 'write'}`,
    errorResponseBuilder: (_request, { ttl, max }) =>
      new ProblemError(429, 'too-many-requests', { limit: String(max), seconds: String(Math.ceil(ttl / 1000)) }),
  });
}
