import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { addHeaders, POLICY_OF_REFERENCE } from './guard/headers.js';
import { limitRate } from './guard/rate.js';
import { refuseOtherSites } from './guard/same-origin.js';
import type { Context } from './operations/context.js';
import { registerOperations } from './operations/register.js';
import { validator } from './operations/validator.js';
import { answerProblems } from './problem/replies.js';
import { servePages } from './web/pages.js';

/** Time that a request may take to arrive, so that a slow sender does not hold a connection for ever. */
const ARRIVAL = 120_000;

/**
 * The server without its socket: `inject` asks it in tests.
 * @param pages folder of the built web page
 */
export async function buildApp(context: Context, pages: string, log: FastifyBaseLogger): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(),
    requestTimeout: ARRIVAL,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  });
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    // An operation without a body may be asked with none.
    if (text.length === 0) done(null, undefined);
    else void parse(request, String(text), done);
  });
  app.setValidatorCompiler(validator);
  app.setSerializerCompiler(() => JSON.stringify);
  answerProblems(app);
  refuseOtherSites(app);
  app.addHook('onResponse', async (request, reply) => {
    const { method, url } = request;
    const { operation } = request.routeOptions.config;
    request.log.info(
      { method, url, operation, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
  });
  await addHeaders(app);
  await limitRate(app, context.limits);
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Kaocheng 考成', version: context.version } },
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: POLICY_OF_REFERENCE });
  await registerOperations(app, context);
  await servePages(app, pages);
  return app;
}

function requestIds(): () => string {
  const run = Math.floor(performance.timeOrigin).toString(36);
  let count = 0;
  return () => {
    count += 1;
    return `${run}-${count.toString(36)}`;
  };
}
