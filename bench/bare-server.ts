/**
 * The floor for bench/serving.ts: bare Fastify and bare pg, sending the statements that Kaocheng sends for the same page and
 * answering with their rows; no schema, no check, no headers, no log. For a save it is the same call of `save_version` with the
 * same rows, which were prepared beforehand: nothing is looked up, examined or compared. Needs DATABASE_URL; says its port.
 */
import { readFileSync } from 'node:fs';
import type { SaveCall } from '@kaocheng/store/records/save-call';
import fastify from 'fastify';
import pg from 'pg';
import type { PreparedSaves } from './serving/prepared-saves.js';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const app = fastify();
const region = process.env.KAOCHENG_REGION ?? '';
const file = process.env.PREPARED_SAVES ?? '';
const prepared: Readonly<Record<string, PreparedSaves>> = file === '' ? {} : JSON.parse(readFileSync(file, 'utf8'));

const SAVE = 'select problem, stands as version from save_version($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)';

app.get<{ Params: { id: string } }>('/api/documents/:id', async ({ params }) => {
  const { rows } = await pool.query(
    `select document.*, transcript.body from document left join transcript
       on transcript.region_code = document.region_code and transcript.document = document.id
     where document.region_code = $1 and document.id = $2 order by transcript.version desc limit 1`,
    [region, params.id],
  );
  return rows[0];
});

app.get('/api/documents', async () => {
  const list = await pool.query(
    'select * from document where region_code = $1 order by received_at desc, id desc limit 51',
    [region],
  );
  const total = await pool.query("select sum(count) from tally where region_code = $1 and axis = 'state'", [region]);
  return { documents: list.rows, total: total.rows };
});

app.get('/api/overview', async () => {
  const [tally, totals] = await Promise.all([
    pool.query('select axis, key, other, count, errors from tally where region_code = $1 and count <> 0', [region]),
    pool.query(
      `select document, form_order, name, printed_total, recomputed_total from scored_form
       where region_code = $1 and draw is not null order by draw, document, form_order limit 2000`,
      [region],
    ),
  ]);
  return { tally: tally.rows, totals: totals.rows };
});

/** Versions and the time, in what was prepared for others. */
const ENDED = /("endedCorrections":\[\{"from_version":)\d+/;
const VERSION = /("version":"?)\d+/;

interface ReadyCall extends Pick<SaveCall, 'by' | 'action' | 'entry' | 'telling'> {
  readonly facts: string;
  readonly work: string;
}

const texts = (calls: Readonly<Record<string, SaveCall>>): Record<string, ReadyCall> =>
  Object.fromEntries(
    Object.entries(calls).map(([value, call]) => {
      return [value, { ...call, facts: JSON.stringify(call.facts), work: JSON.stringify(call.work) }];
    }),
  );
const ready = new Map(
  Object.entries(prepared).map(([id, { first, next }]) => [id, { first: texts(first), next: texts(next) }]),
);
/** Documents that were saved before. */
const saved = new Set<string>();

app.put<{ Params: { id: string }; Body: { version: number; set: { path: string; value: string }[] } }>(
  '/api/documents/:id/corrections',
  async ({ params: { id }, body: { version, set } }, reply) => {
    const calls = ready.get(id);
    const call = (saved.has(id) ? calls?.next : calls?.first)?.[set[0]?.value ?? ''];
    if (call === undefined) return reply.code(500).send('not prepared');
    const { by, action, facts } = call;
    const work = call.work.replace(ENDED, `$1${version}`);
    const [entry, telling] = [call.entry, call.telling].map((text) => text.replace(VERSION, `$1${version + 1}`));
    const values = [region, id, version, new Date(), by, action, facts, entry, work, 'kaocheng_change', telling];
    const { rows } = await pool.query({ name: 'save', text: SAVE, values });
    const [said] = rows;
    if (said?.problem !== null) return reply.code(409).send(said);
    saved.add(id);
    return said;
  },
);

console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
