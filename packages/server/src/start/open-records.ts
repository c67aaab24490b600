import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { openStore, type Store, type StoreLog } from '@kaocheng/store/connect';
import { startEmbedded } from '@kaocheng/store/embedded/start-embedded';
import { migrate } from '@kaocheng/store/migrations/migrate';
import { demandNotRestoring } from '@kaocheng/store/serving';
import type { Settings } from '../settings/settings.js';
import { asStartProblem, StartProblem } from './start-problem.js';

/** The records, open and brought up to date, and where they lie. */
export interface OpenRecords {
  readonly store: Store;
  /** Folder of the embedded database, or null where DATABASE_URL names a server. */
  readonly place: string | null;
  readonly migrated: { readonly from: number; readonly to: number };
  close(): Promise<void>;
}

/**
 * Makes the data folder where it is missing, for its owner alone whatever the umask: logs and records lie in it.
 * @throws StartProblem data-unusable
 */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(dirname(folder), { recursive: true });
    if (existsSync(folder)) {
      if (!statSync(folder).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
      return;
    }
    mkdirSync(folder, { mode: 0o700 });
    chmodSync(folder, 0o700);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StartProblem([{ code: 'data-unusable', facts: { folder, reason } }], { cause: error });
  }
}

/**
 * Opens the records that the settings name, starting the embedded database where they name none, and migrates them.
 * @throws StartProblem with the reason
 */
export async function openRecords(settings: Settings, log: StoreLog): Promise<OpenRecords> {
  const { data, port, databaseUrl, region } = settings;
  try {
    const embedded =
      databaseUrl === null
        ? await startEmbedded({ folder: data, port, log: ({ event, facts }) => log.info(facts, `database ${event}`) })
        : null;
    try {
      const store = await openStore({ url: embedded?.url ?? databaseUrl ?? '', region, log, connections: 20 });
      const close = async (): Promise<void> => {
        await store.close();
        await embedded?.stop();
      };
      try {
        await demandNotRestoring(store);
        return { store, place: embedded?.place ?? null, migrated: await migrate(store), close };
      } catch (error) {
        await store.close();
        throw error;
      }
    } catch (error) {
      await embedded?.stop();
      throw error;
    }
  } catch (error) {
    throw asStartProblem(error);
  }
}
