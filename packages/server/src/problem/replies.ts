import type { ProblemReply } from '@kaocheng/contracts/problem';
import { sayProblem } from '@kaocheng/contracts/say-problem';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problem-error.js';
import { problemOfStore } from './store-problem.js';

/** Faults that Fastify and its plugins find before an operation is reached, by their code. */
const BEFORE: Readonly<Record<string, readonly [status: number, code: string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'media-type'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body-too-large'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'json-body'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'json-body'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'json-body'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [415, 'multipart-wanted'],
  FST_REQ_FILE_TOO_LARGE: [413, 'upload-too-large'],
  FST_ERR_BAD_URL: [400, 'bad-address'],
  FST_ERR_MAX_PARAM_LENGTH: [404, 'no-such-page'],
};

/** Answers every error as `ProblemReply`; what nobody foresaw is logged with its trace and answered without it. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    const problem = problemOf(error);
    if (problem.code === 'server-error') request.log.error({ err: error }, 'unforeseen');
    else if (problem.status >= 500) request.log.warn({ err: error }, problem.code);
    return answer(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    return answer(new ProblemError(404, 'no-such-page', { path: request.url.slice(0, 200) }), request, reply);
  });
}

/** Sends a problem with its sentence and the id of the request. */
export function answer(problem: ProblemError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code, facts, place } = problem;
  const body: ProblemReply = {
    status,
    code,
    facts,
    ...(place === undefined ? {} : { place }),
    message: sayProblem(code, facts),
    request: String(request.id),
  };
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const ofStore = problemOfStore(error);
  if (ofStore !== null) return ofStore;
  if (!(error instanceof Error)) return new ProblemError(500, 'server-error');
  const { code = '', validation, validationContext } = error as Partial<FastifyError>;
  if (validation !== undefined) {
    const [first] = validation;
    const place = [validationContext, ...(first?.instancePath ?? '').split('/').slice(1)].join('.');
    return new ProblemError(400, 'request-invalid', { place, reason: first?.message ?? '' }, place);
  }
  const before = BEFORE[code];
  if (before !== undefined) return new ProblemError(before[0], before[1]);
  return new ProblemError(500, 'server-error');
}
