/** What of the overview stands in its address, so that it can be linked to and come back to. */
export interface OverviewSearch {
  readonly list?: 'forms' | 'documents';
  readonly search?: string;
  readonly sort?: FormSort;
  readonly order?: 'asc' | 'desc';
  readonly kind?: string;
  /** Code of a finding. */
  readonly code?: string;
  /** Printed and recomputed grade, `优良`. */
  readonly grades?: string;
  /** Key of an execution rate. */
  readonly rate?: string;
}

/** What narrows the forms beside the search: the keys of the charts. */
export const NARROWINGS = ['kind', 'code', 'grades', 'rate'] as const;

const SHAPES: Readonly<Record<(typeof NARROWINGS)[number], RegExp>> = {
  kind: /^[a-z]{1,20}$/,
  code: /^[A-Za-z0-9-]{1,40}$/,
  grades: /^[优良中差无]{2}$/,
  rate: /^(0|[1-9]0|100)$/,
};

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
    ...Object.fromEntries(
      NARROWINGS.flatMap((name) => {
        const value = query[name];
        const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
        return SHAPES[name].test(text) ? [[name, text]] : [];
      }),
    ),
  };
}
