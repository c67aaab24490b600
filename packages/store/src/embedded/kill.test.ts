import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../testing/ask.js';
import { passableFolder } from '../testing/folder.js';
import { beginHolder, startHolder } from '../testing/holder-process.js';
import { readPostmaster, serves } from './postmaster.js';
import { type Embedded, type EmbeddedEvent, startEmbedded } from './start-embedded.js';

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Asks again until the database answers. */
async function askPatiently(url: string, statement: string): Promise<unknown[]> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask(url, statement);
    } catch (error) {
      if (tries === 2400) throw error;
      await wait(50);
    }
  }
}

function postmasterOf(place: string): number {
  return readPostmaster(join(place, 'data'))?.pid ?? 0;
}

describe('an embedded database whose processes are killed', () => {
  let parent: { readonly path: string; remove(): void };
  let folder: string;
  let place = '';
  let embedded: Embedded | null = null;
  const events: EmbeddedEvent[] = [];
  const log = (event: EmbeddedEvent): void => void events.push(event);

  beforeAll(() => {
    parent = passableFolder();
    folder = join(parent.path, 'data');
  });

  afterEach(async () => {
    await embedded?.stop();
    embedded = null;
    events.length = 0;
  });

  afterAll(() => {
    parent.remove();
  });

  it('comes back at the same address when its postmaster is killed, with every acknowledged row', async () => {
    embedded = await startEmbedded({ folder, log });
    ({ place } = embedded);
    await ask(embedded.url, 'create table acknowledged (id integer primary key)');
    for (let round = 0; round < 3; round += 1) {
      const writer = await connect(embedded.url);
      const before = postmasterOf(place);
      let acknowledged = round * 1000;
      try {
        setTimeout(() => process.kill(before, 'SIGKILL'), 30 + round * 40);
        for (;;) {
          await writer.query('insert into acknowledged values ($1)', [acknowledged + 1]);
          acknowledged += 1;
        }
      } catch {
        await writer.end().catch(() => undefined);
      }
      const rows = await askPatiently(
        embedded.url,
        `select count(*)::int as count from acknowledged where id > ${round * 1000}`,
      );
      const kept = (rows as { count: number }[])[0]?.count ?? 0;
      expect(kept).toBeGreaterThanOrEqual(acknowledged - round * 1000);
      expect(postmasterOf(place)).not.toBe(before);
      // The new postmaster answers before the watcher that started it has seen it answer; killed before that, it is no other.
      await expect.poll(() => events.filter((one) => one.event === 'restarted')).toHaveLength(round + 1);
    }
  });

  it('is adopted when the process that held it was killed', async () => {
    const first = await startHolder(folder);
    ({ place } = first);
    await ask(first.url ?? '', 'create table if not exists kept as select 1 as id');
    const pid = postmasterOf(place);
    await first.end('SIGKILL');
    expect(serves(pid, join(place, 'data'))).toBe(true);
    embedded = await startEmbedded({ folder, log });
    expect(postmasterOf(place)).toBe(pid);
    expect(await ask(embedded.url, 'select id from kept')).toEqual([{ id: 1 }]);
    expect(events.map((one) => one.event)).toEqual(['adopted']);
  });

  it('starts anew at once when both were killed, though a process of the old one still computes', async () => {
    const first = await startHolder(folder);
    ({ place } = first);
    const busy = await connect(first.url ?? '');
    await busy.query('create table if not exists kept as select 1 as id');
    const computing = busy.query('select count(*) from generate_series(1, 100000000000)').catch(() => 'cut off');
    const running = "select 1 from pg_stat_activity where query like 'select count(*) from generate_series%'";
    await expect.poll(() => ask(first.url ?? '', running)).toHaveLength(1);
    const pid = postmasterOf(place);
    process.kill(pid, 'SIGKILL');
    await first.end('SIGKILL');
    embedded = await startEmbedded({ folder, log });
    expect(await ask(embedded.url, 'select id from kept')).toEqual([{ id: 1 }]);
    expect(await computing).toBe('cut off');
    expect(postmasterOf(place)).not.toBe(pid);
  });

  it('stops cleanly on a signal to its holder', async () => {
    const first = await startHolder(folder);
    ({ place } = first);
    const pid = postmasterOf(place);
    await first.end('SIGTERM');
    expect(serves(pid, join(place, 'data'))).toBe(false);
    expect(existsSync(join(place, 'data', 'postmaster.pid'))).toBe(false);
  });

  it('names the other process to a second one, and lets it in when the first was killed', async () => {
    const first = await startHolder(folder, { port: 3100 });
    ({ place } = first);
    const second = await startHolder(folder, { port: 3200 });
    expect(second.refusal).toMatchObject({
      code: 'database-in-use',
      facts: { folder, pid: String(first.child.pid), port: '3100' },
    });
    await first.end('SIGKILL');
    const third = await startHolder(folder, { port: 3200 });
    expect(third.refusal).toBeNull();
    await third.end('SIGTERM');
  });

  it('starts though another process bears the number that a postmaster had before a power cut', async () => {
    const first = await startEmbedded({ folder });
    ({ place } = first);
    const file = join(place, 'data', 'postmaster.pid');
    const text = readFileSync(file, 'utf8');
    await first.stop();
    const stranger: ChildProcess = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
    writeFileSync(file, text.replace(/^\d+/, String(stranger.pid)));
    embedded = await startEmbedded({ folder, log });
    expect(events.map((one) => one.event)).toEqual(['started']);
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
  });

  it('ends a postmaster that hangs, and starts it anew', async () => {
    const first = await startHolder(folder);
    ({ place } = first);
    const pid = postmasterOf(place);
    await first.end('SIGKILL');
    process.kill(pid, 'SIGSTOP');
    embedded = await startEmbedded({ folder, log, silence: 200 });
    expect(postmasterOf(place)).not.toBe(pid);
    expect(events.map((one) => one.event)).toEqual(['started']);
  });

  it('starts whenever its holder was killed before, also while it was made', async () => {
    const fresh = join(parent.path, 'fresh');
    const moments = fc.sample(fc.integer({ min: 0, max: 1200 }), { seed: 20_261_122, numRuns: 6 });
    for (const moment of moments) {
      const began = beginHolder(fresh);
      await wait(400 + moment);
      began.child.kill('SIGKILL');
      await began.gone;
    }
    embedded = await startEmbedded({ folder: fresh });
    expect(await ask(embedded.url, 'select 1 as id')).toEqual([{ id: 1 }]);
    expect(await ask(embedded.url, 'select current_user::text as name')).toEqual([{ name: 'kaocheng' }]);
  });

  it('lets in one of two that start at the same moment where there is nothing yet', async () => {
    const fresh = join(parent.path, 'race');
    const holders = await Promise.all([3001, 3002].map((port) => startHolder(fresh, { port })));
    const winners = holders.filter(({ refusal }) => refusal === null);
    expect(winners).toHaveLength(1);
    for (const { refusal } of holders.filter((one) => !winners.includes(one))) {
      expect(refusal).toMatchObject({ code: 'database-in-use', facts: { pid: String(winners[0]?.child.pid) } });
    }
    expect(await ask(winners[0]?.url ?? '', 'select 1 as id')).toEqual([{ id: 1 }]);
    await winners[0]?.end('SIGTERM');
  });
});
