import { sql } from 'kysely';
import { tellChange } from '../changes.js';
import { asking, inTransaction, type Store } from '../connect.js';
import { requireStorable } from '../records/storable.js';

/** A document that one server has taken to read. */
export interface Job {
  readonly id: string;
  readonly document: string;
  /** Name, kind and hash of the file; its bytes are had by `openSource`. */
  readonly name: string;
  readonly type: string;
  readonly hash: string;
  /** How often it was taken, this time included: 3 means that twice it was not brought to an end. */
  readonly attempts: number;
  readonly taker: string;
}

/** How long a job may go without a beat before another server takes it over, in seconds. */
export const LEASE_SECONDS = 15;

/**
 * Takes the oldest job that waits, or whose taker has not been heard of for `LEASE_SECONDS`; null where there is none.
 * The document's state becomes `reading`. Time is that of the database, so that servers need not agree on it.
 * @param taker names this run of the server; another for each run
 */
export async function takeJob(store: Store, taker: string, leaseSeconds: number = LEASE_SECONDS): Promise<Job | null> {
  return await take(store, taker, leaseSeconds, null);
}

/**
 * Takes the job of one document that waits, whatever waits before it; null where it does not wait or another has taken it.
 * @param taker names who takes it; another for each job
 */
export async function takeJobOf(store: Store, taker: string, document: string): Promise<Job | null> {
  return await take(store, taker, LEASE_SECONDS, document);
}

async function take(store: Store, taker: string, leaseSeconds: number, only: string | null): Promise<Job | null> {
  requireStorable({ taker });
  const { region } = store;
  return await inTransaction(store, async (trx) => {
    const free = await trx
      .selectFrom('job')
      .select(['id', 'document', 'attempts'])
      .where('region_code', '=', region)
      .where((where) =>
        where.or([
          where('state', '=', 'waiting'),
          where('beat_at', '<', sql<string>`now() - ${leaseSeconds} * interval '1 second'`),
        ]),
      )
      .$if(only !== null, (jobs) => jobs.where('document', '=', only))
      .orderBy('queued_at')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (free === undefined) return null;
    const attempts = free.attempts + 1;
    await trx
      .updateTable('job')
      .set({ state: 'working', taker, attempts, beat_at: sql<string>`now()` })
      .where('region_code', '=', region)
      .where('id', '=', free.id)
      .execute();
    const document = await trx
      .updateTable('document')
      .set({ state: 'reading' })
      .where('region_code', '=', region)
      .where('id', '=', free.document)
      .returning(['name', 'type', 'file_hash', 'version'])
      .executeTakeFirstOrThrow();
    await tellChange(store, trx, { kind: 'document', id: free.document, version: document.version });
    const { name, type, file_hash: hash } = document;
    return { id: free.id, document: free.document, name, type, hash, attempts, taker };
  });
}

/**
 * Says that these jobs of a taker are still at work; call it every few seconds. One that is no longer named is given to
 * another when its lease is over. Ends in the number of jobs that are still the taker's.
 * @param jobs ids
 */
export async function beat(store: Store, taker: string, jobs: readonly string[]): Promise<number> {
  if (jobs.length === 0) return 0;
  const said = await asking(() =>
    store.db
      .updateTable('job')
      .set({ beat_at: sql<string>`now()` })
      .where('region_code', '=', store.region)
      .where('taker', '=', taker)
      .where('id', 'in', jobs)
      .executeTakeFirst(),
  );
  return Number(said.numUpdatedRows);
}

/** Puts a job back into the queue without counting the attempt (the server shuts down). Nothing where it is lost. */
export async function returnJob(store: Store, job: Job): Promise<void> {
  const { region } = store;
  await inTransaction(store, async (trx) => {
    const returned = await trx
      .updateTable('job')
      .set({ state: 'waiting', taker: null, beat_at: null, attempts: job.attempts - 1 })
      .where('region_code', '=', region)
      .where('id', '=', job.id)
      .where('taker', '=', job.taker)
      .where('attempts', '=', job.attempts)
      .executeTakeFirst();
    if (returned.numUpdatedRows === 0n) return;
    const document = await trx
      .updateTable('document')
      .set({ state: 'queued' })
      .where('region_code', '=', region)
      .where('id', '=', job.document)
      .returning('version')
      .executeTakeFirstOrThrow();
    await tellChange(store, trx, { kind: 'document', id: job.document, version: document.version });
  });
}

/** Takes back the count of an attempt of which the job was not the cause; when its lease is over it is taken again. */
export async function uncountAttempt(store: Store, job: Job): Promise<void> {
  await asking(() =>
    store.db
      .updateTable('job')
      .set({ attempts: job.attempts - 1 })
      .where('region_code', '=', store.region)
      .where('id', '=', job.id)
      .where('taker', '=', job.taker)
      .where('attempts', '=', job.attempts)
      .execute(),
  );
}

/** How much the readers have before them. */
export interface QueueDepth {
  readonly waiting: number;
  readonly working: number;
  /** For how many seconds the oldest has waited. */
  readonly oldestSeconds: number;
}

/** Jobs that wait, and jobs at work. */
export async function queueDepth(store: Store): Promise<QueueDepth> {
  const { rows } = await asking(() =>
    sql<{ waiting: number; working: number; oldest: string | null }>`
      select count(case when state = 'waiting' then 1 end) as waiting,
        count(case when state = 'working' then 1 end) as working,
        min(case when state = 'waiting' then queued_at end) as oldest
      from job where region_code = ${store.region}`.execute(store.db),
  );
  const { waiting = 0, working = 0, oldest = null } = rows[0] ?? {};
  const seconds = oldest === null ? 0 : (Date.parse(store.now()) - Date.parse(oldest)) / 1000;
  return { waiting, working, oldestSeconds: Math.max(0, Math.round(seconds)) };
}
