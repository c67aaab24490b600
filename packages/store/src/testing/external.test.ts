import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { chooseListening } from '../embedded/settings.js';
import { startEmbedded } from '../embedded/start-embedded.js';
import { ask } from './ask.js';
import { passableFolder } from './folder.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** What the records rest on: saves, audit trail, migrations, queue, restoring. */
const SUITES = ['records', 'audit', 'migrations', 'jobs', 'backup/restore-records'].map(
  (name) => `packages/store/src/${name}`,
);

describe('the records on a server that others run', () => {
  it('pass the same tests, over TCP, as a user who is no superuser', async ({ skip }) => {
    if (process.env['KAOCHENG_TEST_DATABASE_URL']) return skip('all tests run on such a server already');
    const folder = passableFolder();
    const listening = await chooseListening('', 'win32');
    const server = await startEmbedded({ folder: join(folder.path, 'data'), listening });
    try {
      await ask(server.superuserUrl, "create role office login createdb password 'p@ss/word'");
      const url = new URL(server.superuserUrl);
      url.username = 'office';
      url.password = 'p@ss/word';
      const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
      const environment = { ...process.env, KAOCHENG_TEST_DATABASE_URL: url.href };
      const child = spawn(process.execPath, [vitest, 'run', '--reporter=json', ...SUITES], {
        cwd: ROOT,
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ended = once(child, 'close');
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text) => {
          said += text;
        });
      const [code] = await ended;
      const passed = Number(/"numPassedTests":(\d+)/.exec(said)?.[1]);
      const failed = said.match(/"fullName":"[^"]*","status":"failed".{0,1500}/g)?.join('\n');
      expect(code, failed ?? said.slice(-4000)).toBe(0);
      expect(passed).toBeGreaterThan(40);
    } finally {
      await server.stop();
      folder.remove();
    }
  }, 600_000);
});
