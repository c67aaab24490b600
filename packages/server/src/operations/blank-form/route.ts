import type { BlankQuery } from '@kaocheng/contracts/fill';
import { words } from '@kaocheng/core/generated/words';
import { templateById } from '@kaocheng/forms/templates/registry';
import type { FastifyReply } from 'fastify';
import { ProblemError } from '../../problem/problem-error.js';
import { dayOf } from '../../writing/output-of.js';
import { attachment } from '../attachment.js';
import type { Context } from '../context.js';

/** Sends the empty official form of a template, as `kaocheng write --template` writes it. */
export async function blankForm(
  { writers, outputs }: Context,
  id: string,
  query: unknown,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { format, year = null } = query as BlankQuery;
  const template = templateById(id);
  if (template === null) throw new ProblemError(404, 'no-such-template', { template: id });
  const done = await writers.perform({
    kind: 'write',
    what: 'forms',
    format,
    blank: { template: id, year },
    transcript: '',
    corrections: [],
    policy: null,
    dismissed: [],
    date: dayOf(new Date()),
    version: outputs.settings.version,
    record: { document: '', version: 0 },
    fonts: outputs.settings.fonts,
    patient: false,
  });
  if (done.kind === 'problem') throw new ProblemError(503, done.code, done.facts);
  const name = `${template.name}${words.outputs.blank}.${format}`;
  return reply
    .type('application/octet-stream')
    .header('content-disposition', attachment(name))
    .header('cache-control', 'no-store')
    .send(Buffer.from(done.bytes.buffer, done.bytes.byteOffset, done.bytes.byteLength));
}
