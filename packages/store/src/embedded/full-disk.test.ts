import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup } from '../backup/write.js';
import { ask } from '../testing/ask.js';
import { testDatabase } from '../testing/database.js';
import { passableFolder } from '../testing/folder.js';
import { mount } from '../testing/small-disk.js';
import { type EmbeddedEvent, startEmbedded } from './start-embedded.js';

const NO_MOUNT = 'a small disk cannot be mounted here';

/** Whether a folder is a disk of its own. */
function isMounted(path: string): boolean {
  return existsSync(path) && statSync(path).dev !== statSync(dirname(path)).dev;
}

describe('a disk that is full', () => {
  let folder: { readonly path: string; remove(): void };
  let disk: string;

  beforeEach(() => {
    folder = passableFolder();
    disk = join(folder.path, 'disk');
  });

  afterEach(() => {
    if (isMounted(disk)) execFileSync('umount', ['-l', disk]);
    folder.remove();
  });

  it('is named when the database cannot be made on it, and nothing is left there', async ({ skip }) => {
    if (!mount(disk, 12)) return skip(NO_MOUNT);
    await expect(startEmbedded({ folder: join(disk, 'data') })).rejects.toMatchObject({
      code: 'database-full',
      facts: { place: join(disk, 'data', 'database') },
    });
    expect(readdirSync(join(disk, 'data'))).toEqual([]);
  });

  it('refuses what does not fit, keeps what was acknowledged, and takes more when there is room again', async ({
    skip,
  }) => {
    if (!mount(disk, 160)) return skip(NO_MOUNT);
    const events: EmbeddedEvent[] = [];
    const embedded = await startEmbedded({ folder: join(disk, 'data'), log: (event) => void events.push(event) });
    await ask(embedded.url, 'create table kept (id integer primary key, bytes text)');
    const ballast = join(disk, 'ballast');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 24 * 1024 * 1024)));
    let acknowledged = 0;
    let refusal: unknown = null;
    while (refusal === null) {
      try {
        const text = "(select string_agg(md5(n::text), '') from generate_series(1, 40000) n)";
        await ask(embedded.url, `insert into kept select $1, ${text}`, [acknowledged + 1]);
        acknowledged += 1;
      } catch (error) {
        refusal = error;
      }
    }
    expect(acknowledged).toBeGreaterThan(0);
    expect(String(refusal)).toMatch(/No space left on device|terminat|ECONNRE|ENOENT|recovery|starting up/);
    rmSync(ballast);
    for (let tries = 0; ; tries += 1) {
      try {
        const rows = await ask<{ count: number }>(embedded.url, 'select count(*)::integer as count from kept');
        expect(rows[0]?.count).toBeGreaterThanOrEqual(acknowledged);
        await ask(embedded.url, 'insert into kept values (0, null)');
        break;
      } catch (error) {
        if (tries === 600) throw error;
        await wait(100);
      }
    }
    await embedded.stop();
  });

  it('holds no half of a backup', async ({ skip }) => {
    if (!mount(disk, 2)) return skip(NO_MOUNT);
    const { url, drop } = await testDatabase({ region: null });
    await ask(
      url,
      'create table big as select gen_random_uuid()::text || gen_random_uuid() as text from generate_series(1, 60000)',
    );
    const file = join(disk, 'backup.kcb');
    await expect(backup(url, file)).rejects.toMatchObject({ code: 'backup-full', facts: { file } });
    expect(readdirSync(disk)).toEqual([]);
    await drop();
  });
});
