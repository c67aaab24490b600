import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../testing/database.js';
import { BackupError } from './backup-error.js';
import { FrameWriter } from './frames.js';
import { FORMAT } from './manifest.js';
import { inspectBackup } from './read.js';
import { backup } from './write.js';

describe('a backup that is read', () => {
  let folder: string;
  let whole: Buffer;
  let file: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaocheng-read-backup-'));
    file = join(folder, 'backup.kcb');
    const { url, drop } = await testDatabase({ region: null });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('create table one as select id, md5(id::text) as text from generate_series(1, 300) id');
    await client.end();
    await backup(url, file);
    whole = readFileSync(file);
    await drop();
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The code with which bytes are refused; null where they are taken. */
  async function refusal(bytes: Buffer): Promise<string | null> {
    writeFileSync(file, bytes);
    try {
      await inspectBackup(file);
      return null;
    } catch (error) {
      if (error instanceof BackupError) return error.code;
      throw error;
    }
  }

  it('is taken whole', async () => {
    expect(await refusal(whole)).toBeNull();
    expect(await inspectBackup(file)).toMatchObject({ format: FORMAT, tallies: { one: { rows: 300 } } });
  });

  it('is refused as truncated wherever it was cut', async () => {
    const property = fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
      expect(await refusal(whole.subarray(0, length))).toBe('backup-truncated');
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('is refused as truncated where whole frames are missing at its end', async () => {
    const bytes = gunzipSync(whole);
    expect(await refusal(gzipSync(bytes.subarray(0, bytes.lastIndexOf('M'))))).toBe('backup-truncated');
  });

  it('is refused whichever byte of its contents was altered', async () => {
    const bytes = gunzipSync(whole);
    const property = fc.asyncProperty(
      fc.integer({ min: 0, max: bytes.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, change) => {
        const altered = Buffer.from(bytes);
        altered[at] = (altered[at] ?? 0) ^ change;
        expect(await refusal(gzipSync(altered))).toMatch(/^backup-(?:altered|truncated|foreign|newer)$/);
      },
    );
    await fc.assert(property, { numRuns: 120 });
  });

  it('is refused as altered where a row, its file or what follows was changed', async () => {
    const bytes = gunzipSync(whole);
    const altered = Buffer.from(bytes);
    altered.write('0', bytes.indexOf('\t') + 1);
    expect(await refusal(gzipSync(altered))).toBe('backup-altered');
    const flipped = Buffer.from(whole);
    flipped[whole.length >> 1] = (flipped[whole.length >> 1] ?? 0) ^ 1;
    expect(await refusal(flipped)).toMatch(/^backup-(?:altered|truncated)$/);
    expect(await refusal(gzipSync(Buffer.concat([bytes, Buffer.from('more')])))).toBe('backup-altered');
  });

  it('is refused as foreign where it is another file', async () => {
    for (const bytes of ['PK\u0003\u0004 a workbook', 'select 1;', '项目支出绩效自评表']) {
      expect(await refusal(Buffer.from(bytes))).toBe('backup-foreign');
      expect(await refusal(gzipSync(bytes))).toBe('backup-foreign');
    }
  });

  it('is refused as newer where a later Kaocheng wrote it', async () => {
    const head = { kaocheng: 'backup', format: FORMAT + 1 };
    const bytes = gzipSync(new FrameWriter().json('H', head));
    writeFileSync(file, bytes);
    await expect(inspectBackup(file)).rejects.toMatchObject({
      code: 'backup-newer',
      facts: { found: String(FORMAT + 1), known: String(FORMAT) },
    });
  });

  it('is refused as not readable where there is no such file', async () => {
    await expect(inspectBackup(join(folder, 'none.kcb'))).rejects.toMatchObject({
      code: 'backup-not-readable',
      facts: { reason: 'ENOENT' },
    });
  });
});
