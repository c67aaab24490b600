import { examineTranscript } from '@kaocheng/core/examine/examine';
import type { Store } from '@kaocheng/store/connect';
import { takeJob } from '@kaocheng/store/jobs/queue';
import { keepReading } from '@kaocheng/store/records/keep';
import { receiveDocument } from '@kaocheng/store/records/receive';
import { summaryOf } from '@kaocheng/store/records/summary';
import { department } from '../generate.js';

/** Documents that are received, read and examined as by the server; the others are copies of their rows. */
const KINDS = 50;

/**
 * Puts so many documents of ten forms into empty records. Gives their ids. The copies have all rows that lists, sums and
 * pages are made of, and no entries in the audit trail.
 */
export async function fill(store: Store, count: number): Promise<string[]> {
  for (let seed = 0; seed < KINDS; seed += 1) {
    const transcript = department(seed);
    const body = JSON.stringify(transcript);
    const file = { name: `第${seed}份.json`, bytes: new TextEncoder().encode(body), type: 'json' };
    await receiveDocument(store, file, 'bench');
    const job = await takeJob(store, 'bench');
    if (job === null) throw new Error('the document does not wait');
    await keepReading(store, job, { transcript: body, summary: summaryOf(examineTranscript(transcript)) }, 'bench');
  }
  const copies = Math.max(0, Math.ceil(count / KINDS) - 1);
  for (const table of ['document', 'document_version', 'transcript', 'scored_form', 'finding']) {
    await copyRows(store, table, copies);
  }
  await store.pool.query('update tally set count = count * $1, errors = errors * $1', [copies + 1]);
  await store.pool.query('vacuum analyze');
  const { rows } = await store.pool.query<{ id: string }>('select id from document order by id');
  return rows.map(({ id }) => id);
}

/** Copies all rows of a table so many times, each time under other ids of documents. */
async function copyRows({ pool }: Store, table: string, copies: number): Promise<void> {
  const { rows } = await pool.query<{ column_name: string; is_generated: string }>(
    `select column_name, is_generated from information_schema.columns
     where table_schema = current_schema() and table_name = $1 order by ordinal_position`,
    [table],
  );
  const columns = rows.filter((row) => row.is_generated === 'NEVER').map((row) => `"${row.column_name}"`);
  const id = table === 'document' ? '"id"' : '"document"';
  const values = columns.map((column) => {
    if (column === id) return `left(${id}, 24) || lpad(to_hex(copy), 12, '0')`;
    return table === 'document' && column === '"name"' ? `copy || '-' || "name"` : column;
  });
  await pool.query(
    `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table}, generate_series(1, ${copies}) as copy`,
  );
}
