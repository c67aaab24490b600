import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from './embedded-error.js';
import type { Place } from './place.js';
import { type Programs, program } from './programs.js';
import { environment, runAs } from './run-as.js';

/** A postmaster that was started: it lives, or it ended with what it said last. */
export interface Launch {
  /** Null while it lives; else its last words. */
  ended(): string | null;
}

/**
 * Starts the postmaster so that it outlives this process: whoever comes next adopts it. On Windows pg_ctl starts it,
 * which takes from an administrator the rights that PostgreSQL refuses to run with.
 */
export function launch(place: Place, programs: Programs): Launch {
  return process.platform === 'win32' ? launchByControl(place, programs) : launchDirectly(place, programs);
}

function launchDirectly(place: Place, programs: Programs): Launch {
  const child = spawn(program(programs, 'postgres'), ['-D', place.data], {
    ...runAs(place.account),
    cwd: place.data,
    env: environment(),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return watch(child);
}

function watch(child: ChildProcess): Launch {
  let said = '';
  let ended: string | null = null;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  child.on('error', (error) => {
    ended = reasonOf(error);
  });
  child.on('close', (code, signal) => {
    ended ??= lastLines(said) || `exit ${code ?? signal}`;
  });
  child.unref();
  const pipe = child.stderr;
  if (pipe !== null && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref();
  return { ended: () => ended };
}

/**
 * As `launch` does it on Windows; it works on every system. Nothing of pg_ctl is piped to us: on Windows the database
 * would inherit the pipe and keep it open. It is detached from our console, whose Ctrl+C is meant for us alone.
 */
export function launchByControl(place: Place, programs: Programs): Launch {
  const log = join(place.root, 'log', 'start.log');
  const child = spawn(program(programs, 'pg_ctl'), ['start', '-w', '-t', '600', '-s', '-D', place.data, '-l', log], {
    ...runAs(place.account),
    cwd: place.data,
    env: environment(),
    detached: true,
    windowsHide: true,
    stdio: 'ignore',
  });
  let ended: string | null = null;
  child.on('error', (error) => {
    ended = reasonOf(error);
  });
  child.on('exit', (code) => {
    if (code !== 0) ended ??= endOfFile(log) || `exit ${code}`;
  });
  child.unref();
  return { ended: () => ended };
}

/** The last lines of the log that the database wrote since an instant, for the reason why it does not start. */
export function endOfLog(place: Place, since: number): string {
  const folder = join(place.root, 'log');
  try {
    const newest = readdirSync(folder)
      .map((name) => ({ file: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
      .filter(({ at }) => at >= since)
      .sort((a, b) => b.at - a.at)[0];
    return newest === undefined ? '' : endOfFile(newest.file);
  } catch {
    return '';
  }
}

function endOfFile(file: string): string {
  try {
    return lastLines(readFileSync(file, 'utf8').slice(-4000));
  } catch {
    return '';
  }
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-4).join('\n');
}
