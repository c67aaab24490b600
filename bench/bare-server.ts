/**
 * The floor for bench/serving.ts: bare Fastify and bare pg, sending the statements that Kaocheng sends for the same page and
 * answering with their rows; no schema, no check, no headers, no log. For a save, the rows of the document, its history and
 * the audit trail, in one transaction. Needs DATABASE_URL; says its port.
 */
import fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
const app = fastify();
const region = process.env.KAOCHENG_REGION ?? '';

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
    const { id } = params;
    const [one] = body.set;
    const client = await pool.connect();
    try {
      await client.query('begin');
      const held = await client.query('select * from document where region_code = $1 and id = $2 for update', [
        region,
        id,
      ]);
      const version: number = held.rows[0].version + 1;
      await client.query(
        "update correction set to_version = $3, ended_at = now(), ended_by = 'bench' where region_code = $1 and document = $2 and to_version is null",
        [region, id, version],
      );
      await client.query(
        `insert into correction (region_code, document, from_version, ordinal, form_order, path, printed, value, reason, made_at, made_by)
         values ($1, $2, $3, 0, 1, $4, '', $5, 'x', now(), 'bench')`,
        [region, id, version, one?.path, one?.value],
      );
      await client.query(
        'update document set version = $3, changed_at = now() where region_code = $1 and id = $2 returning *',
        [region, id, version],
      );
      await client.query(
        `insert into document_version (region_code, document, version, made_at, made_by, action, facts)
         values ($1, $2, $3, now(), 'bench', 'corrected', '{}')`,
        [region, id, version],
      );
      await client.query('select pg_notify($1, $2)', ['bench', id]);
      const chain = await client.query('select seq, hash from audit_chain where region_code = $1 for update', [region]);
      const seq = Number(chain.rows[0].seq) + 1;
      await client.query(
        `insert into audit_entry (region_code, seq, made_at, made_by, action, subject, body, prior_hash, hash)
         values ($1, $2, now(), 'bench', 'corrected', $3, $4, $5, md5(random()::text) || md5(random()::text))`,
        [region, seq, id, JSON.stringify(body), chain.rows[0].hash],
      );
      await client.query('update audit_chain set seq = $2 where region_code = $1', [region, seq]);
      await client.query('commit');
      return { version };
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  },
);

console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
