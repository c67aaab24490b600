import { queueDepth } from '@kaocheng/store/jobs/queue';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Context } from '../context.js';

/** Counts what the server does, in the format of Prometheus: requests by operation, the queue, the process. */
export function countRequests(app: FastifyInstance, { store, events }: Context): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'kaocheng_request_seconds',
    help: 'time of requests by operation and status',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.6, 1, 3, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'kaocheng_queue_documents',
    help: 'documents that wait to be read, and that are being read',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      // Without the database the other figures are worth the more.
      const depth = await queueDepth(store).catch(() => null);
      this.reset();
      if (depth === null) return;
      this.set({ state: 'waiting' }, depth.waiting);
      this.set({ state: 'working' }, depth.working);
    },
  });
  new Gauge({
    name: 'kaocheng_event_listeners',
    help: 'browsers that listen to events',
    registers: [registry],
    collect() {
      this.set(events.listening);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config.operation ?? 'page';
    requests.observe({ operation, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  return registry;
}
