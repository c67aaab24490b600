import { openStore } from '../connect.js';
import { migrations } from '../migrations/all.js';
import { migrate } from '../migrations/migrate.js';
import { BackupError } from './backup-error.js';
import type { Manifest } from './manifest.js';
import { restore } from './restore.js';

/** A region for the tables while they are made; that of the backup takes its place. */
const NO_REGION = 'restore';

/** Tables and functions that our migrations make, at whatever level a database stands. */
const OWN: ReadonlySet<string> = new Set([
  'schema_migration',
  ...migrations.flatMap(({ statements }) =>
    statements.flatMap((statement) => /^create (?:table|function) (\w+)/.exec(statement)?.[1] ?? []),
  ),
]);

/**
 * Makes a database hold the records of a backup, whichever of our migrations it stood at; the next start migrates it on.
 * @param url the database, as its owner
 * @throws BackupError, also backup-newer where the backup was made by a newer Kaocheng; StoreProblem
 */
export async function restoreRecords(
  file: string,
  url: string,
  options: { readonly replace?: boolean } = {},
): Promise<Manifest> {
  return await restore(file, url, {
    ...options,
    own: OWN,
    prepare: async (aside, level) => {
      const known = migrations.at(-1)?.id ?? 0;
      if (level > known) throw new BackupError('backup-newer', { file, found: String(level), known: String(known) });
      if (level === 0) return;
      const store = await openStore({ url: aside, region: NO_REGION });
      try {
        await migrate(
          store,
          migrations.filter(({ id }) => id <= level),
        );
      } finally {
        await store.close();
      }
    },
  });
}
