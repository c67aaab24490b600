import {
  type OperationName,
  type OtherOperationName,
  operations,
  otherOperations,
} from '@kaocheng/contracts/operations';
import { problemReplies } from '@kaocheng/contracts/problem';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AccessName, demandAccess, LOCAL } from '../guard/access.js';
import { blankForm } from './blank-form/route.js';
import { type Asked, type Context, JsonText } from './context.js';
import { documentSource } from './document-source/route.js';
import { documentText } from './document-text/route.js';
import { openEvents } from './events/route.js';
import { sendExport } from './export/route.js';
import { health } from './health/route.js';
import { countRequests } from './metrics/route.js';
import { outputArchive } from './output-archive/route.js';
import { acceptUploads, receiveDocuments } from './receive-documents/route.js';
import { handlers } from './registry.js';
import { writeDocument } from './write-document/route.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route does, as the table of access names it. */
    operation?: AccessName;
  }
}

const WRITES = ['POST', 'PUT'];
/** Bodies as large as the largest text that may be pasted, four bytes a character. */
const MOST_BODY = 17 * 1024 * 1024;

/** Registers every operation of the contract, and beside them health and metrics. */
export async function registerOperations(app: FastifyInstance, context: Context): Promise<void> {
  app.addHook('onRequest', async (request) => {
    const { operation } = request.routeOptions.config;
    if (operation !== undefined) demandAccess(operation, LOCAL);
  });
  const registry = countRequests(app, context);
  for (const name of Object.keys(operations) as OperationName[]) registerJson(app, context, name);
  await acceptUploads(app, context);
  const others: Record<OtherOperationName, (request: FastifyRequest, reply: FastifyReply) => unknown> = {
    receiveDocuments: (request) => receiveDocuments(context, request, LOCAL),
    documentSource: (request, reply) => documentSource(context, idOf(request), request.query, reply),
    documentText: (request, reply) => documentText(context, idOf(request), reply),
    export: (request, reply) => sendExport(context, request.query, reply),
    writeDocument: (request, reply) => writeDocument(context, idOf(request), request.query, LOCAL, reply),
    blankForm: (request, reply) => blankForm(context, idOf(request), request.query, reply),
    outputArchive: (request, reply) => outputArchive(context, idOf(request), LOCAL, reply),
    events: (request, reply) => openEvents(context, request, reply),
  };
  for (const name of Object.keys(otherOperations) as OtherOperationName[]) {
    const { method, path, summary, params, query } = otherOperations[name];
    app.route({
      method,
      url: path,
      config: { operation: name },
      schema: { summary, operationId: name, params, querystring: query, response: problemReplies },
      handler: others[name],
    });
  }
  app.get('/healthz', { config: { operation: 'health' }, schema: { hide: true } }, (_request, reply) =>
    health(context, reply),
  );
  app.get('/metrics', { config: { operation: 'metrics' }, schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

function registerJson<N extends OperationName>(app: FastifyInstance, context: Context, name: N): void {
  const { method, path, summary, params, query, body, reply: answer } = operations[name];
  const handler = handlers[name];
  const takesBody = WRITES.includes(method) && Object.keys(body.properties).length > 0;
  app.route({
    method,
    url: path,
    bodyLimit: MOST_BODY,
    config: { operation: name },
    schema: {
      summary,
      operationId: name,
      params,
      querystring: query,
      ...(takesBody ? { body } : {}),
      response: { 200: answer, ...problemReplies },
    },
    handler: async (request, reply) => {
      const asked = { params: request.params, query: request.query, body: request.body, caller: LOCAL } as Asked<N>;
      const answered = await handler(context, asked);
      const text = answered instanceof JsonText ? answered.text : JSON.stringify(answered);
      return reply.type('application/json; charset=utf-8').header('cache-control', 'no-store').send(text);
    },
  });
}

/** The id in the address; the schema has made sure that it is there. */
function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}
