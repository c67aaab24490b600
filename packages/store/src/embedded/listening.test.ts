import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../testing/ask.js';
import { passableFolder } from '../testing/folder.js';
import { addressOf } from './address.js';
import { bringUp } from './bring-up.js';
import { launchByControl } from './launch.js';
import { makeCluster } from './make-cluster.js';
import { readPasswords } from './passwords.js';
import { findPlace } from './place.js';
import { livingPostmaster } from './postmaster.js';
import { findPrograms } from './programs.js';
import { chooseListening, isFree, settingsText } from './settings.js';
import { startEmbedded } from './start-embedded.js';
import { stopByControl } from './stop-postmaster.js';

describe('how a database listens', () => {
  let folder: { readonly path: string; remove(): void };

  beforeEach(() => {
    folder = passableFolder();
  });

  afterEach(() => folder.remove());

  it('is a socket, or loopback where the system has none or its path would be too long', async () => {
    expect(await chooseListening('/data/run', 'linux')).toEqual({ socket: '/data/run' });
    for (const [run, platform] of [
      ['C:\\data\\run', 'win32'],
      [`/${'资'.repeat(30)}/run`, 'linux'],
    ] as const) {
      const listening = await chooseListening(run, platform);
      expect(listening).toEqual({ port: expect.any(Number) });
      if ('port' in listening) expect(await isFree(listening.port)).toBe(true);
    }
  });

  it('is never a port on which another listens', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    expect(await isFree(port)).toBe(false);
    other.close();
  });

  it('is written so that no safeguard can be lost by a quote or a backslash in a path', () => {
    const text = settingsText({ socket: "C:\\o'brien\\run" }, {});
    expect(text).toContain("unix_socket_directories = 'C:/o''brien/run'\n");
    expect(text).toContain("fsync = 'on'\n");
    expect(text).toContain("listen_addresses = ''\n");
    expect(settingsText({ port: 20_001 }, {})).toContain("listen_addresses = '127.0.0.1'\n");
  });

  it('is understood by the driver, whatever is in password and path', () => {
    const read = (connectionString: string) => {
      const { host, port, user, password, database } = new pg.Client({ connectionString });
      return { host, port, user, password, database };
    };
    const socket = addressOf({ socket: '/资 料/run' }, 'kaocheng', 'p@/:#ss', 'kaocheng');
    const who = { user: 'kaocheng', password: 'p@/:#ss', database: 'kaocheng' };
    expect(read(socket)).toEqual({ host: '/资 料/run', port: 5432, ...who });
    const port = addressOf({ port: 20_001 }, 'kaocheng', 'p@/:#ss', 'kaocheng');
    expect(read(port)).toEqual({ host: '127.0.0.1', port: 20_001, ...who });
  });

  it('on loopback asks for the password, and on nothing but loopback', async () => {
    const listening = await chooseListening('', 'win32');
    const embedded = await startEmbedded({ folder: join(folder.path, 'data'), listening });
    const settings = await ask(embedded.superuserUrl, 'show listen_addresses');
    const wrong = new URL(embedded.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'select')).rejects.toMatchObject({ code: '28P01' });
    await embedded.stop();
    expect(settings).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(new URL(embedded.url).host).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  it('works as on Windows: started and stopped by pg_ctl, on loopback', async () => {
    const place = findPlace(join(folder.path, 'data'));
    const programs = findPrograms();
    await makeCluster(place, programs);
    const { postgres: password } = readPasswords(place);
    const listening = await chooseListening(place.run, 'win32');
    const start = { programs, password, settings: {}, listening, silence: 30_000, launcher: launchByControl };
    const running = await bringUp(place, start);
    expect(await ask(addressOf(running.listening, 'postgres', password, 'postgres'), 'select 1 as id')).toEqual([
      { id: 1 },
    ]);
    await stopByControl(place, programs);
    expect(livingPostmaster(place.data)).toBeNull();
  });
});
