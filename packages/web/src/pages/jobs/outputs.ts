import type { OutputFormat, OutputItem, OutputJob, OutputList, OutputWhat } from '@kaocheng/contracts/outputs';
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { call } from '../../server/call.js';
import { hear } from '../../server/events.js';
import { sayJobs } from '../../words/say-jobs.js';

/** What can be written, and in which containers, the usual one first. */
export const OFFERED: Readonly<Record<OutputWhat, readonly OutputFormat[]>> = {
  forms: ['xlsx', 'docx', 'pdf', 'html'],
  findings: ['docx', 'xlsx', 'pdf'],
  feedback: ['docx', 'xlsx', 'pdf'],
};

export const WHATS = ['forms', 'findings', 'feedback'] as const satisfies readonly OutputWhat[];

/** All jobs that write files. */
export const outputsQuery = queryOptions({
  queryKey: ['outputs'],
  queryFn: ({ signal }) => call('listOutputs', { signal }),
});

/** What became of the documents of a job, a page at a time. */
export function itemsQuery(id: string, state: OutputItem['state'] | null) {
  return infiniteQueryOptions({
    queryKey: ['output-items', id, state],
    queryFn: ({ signal, pageParam }) =>
      call('openOutput', {
        params: { id },
        query: { after: pageParam, ...(state === null ? {} : { state }) },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
}

/** What a job is called: 官方表格 PDF. */
export function nameOfJob({ what, format }: Pick<OutputJob, 'what' | 'format'>): string {
  return `${sayJobs(`what.${what}`)} ${sayJobs(`format.${format}`)}`;
}

/** Keeps the list of jobs in step with what happens on the server. Returns how to stop. */
export function followOutputs(client: QueryClient): () => void {
  return hear((event) => {
    if (event.kind === 'output-gone') void client.invalidateQueries({ queryKey: ['outputs'] });
    if (event.kind !== 'output') return;
    const { output } = event;
    const list = client.getQueryData<OutputList>(['outputs']);
    if (list?.outputs.some(({ id }) => id === output.id)) {
      client.setQueryData<OutputList>(['outputs'], {
        ...list,
        outputs: list.outputs.map((each) => (each.id === output.id ? output : each)),
      });
    } else void client.invalidateQueries({ queryKey: ['outputs'] });
    if (output.endedAt !== null) void client.invalidateQueries({ queryKey: ['output-items', output.id] });
  });
}
