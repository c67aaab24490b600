import { setTimeout as wait } from 'node:timers/promises';
import type { Place } from './place.js';
import { lives, livingPostmaster } from './postmaster.js';

/** How long the database may take to write what it holds and end, in milliseconds, before it is ended hard. */
const PATIENCE = 60_000;
const PAUSE = 10;

/** Ends the postmaster of a place as fast as it can end cleanly: who is connected is cut off, nothing is lost. */
export async function stopPostmaster(place: Place): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  const first = livingPostmaster(place.data);
  if (first === null) return;
  process.kill(first.pid, 'SIGINT');
  while (livingPostmaster(place.data)?.pid === first.pid || lives(first.pid)) {
    if (Date.now() > deadline) process.kill(first.pid, 'SIGQUIT');
    await wait(PAUSE);
  }
}
