import type { Store } from '../connect.js';
import type { CorrectionRecord, DecisionRecord } from './record.js';
import type { ExaminationSummary } from './summary.js';

/** What stands after a save. */
export interface SavedRecord {
  readonly version: number;
  readonly policy: string | null;
  readonly corrections: readonly CorrectionRecord[];
  readonly decisions: readonly DecisionRecord[];
}

/** Corrections to set and to withdraw; `summary` is of the document as it stands after them. */
export interface CorrectionsSave {
  /** The version that is changed. */
  readonly version: number;
  /** `printed` is what the transcript prints in the cell. */
  readonly set: readonly {
    readonly form: number;
    readonly path: string;
    readonly printed: string | null;
    readonly value: string | null;
    readonly reason: string;
  }[];
  readonly withdraw: readonly { readonly form: number; readonly path: string }[];
  readonly summary: ExaminationSummary;
}

export interface DecisionsSave {
  readonly version: number;
  readonly decisions: readonly {
    readonly finding: string;
    readonly state: 'confirmed' | 'dismissed' | 'open';
    readonly reason: string;
  }[];
}

export interface PolicySave {
  readonly version: number;
  readonly policy: string | null;
  readonly summary: ExaminationSummary;
}

/**
 * Saves corrections, all or none. A correction of a cell that has one already replaces it; both are kept in the history.
 * @throws StaleVersion · StoreProblem no-document, no-correction (nothing stands there to withdraw), not-storable …
 */
export async function saveCorrections(
  store: Store,
  document: string,
  save: CorrectionsSave,
  by: string,
): Promise<SavedRecord> {
  throw new Error(`not built ${store.region} ${document} ${save.version} ${by}`);
}

/**
 * Confirms, dismisses or opens findings again, all or none.
 * @throws StaleVersion · StoreProblem no-document, no-finding (the document has no such finding and no decision on it) …
 */
export async function saveDecisions(
  store: Store,
  document: string,
  save: DecisionsSave,
  by: string,
): Promise<SavedRecord> {
  throw new Error(`not built ${store.region} ${document} ${save.version} ${by}`);
}

/** Saves by which policy the document is scored. @throws StaleVersion · StoreProblem no-document … */
export async function savePolicy(store: Store, document: string, save: PolicySave, by: string): Promise<SavedRecord> {
  throw new Error(`not built ${store.region} ${document} ${save.version} ${by}`);
}
