import type { Store } from '../connect.js';

/**
 * Brings the database to the tables of this program, in one transaction, whoever else tries at the same time, and fixes the
 * region at the first time. Nothing is done where nothing is to be done.
 * @throws StoreProblem database-newer, migration-altered, other-region, and those of a connection
 */
export async function migrate(store: Store): Promise<{ readonly from: number; readonly to: number }> {
  throw new Error(`not built ${store.region}`);
}

/** How far the database is migrated, and how far this program would bring it; `from` 0 for an empty database. */
export async function migrationState(store: Store): Promise<{ readonly stands: number; readonly program: number }> {
  throw new Error(`not built ${store.region}`);
}

/** The region for which the database was installed, or null for an empty one. Needs no region of its own. */
export async function installedRegion(url: string): Promise<string | null> {
  throw new Error(`not built ${url}`);
}
