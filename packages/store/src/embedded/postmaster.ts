import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from './embedded-error.js';

/** What postmaster.pid says of the process that serves a data directory. */
export interface Postmaster {
  readonly pid: number;
  /** Where it listens: the port of a socket is a part of its name. 0 and empty while it has not written them yet. */
  readonly port: number;
  readonly socket: string;
  /** `starting`, `stopping`, `ready`, `standby`, or empty. */
  readonly status: string;
}

/** Reads the text of a postmaster.pid: one fact a line. Null where it names no process. */
export function parsePostmaster(text: string): Postmaster | null {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 1) return null;
  const port = Number(lines[3] ?? '');
  return { pid, port: Number.isSafeInteger(port) ? port : 0, socket: lines[4] ?? '', status: lines[7] ?? '' };
}

/** What data/postmaster.pid says, or null where there is none. */
export function readPostmaster(data: string): Postmaster | null {
  return parsePostmaster(readText(join(data, 'postmaster.pid')));
}

/** A small file's text; empty where it is not there, as its writer may remove it at any time. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether a process of this number lives, and is ours to signal: a postmaster of our data always is. */
export function lives(pid: number): boolean {
  if (!(pid > 1)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a living process serves the data directory: yes, no, or null where the system does not say. A number alone
 * proves nothing: after a restart of the machine another process may bear it.
 */
export function serves(pid: number, data: string): boolean | null {
  switch (process.platform) {
    case 'linux':
      return servesByFolder(pid, data);
    case 'win32':
      return servesByName(pid);
    default:
      return servesByCommand(pid, data);
  }
}

/** A postmaster works in its data directory; a process that has ended but is not buried yet works nowhere. */
function servesByFolder(pid: number, data: string): boolean | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? false : null;
  }
}

function servesByCommand(pid: number, data: string): boolean | null {
  try {
    const command = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(data);
  } catch {
    return null;
  }
}

function servesByName(pid: number): boolean | null {
  try {
    const options = { encoding: 'utf8', windowsHide: true } as const;
    const listed = execFileSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], options);
    return listed.includes('postgres') ? null : false;
  } catch {
    return null;
  }
}

/**
 * The postmaster that serves the data directory now, or null. A postmaster.pid that names a living process of another
 * kind is removed: PostgreSQL itself would refuse to start for as long as that process lives.
 */
export function livingPostmaster(data: string): Postmaster | null {
  const found = readPostmaster(data);
  if (found === null || !lives(found.pid)) return null;
  if (serves(found.pid, data) !== false) return found;
  // It may have ended between the two looks, and another have begun.
  if (readPostmaster(data)?.pid === found.pid) rmSync(join(data, 'postmaster.pid'), { force: true });
  return null;
}

/**
 * Removes the locks on sockets that a killed postmaster left. PostgreSQL takes them for held as long as a process of their
 * number is listed, also one that has ended and that nobody buries, as in a container without an init.
 */
export function removeStaleSockets(run: string, data: string): void {
  for (const name of readdirSync(run)) {
    if (!name.endsWith('.lock')) continue;
    const file = join(run, name);
    const pid = Number.parseInt(readText(file), 10);
    if (lives(pid) && serves(pid, data) !== false) continue;
    rmSync(file, { force: true });
    rmSync(file.slice(0, -'.lock'.length), { force: true });
  }
}
