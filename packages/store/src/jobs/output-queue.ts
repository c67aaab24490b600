import { sql } from 'kysely';
import { tellChange } from '../changes.js';
import { asking, inTransaction, type Store, type Work } from '../connect.js';
import { StoreProblem } from '../problem.js';
import type { ProblemFacts } from '../records/record.js';
import { requireStorable, storable } from '../records/storable.js';
import { OUTPUT_COLUMNS, type OutputRecord, outputOf } from './output-record.js';
import { holdOutput, recordOutput } from './outputs.js';
import { LEASE_SECONDS } from './queue.js';

/** A job that one server has taken to write. */
export interface TakenOutput extends OutputRecord {
  readonly taker: string;
  /** How often it was begun, this time included, since the last document of which it is known what became of it. */
  readonly attempts: number;
}

/** Which jobs may be taken. */
export interface OutputsToTake {
  /** Seconds after which a taker that has not been heard of has lost its job; `LEASE_SECONDS` where left out. */
  readonly leaseSeconds?: number | undefined;
  /** Documents that the job may have; any number where left out. */
  readonly most?: number | undefined;
  /** Ids of jobs that are not to be taken: they are at work here, whatever became of their lease. */
  readonly except?: readonly string[] | undefined;
}

/** What became of one document of a job. */
export type ItemResult =
  | { readonly state: 'written'; readonly version: number; readonly note: ProblemFacts | null }
  | { readonly state: 'left'; readonly version: number | null; readonly note: ProblemFacts };

/**
 * Takes the oldest job that waits, or whose taker has not been heard of for a while; null where there is none.
 * @param taker names this run of the server
 */
export async function takeOutput(
  store: Store,
  taker: string,
  { leaseSeconds = LEASE_SECONDS, most, except = [] }: OutputsToTake = {},
): Promise<TakenOutput | null> {
  requireStorable({ taker });
  const { region } = store;
  return await inTransaction(store, async (trx) => {
    const free = await trx
      .selectFrom('output_job')
      .select(['id', 'attempts'])
      .where('region_code', '=', region)
      .$if(except.length > 0, (jobs) => jobs.where('id', 'not in', except))
      .$if(most !== undefined, (jobs) => jobs.where('total', '<=', most ?? 0))
      .where((where) =>
        where.or([
          where('state', '=', 'waiting'),
          where.and([
            where('state', '=', 'working'),
            where('beat_at', '<', sql<string>`now() - ${leaseSeconds} * interval '1 second'`),
          ]),
        ]),
      )
      .orderBy('asked_at')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (free === undefined) return null;
    const attempts = free.attempts + 1;
    const row = await trx
      .updateTable('output_job')
      .set({ state: 'working', taker, attempts, beat_at: sql<string>`now()` })
      .where('region_code', '=', region)
      .where('id', '=', free.id)
      .returning(OUTPUT_COLUMNS)
      .executeTakeFirstOrThrow();
    await tellChange(store, trx, { kind: 'output', id: free.id });
    return { ...outputOf(row), taker, attempts };
  });
}

/** Says that a job is still at work. @returns whether it is still this taker's */
export async function beatOutput(store: Store, { id, taker }: TakenOutput): Promise<boolean> {
  const said = await asking(() =>
    store.db
      .updateTable('output_job')
      .set({ beat_at: sql<string>`now()` })
      .where('region_code', '=', store.region)
      .where('id', '=', id)
      .where('taker', '=', taker)
      .executeTakeFirst(),
  );
  return said.numUpdatedRows > 0n;
}

/**
 * Keeps what became of one document; nothing is counted twice, however often it is told.
 * @throws StoreProblem job-lost where the job was cancelled, deleted, or taken over by another server
 */
export async function keepItem(store: Store, job: TakenOutput, ordinal: number, result: ItemResult): Promise<void> {
  const { region } = store;
  const { state, version, note } = result;
  await inTransaction(store, async (trx) => {
    await holdTaken(trx, region, job);
    const kept = await trx
      .updateTable('output_item')
      .set({ state, version, code: note?.code ?? null, facts: note === null ? null : factsText(note) })
      .where('region_code', '=', region)
      .where('job', '=', job.id)
      .where('ordinal', '=', ordinal)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    if (kept.numUpdatedRows === 0n) return;
    await trx
      .updateTable('output_job')
      .set((column) => ({
        beat_at: sql<string>`now()`,
        attempts: 1,
        ...(state === 'written'
          ? { written: sql<number>`${column.ref('written')} + 1` }
          : { left_out: sql<number>`${column.ref('left_out')} + 1` }),
      }))
      .where('region_code', '=', region)
      .where('id', '=', job.id)
      .execute();
    await tellChange(store, trx, { kind: 'output', id: job.id });
  });
}

/** Ends a job: its archive is ready and so many bytes long, or why there is none. @throws StoreProblem job-lost */
export async function endOutput(
  store: Store,
  job: TakenOutput,
  end: { readonly size: number } | { readonly problem: ProblemFacts },
  by: string,
): Promise<OutputRecord> {
  const { region } = store;
  return await inTransaction(store, async (trx) => {
    await holdTaken(trx, region, job);
    const row = await trx
      .updateTable('output_job')
      .set({
        ...('size' in end
          ? { state: 'ready', size: end.size }
          : { state: 'failed', problem_code: end.problem.code, problem_facts: factsText(end.problem) }),
        taker: null,
        beat_at: null,
        ended_at: store.now(),
      })
      .where('region_code', '=', region)
      .where('id', '=', job.id)
      .returning(OUTPUT_COLUMNS)
      .executeTakeFirstOrThrow();
    await tellChange(store, trx, { kind: 'output', id: job.id });
    const facts = { state: row.state, written: String(row.written), left: String(row.left_out) };
    await recordOutput(store, trx, job.id, 'output-ended', by, facts);
    return outputOf(row);
  });
}

/**
 * Puts a job back into the queue. Nothing where it is lost.
 * @param attempts how often it counts as begun without that anything came of it
 */
export async function returnOutput(store: Store, job: TakenOutput, attempts: number): Promise<void> {
  await inTransaction(store, async (trx) => {
    await trx
      .updateTable('output_job')
      .set({ state: 'waiting', taker: null, beat_at: null, attempts })
      .where('region_code', '=', store.region)
      .where('id', '=', job.id)
      .where('taker', '=', job.taker)
      .execute();
    await tellChange(store, trx, { kind: 'output', id: job.id });
  });
}

/** Takes back the count of a beginning of which the job was not the cause; when its lease is over it is taken again. */
export async function uncountOutput(store: Store, { id, taker, attempts }: TakenOutput): Promise<void> {
  await asking(() =>
    store.db
      .updateTable('output_job')
      .set({ attempts: attempts - 1 })
      .where('region_code', '=', store.region)
      .where('id', '=', id)
      .where('taker', '=', taker)
      .where('attempts', '=', attempts)
      .execute(),
  );
}

async function holdTaken(trx: Work, region: string, job: TakenOutput): Promise<void> {
  const held = await holdOutput(trx, region, job.id).catch((error: unknown) => {
    if (error instanceof StoreProblem && error.code === 'no-output') throw new StoreProblem('job-lost', error.facts);
    throw error;
  });
  if (held.state !== 'working' || held.taker !== job.taker) throw new StoreProblem('job-lost', { output: job.id });
}

function factsText({ facts }: ProblemFacts): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(facts).map(([key, fact]) => [storable(key), storable(fact)])),
  );
}
