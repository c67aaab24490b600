import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { livingPostmaster } from './postmaster.js';

/** Processes that a postmaster started for a data directory: they work in it and name themselves. None without /proc. */
function processesIn(data: string): number[] {
  const real = realpathSync(data);
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          if (readlinkSync(`/proc/${pid}/cwd`) !== real) return false;
          return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres: ');
        } catch {
          return false;
        }
      });
  } catch {
    return [];
  }
}

function parentOf(pid: number): number | null {
  try {
    const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return parent === undefined ? null : Number(parent);
  } catch {
    return null;
  }
}

/**
 * Asks the processes that a killed postmaster left in its data directory to end; they do by themselves as soon as they
 * wait for something, but one that computes keeps a new postmaster from starting. `hard` ends them at once.
 */
export function endOrphans(data: string, hard: boolean): void {
  const postmaster = livingPostmaster(data)?.pid;
  for (const pid of processesIn(data)) {
    if (postmaster !== undefined && parentOf(pid) === postmaster) continue;
    try {
      process.kill(pid, hard ? 'SIGKILL' : 'SIGQUIT');
    } catch {
      // It has ended meanwhile.
    }
  }
}
