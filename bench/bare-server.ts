/**
 * The floor for bench/serving.ts: bare Fastify and bare pg, sending the statements that Kaocheng sends for the same page and
 * answering with their rows; no schema, no check, no headers, no log. For a save, the rows of the document, its history and
 * the audit trail, in one statement. Needs DATABASE_URL; says its port.
 */
import fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const app = fastify();
const region = process.env.KAOCHENG_REGION ?? '';

/** A save as one statement, as Kaocheng's is one call: nothing of it waits for a way to the database and back. */
const SAVE = `
  with held as (
    update document set version = version + 1, changed_at = now() where region_code = $1 and id = $2
    returning id, version
  ), ended as (
    update correction set to_version = held.version, ended_at = now(), ended_by = 'bench'
    from held where region_code = $1 and document = held.id and to_version is null
  ), made as (
    insert into correction (region_code, document, from_version, ordinal, form_order, path, printed, value, reason, made_at, made_by)
    select $1, id, version, 0, 1, $3, '', $4, 'x', now(), 'bench' from held
  ), history as (
    insert into document_version (region_code, document, version, made_at, made_by, action, facts)
    select $1, id, version, now(), 'bench', 'corrected', '{}' from held
  ), chain as (
    update audit_chain set seq = seq + 1 where region_code = $1 returning seq, hash
  ), entry as (
    insert into audit_entry (region_code, seq, made_at, made_by, action, subject, body, prior_hash, hash)
    select $1, seq, now(), 'bench', 'corrected', $2, $5, hash, md5(random()::text) || md5(random()::text) from chain
  )
  select version, pg_notify('bench', id::text) from held`;

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

app.put<{ Params: { id: string }; Body: { set: { path: string; value: string }[] } }>(
  '/api/documents/:id/corrections',
  async ({ params, body }) => {
    const [one] = body.set;
    const { rows } = await pool.query(SAVE, [region, params.id, one?.path, one?.value, JSON.stringify(body)]);
    return rows[0];
  },
);

console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
