/** What of the overview stands in its address, so that it can be linked to and come back to. */
export interface OverviewSearch {
  readonly list?: 'forms' | 'documents';
  readonly search?: string;
  readonly sort?: FormSort;
  readonly order?: 'asc' | 'desc';
}

const SORTS = ['receivedAt', 'name', 'department', 'year', 'errors', 'warnings'] as const;
export type FormSort = (typeof SORTS)[number];

/** Reads the query of the address; what is none of ours is left out. */
export function readOverviewSearch(query: Record<string, unknown>): OverviewSearch {
  const { list, search, order } = query;
  const sort = SORTS.find((each) => each === query['sort']);
  return {
    ...(list === 'documents' ? { list } : {}),
    ...((typeof search === 'string' || typeof search === 'number') && search !== ''
      ? { search: String(search).slice(0, 200) }
      : {}),
    ...(sort === undefined ? {} : { sort }),
    ...(order === 'asc' ? { order } : {}),
  };
}
