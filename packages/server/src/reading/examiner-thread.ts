/** Program of the thread that examines documents again while people correct them, one after the other. */
import { parentPort } from 'node:worker_threads';
import { ExaminedDocuments, type Examining } from './examining.js';

const documents = new ExaminedDocuments();
parentPort?.on('message', (tasks: readonly Examining[]) => {
  for (const task of tasks) parentPort?.postMessage(documents.examine(task));
});
parentPort?.postMessage('ready');
