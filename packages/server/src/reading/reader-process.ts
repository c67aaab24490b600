/**
 * Program of a reader process: does the tasks that its parent sends, one at a time. It ends with its parent, and also
 * when the parent was killed while a task keeps this thread busy: a thread beside it watches for that.
 */
import { Worker } from 'node:worker_threads';
import { perform } from './perform.js';
import type { Task } from './tasks.js';

const WATCH = `
const parent = process.ppid;
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);
`;

if (process.platform !== 'win32') new Worker(WATCH, { eval: true, stdout: false, stderr: false }).unref();
process.on('disconnect', () => process.exit(0));
// A signal to the whole group (Ctrl-C) is the parent's to handle.
process.on('SIGINT', () => {});
process.on('message', ({ id, task }: { id: number; task: Task }) => {
  void perform(task).then((result) => process.send?.({ id, result }));
});
