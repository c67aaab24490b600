import { spawn } from 'node:child_process';

/**
 * The program of the watchdog: it waits until a process is gone, then ends a postmaster and removes folders. It runs by
 * itself (node -e), so that it outlives the process that it watches, however that ends.
 */
const PROGRAM = `
const { readFileSync, rmSync } = require('node:fs');
const [pid, data, ...folders] = process.argv.slice(1);
const lives = (id) => { try { process.kill(id, 0); return true; } catch (error) { return error.code === 'EPERM'; } };
const timer = setInterval(() => {
  if (lives(Number(pid))) return;
  clearInterval(timer);
  let postmaster = 0;
  try { postmaster = parseInt(readFileSync(data + '/postmaster.pid', 'utf8'), 10); } catch {}
  if (postmaster > 0) { try { process.kill(postmaster, 'SIGQUIT'); } catch {} }
  const until = Date.now() + 10000;
  const clear = setInterval(() => {
    if (postmaster > 0 && lives(postmaster) && Date.now() < until) return;
    clearInterval(clear);
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }, 50);
}, 300);
`;

/** Sees to it that, when this process is gone, the postmaster of `data` ends and the folders are removed. */
export function endWithProcess(data: string, folders: readonly string[]): void {
  const options = { detached: true, stdio: 'ignore', windowsHide: true, cwd: '/' } as const;
  spawn(process.execPath, ['-e', PROGRAM, String(process.pid), data, ...folders], options).unref();
}
