/** Program of the thread that examines documents again while people correct them, one at a time. */
import { parentPort } from 'node:worker_threads';
import { ExaminedDocuments, type Examining } from './examining.js';

const documents = new ExaminedDocuments();
parentPort?.on('message', (task: Examining) => parentPort?.postMessage(documents.examine(task)));
parentPort?.postMessage('ready');
