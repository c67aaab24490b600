import { spawn } from 'node:child_process';

/**
 * Runs a program with no more memory than in $1 (KB, as far as the system keeps to that), and ends its whole group as soon
 * as the other end of descriptor 3 is closed: when the process that started it is gone, however that ended. $2 is deleted
 * then, as nobody else is left to do it.
 */
const GUARD = `ulimit -v "$1" 2>/dev/null; left=$2; shift 2
(cat <&3 >/dev/null; rm -rf -- "$left"; kill -9 0) &
exec 3<&-
"$@"`;
/** An office suite that converts takes about half a gigabyte of address space; without a limit it would take all there is. */
const MOST_KILOBYTES = 2_000_000;

type Ending = 'well' | 'badly' | 'overdue';

/**
 * Runs a program in a process group of its own, which is ended whole when the time is over: an office suite is a script
 * that starts a program that starts others; and when the process that waits for it is gone. Its output is thrown away.
 * @param patience seconds
 * @param folder what it works in, deleted where the process that waits for it is gone
 * @returns how it ended: by itself, `well` or `badly`, or `overdue` where its time was over
 */
export function runInGroup(
  program: string,
  args: readonly string[],
  patience: number,
  folder: string,
): Promise<Ending> {
  const hasGroups = process.platform !== 'win32';
  const guarded = ['-c', GUARD, 'sh', String(MOST_KILOBYTES), folder, program, ...args];
  return new Promise((resolve) => {
    const child = hasGroups
      ? spawn('/bin/sh', guarded, { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
      : spawn(program, args, { stdio: 'ignore', windowsHide: true });
    child.stdio[3]?.on('error', () => {});
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
