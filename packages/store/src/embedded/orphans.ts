import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { readPostmaster } from './postmaster.js';

/** Processes whose working directory is the data directory: what a postmaster started. None where there is no /proc. */
function processesIn(data: string): number[] {
  const real = realpathSync(data);
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          return readlinkSync(`/proc/${pid}/cwd`) === real;
        } catch {
          return false;
        }
      });
  } catch {
    return [];
  }
}

/** Whether the process was started by one that is gone. */
function isOrphan(pid: number, family: ReadonlySet<number>): boolean {
  try {
    const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return parent !== undefined && !family.has(Number(parent));
  } catch {
    return false;
  }
}

/**
 * Asks the processes that a killed postmaster left in its data directory to end; they do by themselves as soon as they
 * wait for something, but one that computes keeps a new postmaster from starting. `hard` ends them at once.
 */
export function endOrphans(data: string, hard: boolean): void {
  const pids = processesIn(data);
  const family = new Set(pids);
  const postmaster = readPostmaster(data)?.pid;
  for (const pid of pids) {
    if (pid === postmaster || !isOrphan(pid, family)) continue;
    try {
      process.kill(pid, hard ? 'SIGKILL' : 'SIGQUIT');
    } catch {
      // It has ended meanwhile.
    }
  }
}
