import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { addressOf, listeningOf } from './address.js';
import { reachablePrograms } from './copy-programs.js';
import { EmbeddedError, systemCode } from './embedded-error.js';
import { failure } from './failure.js';
import { endOfLog, launch } from './launch.js';
import { endOrphans } from './orphans.js';
import type { Place } from './place.js';
import { livingPostmaster, type Postmaster, removeStaleSockets, serves } from './postmaster.js';
import type { Programs } from './programs.js';
import { chooseListening, isFree, type Listening, settingsText } from './settings.js';
import { endHard, stopPostmaster } from './stop-postmaster.js';
import { writeWhole } from './write-whole.js';

/** How long a start that fails for a passing reason is tried again, in milliseconds. */
const PATIENCE = 30_000;

/** After how long processes of a killed postmaster are ended hard. */
const GRACE = 3_000;
const PAUSE = 10;

/** What keeps a new postmaster from starting only for as long as processes of the killed one still end. */
const PASSING =
  /pre-existing shared memory block|lock file "postmaster\.pid"|database system is (?:starting up|shutting down)/;

/** What stands for the last words of one that another process ended. */
const GONE = 'the database system is shutting down';

/** A database that answers. */
export interface Running {
  readonly pid: number;
  readonly listening: Listening;
  /** Whether it ran already. */
  readonly adopted: boolean;
}

/** What a start needs to know beside the place. */
export interface Start {
  readonly programs: Programs;
  /** Password of PostgreSQL's superuser. */
  readonly password: string;
  /** Settings of PostgreSQL that take the place of ours. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where it listened before, in this process: what our clients connect to should stay. */
  readonly listening: Listening | null;
  /** After how many milliseconds one that is ready and does not answer is ended. */
  readonly silence: number;
  /** How a postmaster is started; left out: as this system needs it. */
  readonly launcher?: typeof launch;
}

/**
 * Sees to it that the database runs and answers: adopts the postmaster that a killed process left behind, waits for one
 * that starts or stops, removes what stands in the way of a new one, starts it and tries again while what ended
 * before it is still going.
 * @throws EmbeddedError database-other-version, database-full, database-not-started, database-password-lost
 */
export async function bringUp(place: Place, start: Start): Promise<Running> {
  checkVersion(place, start.programs);
  let from = Date.now();
  for (;;) {
    const living = livingPostmaster(place.data);
    const running = living === null ? await startNew(place, start) : await adopt(place, start, living);
    if (typeof running === 'object') return running;
    // However long another one took to stop: our own attempts begin now.
    if (running === GONE) from = Date.now();
    const waited = Date.now() - from;
    if (waited > PATIENCE || !PASSING.test(running)) throw notStarted(place, start.programs, running, from);
    endOrphans(place.data, waited > GRACE);
    await wait(100);
  }
}

/** Starts a postmaster and waits until it answers; else gives its last words. */
async function startNew(place: Place, start: Start): Promise<Running | string> {
  const listening = await choose(place, start.listening);
  writeWhole(join(place.root, 'settings.conf'), settingsText(listening, start.settings), 0o644);
  removeStaleSockets(place.run, place.data);
  const started = (start.launcher ?? launch)(place, reachablePrograms(start.programs, place));
  for (;;) {
    const ended = started.ended();
    if (ended !== null) return ended;
    const postmaster = livingPostmaster(place.data);
    if (postmaster?.status === 'ready' && (await answersOrEnds(place, start, postmaster))) {
      return { pid: postmaster.pid, listening: listeningOf(postmaster), adopted: false };
    }
    await wait(PAUSE);
  }
}

/** As `answers`, for a postmaster that we started: one that does not let us in is not left behind. */
async function answersOrEnds(place: Place, start: Start, postmaster: Postmaster): Promise<boolean> {
  try {
    return await answers(place, start, postmaster);
  } catch (error) {
    await stopPostmaster(place, start.programs);
    throw error;
  }
}

/** Waits for a postmaster that we did not start, until it answers or is gone. */
async function adopt(place: Place, start: Start, first: Postmaster): Promise<Running | string> {
  let postmaster: Postmaster | null = first;
  let silentFrom: number | null = null;
  while (postmaster?.pid === first.pid) {
    if (postmaster.status === 'ready') {
      if (await answers(place, start, postmaster)) {
        return { pid: first.pid, listening: listeningOf(postmaster), adopted: true };
      }
      silentFrom ??= Date.now();
      if (Date.now() - silentFrom > start.silence) await endSilent(place, first.pid);
    }
    await wait(PAUSE);
    postmaster = livingPostmaster(place.data);
  }
  return GONE;
}

async function choose(place: Place, before: Listening | null): Promise<Listening> {
  if (before !== null && ('socket' in before || (await isFree(before.port)))) return before;
  return chooseListening(place.run);
}

/** Whether a postmaster lets us in and serves our data. */
async function answers(place: Place, start: Start, postmaster: Postmaster): Promise<boolean> {
  const url = addressOf(listeningOf(postmaster), 'postgres', start.password, 'postgres');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: start.silence });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (systemCode(error) === '28P01') {
      throw new EmbeddedError({ code: 'database-password-lost', facts: { file: place.password } }, { cause: error });
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function checkVersion(place: Place, programs: Programs): void {
  const found = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
  const needed = programs.version.split('.')[0] ?? '';
  if (found !== needed) {
    throw new EmbeddedError({ code: 'database-other-version', facts: { place: place.root, found, needed } });
  }
}

/** Ends one that hangs, where it is certain that it is ours. */
async function endSilent(place: Place, pid: number): Promise<void> {
  if (serves(pid, place.data) === true) return endHard(place, pid);
  const reason = `${pid}: no answer`;
  throw new EmbeddedError({
    code: 'database-not-started',
    facts: { place: place.root, log: join(place.root, 'log'), reason },
  });
}

function notStarted(place: Place, programs: Programs, words: string, since: number): EmbeddedError {
  return failure(
    place,
    programs,
    [words, endOfLog(place, since)].filter((text) => text !== '').join('\n'),
    'not-started',
  );
}
