import type { Store } from '../connect.js';

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
  /** 优 良 中 差, and 无 where there is none; printed: as printed, else what the printed total earns. */
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

/** The roll-up as it stands. */
export async function overviewOf(store: Store): Promise<OverviewRecord> {
  throw new Error(`not built ${store.region}`);
}
