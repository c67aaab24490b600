import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Manifest } from '@kaocheng/store/backup/manifest';
import { backup } from '@kaocheng/store/backup/write';
import { useEmbedded } from '@kaocheng/store/embedded/use-embedded';
import type { Screen } from '../screen.js';
import { withSettings } from '../serve/serve.js';
import { screen as words } from '../words.js';
import { told } from './told.js';

/**
 * Backs up all records of the settings' database into a file, or into a file named after the time where a folder is named;
 * a Kaocheng that serves them goes on. Returns the exit code: 0, or 2 where there is no backup.
 */
export function backupRecords(environment: NodeJS.ProcessEnv, name: string, screen: Screen): Promise<number> {
  return withSettings(environment, screen, async ({ data, databaseUrl }) => {
    const file = backupFile(resolve(name), new Date());
    const work = (url: string): Promise<Manifest> => backup(url, file);
    try {
      const manifest = await (databaseUrl === null ? useEmbedded(data, work) : work(databaseUrl));
      const heads = manifest.auditHeads.filter(({ seq }) => seq > 0).map((head) => words('backup.head', { ...head }));
      await screen.write(`${[words('backup.done', { file, ...sizeOf(manifest) }), ...heads].join('\n')}\n`);
      return 0;
    } catch (error) {
      throw told(error);
    }
  });
}

/** How much a backup holds. */
export function sizeOf({ tallies }: Manifest): { tables: number; rows: number } {
  const counts = Object.values(tallies).map(({ rows }) => rows);
  return { tables: counts.length, rows: counts.reduce((sum, rows) => sum + rows, 0) };
}

function backupFile(path: string, now: Date): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return path;
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return join(path, `kaocheng-${stamp}.kcb`);
}
