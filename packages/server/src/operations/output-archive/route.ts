import { createReadStream, statSync } from 'node:fs';
import type { OutputWhat } from '@kaocheng/contracts/outputs';
import { words } from '@kaocheng/core/generated/words';
import { inTransaction } from '@kaocheng/store/connect';
import { outputRecord, recordOutput } from '@kaocheng/store/jobs/outputs';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../guard/access.js';
import { ProblemError } from '../../problem/problem-error.js';
import { dayOf } from '../../writing/output-of.js';
import { attachment } from '../attachment.js';
import type { Context } from '../context.js';

/** Sends the archive of a job that is ready. */
export async function outputArchive(
  { store, outputs }: Context,
  id: string,
  caller: Caller,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { state, what, format, askedAt } = await outputRecord(store, id);
  if (state !== 'ready') throw new ProblemError(409, 'output-not-ready');
  if (!outputs.folder.hasArchive(id)) throw new ProblemError(410, 'output-gone');
  await inTransaction(store, (trx) => recordOutput(store, trx, id, 'output-fetched', caller.name, { what, format }));
  const path = outputs.folder.archivePath(id);
  const name = words.outputs.archive
    .replace('{what}', words.outputs.names[what as OutputWhat])
    .replace('{format}', format)
    .replace('{date}', dayOf(new Date(askedAt)));
  return reply
    .type('application/zip')
    .header('content-disposition', attachment(name))
    .header('content-length', String(statSync(path).size))
    .header('cache-control', 'no-store')
    .send(createReadStream(path));
}
