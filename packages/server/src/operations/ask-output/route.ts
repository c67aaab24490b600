import { askOutput as ask, chosenDocuments, waitingOutputs } from '@kaocheng/store/jobs/outputs';
import { ProblemError } from '../../problem/problem-error.js';
import { endingOf } from '../../writing/ending.js';
import { entryNames } from '../../writing/entry-names.js';
import type { Handler } from '../context.js';
import { outputJob } from '../output-job.js';

/** Documents of one job: every one is a file of the archive. */
const MOST = 20_000;

/** Jobs that may wait: each keeps a row for every document. */
const MOST_WAITING = 100;

/** Queues the files of many documents to be written into one archive. */
export const askOutput: Handler<'askOutput'> = async ({ store, outputs }, { body, caller }) => {
  const { what, format, choice } = body;
  const waiting = await waitingOutputs(store);
  if (waiting >= MOST_WAITING) throw new ProblemError(503, 'outputs-full', { waiting: String(waiting) });
  const chosen = await chosenDocuments(store, 'found' in choice ? choice.found : choice, MOST);
  if (chosen.length === 0) throw new ProblemError(400, 'output-none');
  if (chosen.length > MOST) throw new ProblemError(413, 'output-too-many', { limit: String(MOST) });
  const names = entryNames(
    chosen.map(({ name }) => name),
    endingOf(what, format),
  );
  const items = chosen.map(({ id, name }, i) => ({ document: id, name, entry: names[i] ?? `${id}.${format}` }));
  const output = await ask(store, { what, format, items }, caller.name);
  outputs.queue.wake();
  return outputJob(output);
};
