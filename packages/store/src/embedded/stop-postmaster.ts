import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Place } from './place.js';
import { lives, livingPostmaster, serves } from './postmaster.js';
import { type Programs, program } from './programs.js';
import { environment, runAs } from './run-as.js';

/** How long the database may take to write what it holds, and then to end at once, in milliseconds. */
const PATIENCE = { fast: 60_000, hard: 5_000 };
const PAUSE = 10;

/**
 * Ends the postmaster of a place as fast as it can end cleanly: who is connected is cut off, nothing is lost. One that does
 * not end within a minute is ended hard; what was acknowledged is in its log and comes back at the next start.
 */
export async function stopPostmaster(place: Place, programs: Programs): Promise<void> {
  if (process.platform === 'win32') return stopByControl(place, programs);
  const pid = livingPostmaster(place.data)?.pid;
  if (pid === undefined) return;
  signal(pid, 'SIGINT');
  if (await isGone(place, pid, PATIENCE.fast)) return;
  await endHard(place, pid);
}

/** Ends a postmaster that does not answer. */
export async function endHard(place: Place, pid: number): Promise<void> {
  signal(pid, 'SIGQUIT');
  if (await isGone(place, pid, PATIENCE.hard)) return;
  signal(pid, 'SIGKILL');
  await isGone(place, pid, PATIENCE.hard);
}

/** As `stopPostmaster` does it on Windows, where no signal can be sent; it works on every system. */
export async function stopByControl(place: Place, programs: Programs): Promise<void> {
  if (livingPostmaster(place.data) === null) return;
  await promisify(execFile)(program(programs, 'pg_ctl'), ['stop', '-m', 'fast', '-w', '-s', '-D', place.data], {
    ...runAs(place.account),
    cwd: place.data,
    env: environment(),
    windowsHide: true,
  });
}

async function isGone(place: Place, pid: number, patience: number): Promise<boolean> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; ) {
    const listed = livingPostmaster(place.data)?.pid === pid;
    if (!listed && !(lives(pid) && serves(pid, place.data) === true)) return true;
    await wait(PAUSE);
  }
  return false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}
