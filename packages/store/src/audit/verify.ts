import type { Store } from '../connect.js';

/** The end of a region's chain: handed out with backups, so that a trail cut off later is found. */
export interface AuditHead {
  readonly region: string;
  /** Entries so far; 0 for an empty trail. */
  readonly seq: number;
  /** SHA-256 of the last entry, hexadecimal. */
  readonly hash: string;
}

/** The first entry of the trail that is not as it was written. */
export interface AuditFault {
  readonly region: string;
  readonly seq: number;
  readonly kind: 'altered' | 'deleted' | 'reordered' | 'cut-off';
}

export type AuditVerdict =
  | { readonly ok: true; readonly entries: number; readonly heads: readonly AuditHead[] }
  | { readonly ok: false; readonly firstFault: AuditFault };

/** The heads of all regions in this database. */
export async function auditHeads(store: Store): Promise<readonly AuditHead[]> {
  throw new Error(`not built ${store.region}`);
}

/**
 * Checks every entry of the trail from the first to the last, all regions.
 * @param heads heads that were handed out before (with a backup); the trail must still hold them
 */
export async function verifyAudit(store: Store, heads: readonly AuditHead[] = []): Promise<AuditVerdict> {
  throw new Error(`not built ${store.region} ${heads.length}`);
}
