import { openRecords } from '@kaocheng/server/start/open-records';
import type { Screen } from '../screen.js';
import { screen as words } from '../words.js';
import { quiet } from './quiet.js';
import { withSettings } from './serve.js';

/** Brings the database of the settings to the tables of this program. Returns the exit code. */
export function migrateRecords(environment: NodeJS.ProcessEnv, screen: Screen): Promise<number> {
  return withSettings(environment, screen, async (settings) => {
    const records = await openRecords(settings, quiet);
    const { from, to } = records.migrated;
    await records.close();
    await screen.write(`${words(from === to ? 'migrate.current' : 'migrate.done', { from, to })}\n`);
    return 0;
  });
}
