import { Readable } from 'node:stream';
import type { ExportQuery } from '@kaocheng/contracts/overview';
import { words } from '@kaocheng/core/generated/words';
import type { FastifyReply } from 'fastify';
import { attachment } from '../attachment.js';
import type { Context } from '../context.js';
import { csvLine, csvStart } from './csv.js';
import { exportRows, exportTitles } from './rows.js';

/** Sends all scored forms, or all findings, as a file, in batches as they come out of the database. */
export async function sendExport(context: Context, query: unknown, reply: FastifyReply): Promise<FastifyReply> {
  const { what, format } = query as ExportQuery;
  const rows = exportRows(context.store, what);
  const titles = exportTitles(what);
  const name = `${words.server.export[what]}.${format}`;
  reply.header('content-disposition', attachment(name)).header('cache-control', 'no-store');
  if (format === 'json') return reply.type('application/json; charset=utf-8').send(Readable.from(jsonText(rows)));
  return reply.type('text/csv; charset=utf-8').send(Readable.from(csvText(titles, rows)));
}

type Row = Readonly<Record<string, string | number | null>>;

async function* jsonText(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const batch of batches) {
    for (const row of batch) {
      yield `${before}${JSON.stringify(row)}`;
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

async function* csvText(
  titles: ReadonlyMap<string, string>,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield csvStart + csvLine([...titles.values()]);
  for await (const batch of batches) {
    yield batch.map((row) => csvLine([...titles.keys()].map((key) => row[key] ?? null))).join('');
  }
}
