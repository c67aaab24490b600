import { parentPort } from 'node:worker_threads';
import { perform, type Task } from './task.js';

// A thread of the command line that reads one input after the other, each when it is asked to.
parentPort?.on('message', (task: Task) => {
  void perform(task).then((told) => parentPort?.postMessage(told));
});
