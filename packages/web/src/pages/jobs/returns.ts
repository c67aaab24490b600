import { queryOptions } from '@tanstack/react-query';
import { call } from '../../server/call.js';

/** The files that came back filled in and wait for an answer. */
export const returnsQuery = queryOptions({
  queryKey: ['returns'],
  queryFn: ({ signal }) => call('listReturns', { signal }),
});

/** A file that came back, held against the document that it was written for. */
export function returnQuery(id: string) {
  return queryOptions({
    queryKey: ['return', id],
    queryFn: ({ signal }) => call('openReturn', { params: { id }, signal }),
  });
}
