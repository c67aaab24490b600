import type { OutputFormat, OutputQuery } from '@kaocheng/contracts/outputs';
import { recordHandedOut } from '@kaocheng/store/jobs/outputs';
import { openDocument } from '@kaocheng/store/records/open';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../guard/access.js';
import { ProblemError } from '../../problem/problem-error.js';
import { endingOf } from '../../writing/ending.js';
import { entryNames } from '../../writing/entry-names.js';
import { dayOf, outputTask } from '../../writing/output-of.js';
import { attachment } from '../attachment.js';
import type { Context } from '../context.js';

const TYPES: Readonly<Record<OutputFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  // A page of ours that is opened from this address could ask for records; saved it cannot.
  html: 'application/octet-stream',
};

/**
 * Sends a document's official forms, or the report of its findings, as a file. Headers tell how many forms have no template
 * how many
 * values no place, and how many characters no font could show.
 */
export async function writeDocument(
  context: Context,
  id: string,
  query: unknown,
  caller: Caller,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { what, format } = query as OutputQuery;
  const { store, writers, outputs } = context;
  const opened = await openDocument(store, id);
  const task = outputTask(opened, { what, format, date: dayOf(new Date()), patient: false }, outputs.settings);
  if (task === null) throw new ProblemError(409, 'not-read');
  const done = await writers.perform(task);
  if (done.kind === 'problem') {
    throw new ProblemError(done.code === 'no-template' ? 409 : 503, done.code, done.facts);
  }
  const { version, name } = opened.document;
  await recordHandedOut(store, { document: id, version: String(version), what, format, code: done.code }, caller.name);
  const [entry = `${id}.${format}`] = entryNames([name.split('/').at(-1) ?? name], endingOf(what, format));
  return reply
    .type(TYPES[format])
    .header('content-disposition', attachment(entry))
    .header('cache-control', 'no-store')
    .header('kaocheng-left', String(done.left))
    .header('kaocheng-outside', String(done.outside))
    .header('kaocheng-missing', String(done.missing.length))
    .send(Buffer.from(done.bytes.buffer, done.bytes.byteOffset, done.bytes.byteLength));
}
