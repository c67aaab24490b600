import type { Store } from '@kaocheng/store/connect';
import { deleteOutput, outputAges } from '@kaocheng/store/jobs/outputs';
import { StoreProblem } from '@kaocheng/store/problem';
import type { QueueLog } from '../jobs/job-loop.js';
import type { OutputFolder } from './output-folder.js';
import { WRITER } from './output-queue.js';

const DAY = 24 * 60 * 60 * 1000;
/** Files of no job may be of one that another server just takes. */
const ORPHANED = 60 * 60 * 1000;

/**
 * Deletes jobs that ended longer ago than they are kept, then archives from the oldest on until they are no larger than
 * allowed together with what is written of jobs that go on, and files of jobs that are gone. The newest archive stays
 * until it is old, however large it is: somebody is about to fetch it.
 * @param now ms
 */
export async function clearAway(
  store: Store,
  folder: OutputFolder,
  limits: { readonly outputDays: number; readonly outputBytes: number },
  now: number,
): Promise<void> {
  const outputs = await outputAges(store);
  let [bytes, archives, isFull] = [0, 0, false];
  for (const { id, endedAt } of outputs) if (endedAt === null) bytes += folder.sizeOf(id);
  for (const { id, endedAt, size } of outputs) {
    if (endedAt === null) continue;
    const isOld = Date.parse(endedAt) < now - limits.outputDays * DAY;
    if (size !== null && !isOld) {
      [bytes, archives] = [bytes + size, archives + 1];
      isFull ||= archives > 1 && bytes > limits.outputBytes;
    }
    if (!isOld && (!isFull || size === null)) continue;
    await deleteOutput(store, id, WRITER).catch((error: unknown) => {
      if (!(error instanceof StoreProblem && error.code === 'no-output')) throw error;
    });
    folder.drop(id);
  }
  const known = new Set(outputs.map(({ id }) => id));
  for (const { id, changed } of folder.jobs()) if (!known.has(id) && changed < now - ORPHANED) folder.drop(id);
}

const HOUR = 60 * 60 * 1000;

/** Clears away now and every hour. Gives how to stop. */
export function clearRegularly(
  store: Store,
  folder: OutputFolder,
  limits: Parameters<typeof clearAway>[2],
  log: QueueLog,
): () => void {
  const clear = (): void => {
    clearAway(store, folder, limits, Date.now()).catch((error: unknown) => log.warn({ err: error }, 'clear away'));
  };
  const timer = setInterval(clear, HOUR);
  timer.unref();
  clear();
  return () => clearInterval(timer);
}
