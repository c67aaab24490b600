import type { Store } from '../connect.js';

/** A document that one server has taken to read. */
export interface Job {
  readonly id: string;
  readonly document: string;
  /** Name, kind and hash of the file; its bytes are had by `openSource`. */
  readonly name: string;
  readonly type: string;
  readonly hash: string;
  /** How often it was taken, this time included: 3 means that two readers have died over it. */
  readonly attempts: number;
  readonly taker: string;
}

/** How long a job may go without a beat before another server takes it over, in seconds. */
export const LEASE_SECONDS = 15;

/**
 * Takes the oldest job that waits, or whose taker has not been heard of for `LEASE_SECONDS`; null where there is none.
 * The document's state becomes `reading`.
 * @param taker names this run of the server; another for each run
 */
export async function takeJob(store: Store, taker: string): Promise<Job | null> {
  throw new Error(`not built ${store.region} ${taker}`);
}

/** Says that all jobs of a taker are still at work; call it every few seconds. Ends in the number of its jobs. */
export async function beat(store: Store, taker: string): Promise<number> {
  throw new Error(`not built ${store.region} ${taker}`);
}

/** Puts a job back into the queue without counting the attempt (the server shuts down). */
export async function returnJob(store: Store, job: Job): Promise<void> {
  throw new Error(`not built ${store.region} ${job.id}`);
}

/** Jobs that wait, jobs at work, and for how many seconds the oldest has waited. */
export async function queueDepth(
  store: Store,
): Promise<{ readonly waiting: number; readonly working: number; readonly oldestSeconds: number }> {
  throw new Error(`not built ${store.region}`);
}
