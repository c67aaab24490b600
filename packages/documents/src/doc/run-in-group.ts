import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

/** Ends a program after a time even where the one that started it is gone; every Linux has it. */
const TIMEOUT = ['/usr/bin/timeout', '/bin/timeout'].find((path) => {
  try {
    accessSync(path, constants.X_OK);
    return process.platform === 'linux';
  } catch {
    return false;
  }
});

type Ending = 'well' | 'badly' | 'overdue';

/**
 * Runs a program in a process group of its own, which is ended whole when the time is over: an office suite is a script
 * that starts a program that starts others. Its output is thrown away.
 * @param patience seconds
 * @returns how it ended: by itself, `well` or `badly`, or `overdue` where its time was over
 */
export function runInGroup(program: string, args: readonly string[], patience: number): Promise<Ending> {
  const hasGroups = process.platform !== 'win32';
  const [command, ...rest] =
    TIMEOUT === undefined ? [program, ...args] : [TIMEOUT, '-s', 'KILL', String(patience + 5), program, ...args];
  return new Promise((resolve) => {
    const child = spawn(command, rest, { detached: hasGroups, stdio: 'ignore', windowsHide: true });
    const endAll = (): void => {
      try {
        if (hasGroups && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch {
        // All of the group has ended by itself.
      }
    };
    let overdue = false;
    const timer = setTimeout(() => {
      overdue = true;
      endAll();
    }, patience * 1000);
    const end = (well: boolean): void => {
      clearTimeout(timer);
      // What the program left running holds its files.
      endAll();
      resolve(overdue ? 'overdue' : well ? 'well' : 'badly');
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
  });
}
