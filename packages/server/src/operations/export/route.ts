import { Readable } from 'node:stream';
import type { ExportQuery } from '@kaocheng/contracts/overview';
import { words } from '@kaocheng/core/generated/words';
import type { FastifyReply } from 'fastify';
import { ProblemError } from '../../problem/problem-error.js';
import { attachment } from '../attachment.js';
import type { Context } from '../context.js';
import { csvLine, csvStart } from './csv.js';
import { type ExportRow, exportRows, exportTitles } from './rows.js';

/** Most rows of a workbook: all of it is held in memory. CSV and JSON have no limit. */
const MOST_ROWS = 20_000;

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Sends all forms, or all findings, as a file; CSV and JSON in batches as they come out of the database. */
export async function sendExport(context: Context, query: unknown, reply: FastifyReply): Promise<FastifyReply> {
  const { what, format } = query as ExportQuery;
  const rows = exportRows(context.store, what);
  const titles = exportTitles(what);
  const name = words.server.export[what];
  const body =
    format === 'xlsx'
      ? await workbook(context, name, titles, rows)
      : Readable.from(format === 'json' ? jsonText(rows) : csvText(titles, rows));
  return reply
    .header('content-disposition', attachment(`${name}.${format}`))
    .header('cache-control', 'no-store')
    .type(TYPES[format])
    .send(body);
}

async function* jsonText(batches: AsyncIterable<readonly ExportRow[]>): AsyncGenerator<string> {
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
  batches: AsyncIterable<readonly ExportRow[]>,
): AsyncGenerator<string> {
  yield csvStart + csvLine([...titles.values()]);
  for await (const batch of batches) {
    yield batch.map((row) => csvLine([...titles.keys()].map((key) => row[key] ?? null))).join('');
  }
}

/** @throws ProblemError 413 where there are more rows than a workbook may hold */
async function workbook(
  { readers }: Context,
  title: string,
  titles: ReadonlyMap<string, string>,
  batches: AsyncIterable<readonly ExportRow[]>,
): Promise<Buffer> {
  const rows: string[][] = [];
  for await (const batch of batches) {
    for (const row of batch) rows.push([...titles.keys()].map((key) => String(row[key] ?? '')));
    if (rows.length > MOST_ROWS) throw new ProblemError(413, 'export-too-large', { limit: String(MOST_ROWS) });
  }
  const result = await readers.perform({ kind: 'workbook', table: { title, columns: [...titles.values()], rows } });
  if (result.kind === 'problem') throw new ProblemError(503, result.code, result.facts);
  return Buffer.from(result.bytes);
}
