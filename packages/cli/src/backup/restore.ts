import { resolve } from 'node:path';
import { makeDataFolder } from '@kaocheng/server/start/open-records';
import { inspectBackup } from '@kaocheng/store/backup/read';
import { restoreRecords } from '@kaocheng/store/backup/restore-records';
import { startEmbedded } from '@kaocheng/store/embedded/start-embedded';
import type { Screen } from '../screen.js';
import { withSettings } from '../serve/serve.js';
import { screen as words } from '../words.js';
import { sizeOf } from './backup.js';
import { told } from './told.js';

/**
 * Restores the records of the settings' database from a backup; one that is embedded must not be in use. Returns the exit
 * code: 0, or 2 where nothing was changed.
 */
export function restoreFrom(
  environment: NodeJS.ProcessEnv,
  { file: name, replace }: { readonly file: string; readonly replace: boolean },
  screen: Screen,
): Promise<number> {
  return withSettings(environment, screen, async ({ data, databaseUrl }) => {
    const file = resolve(name);
    try {
      // A file that is no backup is refused before a database is made.
      await inspectBackup(file);
      if (databaseUrl === null) makeDataFolder(data);
      const embedded = databaseUrl === null ? await startEmbedded({ folder: data }) : null;
      try {
        const manifest = await restoreRecords(file, embedded?.url ?? databaseUrl ?? '', { replace });
        const madeAt = byClock(new Date(manifest.madeAt));
        await screen.write(`${words('restore.done', { file, madeAt, ...sizeOf(manifest) })}\n`);
        return 0;
      } finally {
        await embedded?.stop();
      }
    } catch (error) {
      throw told(error);
    }
  });
}

/** A moment by the clock of this computer: 2026-11-22 17:55. */
function byClock(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
