import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmbeddedError } from './embedded-error.js';
import { type EmbeddedEvent, startEmbedded } from './start-embedded.js';

async function ask<T extends pg.QueryResultRow>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('an embedded database', () => {
  let parent: string;
  let folder: string;
  let place = '';

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'kaocheng-embedded-'));
    folder = join(parent, 'data');
  });

  afterEach(() => {
    if (place !== '') rmSync(place, { recursive: true, force: true });
    rmSync(parent, { recursive: true, force: true });
  });

  it('keeps what it was given over a stop and a start, and starts within a second', async () => {
    const events: EmbeddedEvent[] = [];
    const log = (event: EmbeddedEvent): void => void events.push(event);
    const first = await startEmbedded({ folder, log });
    place = first.place;
    await ask(first.url, 'create table kept (id integer); insert into kept values (1)');
    const settings = await ask<{ name: string; setting: string }>(
      first.superuserUrl,
      "select name, setting from pg_settings where name in ('data_checksums', 'fsync', 'server_encoding')",
    );
    expect(Object.fromEntries(settings.map((one) => [one.name, one.setting]))).toEqual({
      data_checksums: 'on',
      fsync: 'on',
      server_encoding: 'UTF8',
    });
    await first.stop();
    await expect(ask(first.url, 'select')).rejects.toThrow();
    const from = performance.now();
    const second = await startEmbedded({ folder, log });
    const took = performance.now() - from;
    expect(await ask(second.url, 'select id from kept')).toEqual([{ id: 1 }]);
    await second.stop();
    expect(took).toBeLessThan(1000);
    expect(events.map((one) => one.event)).toEqual(['created', 'started', 'stopped', 'started', 'stopped']);
  });

  it('refuses a second holder of the same folder, naming the first, and serves the first on', async () => {
    const first = await startEmbedded({ folder, port: 3000 });
    place = first.place;
    const refusal = await startEmbedded({ folder, port: 3001 }).catch((error: EmbeddedError) => error);
    expect(refusal).toMatchObject({
      code: 'database-in-use',
      facts: { folder, pid: String(process.pid), port: '3000' },
    });
    expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.stop();
  });
});
