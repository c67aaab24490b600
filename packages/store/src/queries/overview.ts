import { sql } from 'kysely';
import { asking, type Store } from '../connect.js';

export interface KeyCount {
  readonly key: string;
  readonly count: number;
}

/** Roll-up over all documents of the region; labels are the caller's. */
export interface OverviewRecord {
  readonly documents: number;
  readonly unread: number;
  readonly waiting: number;
  readonly forms: number;
  /** Forms that have a printed or a recomputed total. */
  readonly scored: number;
  /** Forms whose printed total is not the recomputed one. */
  readonly differing: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Scored forms. 优 良 中 差, and 无 where there is none; printed: as printed, else what the printed total earns. */
  readonly grades: readonly { readonly printed: string; readonly recomputed: string; readonly count: number }[];
  /** Keys 0, 10 … 90, 100: execution rates from so many per cent, the last for 100 and more. All eleven. */
  readonly rates: readonly KeyCount[];
  /** Findings by rule and by code, most first. */
  readonly byRule: readonly KeyCount[];
  readonly byCode: readonly KeyCount[];
  /** Forms by kind. */
  readonly byKind: readonly KeyCount[];
  /** Forms and errors by department: the hundred with the most errors. Key empty: no department. */
  readonly byDepartment: readonly { readonly key: string; readonly count: number; readonly errors: number }[];
  /** At most 2000 forms with both totals, evenly drawn; the same ones while nothing changes. */
  readonly totals: readonly {
    readonly document: string;
    readonly form: number;
    readonly name: string | null;
    readonly printed: string;
    readonly recomputed: string;
  }[];
}

const MOST_DEPARTMENTS = 100;
const MOST_TOTALS = 2000;
const RATE_KEYS = Array.from({ length: 11 }, (_, index) => String(index * 10));

interface Row {
  readonly axis: string;
  readonly key: string;
  readonly other: string;
  readonly count: number;
  readonly errors: number;
}

interface Known {
  readonly seq: number;
  readonly record: Promise<OverviewRecord>;
}

const known = new WeakMap<Store, Known>();

/**
 * The roll-up as it stands. Whatever changes it adds to the audit trail in the same transaction: while the trail has not
 * grown, the same object is given again, and many who ask at once cause one count.
 * @throws StoreProblem
 */
export async function overviewOf(store: Store): Promise<OverviewRecord> {
  const chain = await asking(() =>
    store.db.selectFrom('audit_chain').select('seq').where('region_code', '=', store.region).executeTakeFirst(),
  );
  const seq = chain?.seq ?? 0;
  const last = known.get(store);
  if (last !== undefined && last.seq >= seq) return await last.record;
  const record = counted(store);
  known.set(store, { seq, record });
  record.catch(() => known.delete(store));
  return await record;
}

async function counted(store: Store): Promise<OverviewRecord> {
  const [rows, drawn] = await Promise.all([tallyRows(store), drawnTotals(store)]);
  const of = (axis: string): Row[] => rows.filter((row) => row.axis === axis);
  const count = (axis: string, key?: string): number =>
    of(axis).reduce((sum, row) => (key === undefined || row.key === key ? sum + row.count : sum), 0);
  const most = (axis: string): KeyCount[] =>
    of(axis)
      .map(({ key, count }) => ({ key, count }))
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  return {
    documents: count('state'),
    unread: count('state', 'unread'),
    waiting: count('state', 'waiting'),
    forms: count('kind'),
    scored: count('scored'),
    differing: count('differing'),
    errors: count('severity', 'error'),
    warnings: count('severity', 'warning'),
    infos: count('severity', 'info'),
    grades: of('grade').map(({ key: printed, other: recomputed, count }) => ({ printed, recomputed, count })),
    rates: RATE_KEYS.map((key) => ({ key, count: count('rate', key) })),
    byRule: most('rule'),
    byCode: most('code'),
    byKind: most('kind'),
    byDepartment: of('department').map(({ key, count, errors }) => ({ key, count, errors })),
    totals: drawn,
  };
}

/** The counts of the roll-up; of the departments those with the most errors, in that order. */
async function tallyRows(store: Store): Promise<Row[]> {
  const { rows } = await asking(() =>
    sql<Row>`
      select axis, key, other, count, errors from tally
      where region_code = ${store.region} and axis <> 'department' and count <> 0
      union all
      select axis, key, other, count, errors from (
        select axis, key, other, count, errors from tally
        where region_code = ${store.region} and axis = 'department' and count <> 0
        order by errors desc, count desc, key
        limit ${MOST_DEPARTMENTS}
      ) as departments`.execute(store.db),
  );
  return rows.sort((a, b) => b.errors - a.errors || b.count - a.count || (a.key < b.key ? -1 : 1));
}

async function drawnTotals(store: Store): Promise<OverviewRecord['totals']> {
  const rows = await asking(() =>
    store.db
      .selectFrom('scored_form')
      .select(['document', 'form_order', 'name', 'printed_total', 'recomputed_total'])
      .where('region_code', '=', store.region)
      .where('draw', 'is not', null)
      .orderBy('draw')
      .orderBy('document')
      .orderBy('form_order')
      .limit(MOST_TOTALS)
      .execute(),
  );
  return rows.flatMap(({ document, form_order: form, name, printed_total: printed, recomputed_total: recomputed }) =>
    printed === null || recomputed === null ? [] : [{ document, form, name, printed, recomputed }],
  );
}
