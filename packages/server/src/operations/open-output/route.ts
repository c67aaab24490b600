import { outputItems, outputRecord } from '@kaocheng/store/jobs/outputs';
import type { Handler } from '../context.js';
import { outputItem, outputJob } from '../output-job.js';

const PAGE = 100;

/** A job with what became of its documents, a page at a time. */
export const openOutput: Handler<'openOutput'> = async ({ store }, { params, query }) => {
  const output = await outputRecord(store, params.id);
  const items = await outputItems(store, params.id, query.after ?? 0, PAGE + 1, query.state);
  const page = items.slice(0, PAGE);
  return {
    output: outputJob(output),
    items: page.map(outputItem),
    next: items.length > PAGE ? (page.at(-1)?.ordinal ?? null) : null,
  };
};
