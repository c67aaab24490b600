import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What postmaster.pid says of the process that serves a data directory. */
export interface Postmaster {
  readonly pid: number;
  /** Where it listens; empty while it has not written it yet. */
  readonly port: number;
  readonly socket: string;
  /** `starting`, `stopping`, `ready`, `standby`, or empty. */
  readonly status: string;
}

/** Reads the text of a postmaster.pid: one fact a line. Null where it names no process. */
export function parsePostmaster(text: string): Postmaster | null {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? '') || 0, socket: lines[4] ?? '', status: lines[7] ?? '' };
}

/** What data/postmaster.pid says, or null where there is none. */
export function readPostmaster(data: string): Postmaster | null {
  try {
    return parsePostmaster(readFileSync(join(data, 'postmaster.pid'), 'utf8'));
  } catch {
    return null;
  }
}

/** Whether a process of this number lives. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Whether a living process serves the data directory: yes, no, or null where the system does not say. A number alone
 * proves nothing: after a restart of the machine another process may bear it.
 */
export function serves(pid: number, data: string): boolean | null {
  try {
    return realpathSync(readlinkSync(`/proc/${pid}/cwd`)) === realpathSync(data);
  } catch {
    return servesByCommand(pid, data);
  }
}

function servesByCommand(pid: number, data: string): boolean | null {
  try {
    const command =
      process.platform === 'win32'
        ? execFileSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8', windowsHide: true })
        : execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    if (process.platform === 'win32') return command.includes('postgres.exe') ? null : false;
    return command.split(sep).join('/').includes(data) && command.includes('postgres');
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
  rmSync(join(data, 'postmaster.pid'), { force: true });
  return null;
}
