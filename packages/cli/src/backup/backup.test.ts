import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sayProblem } from '@kaocheng/contracts/say-problem';
import { openStore } from '@kaocheng/store/connect';
import { receiveDocument } from '@kaocheng/store/records/receive';
import { TEST_REGION, testDatabase } from '@kaocheng/store/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseArguments } from '../arguments.js';
import { KeptScreen } from '../testing/kept-screen.js';
import { screen as words } from '../words.js';
import { backupRecords } from './backup.js';
import { restoreFrom } from './restore.js';

describe('backup and restore from the command line', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaocheng-cli-backup-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a command against a database; what it says is kept. */
  async function run(url: string, command: 'backup' | 'restore', file: string, replace = false) {
    const screen = new KeptScreen();
    const environment = { DATABASE_URL: url, KAOCHENG_DATA: join(folder, 'data') };
    const work =
      command === 'backup'
        ? backupRecords(environment, file, screen)
        : restoreFrom(environment, { file, replace }, screen);
    return { code: await work, out: screen.out, err: screen.err };
  }

  it('carries the records of one database into another, and says how many and where the audit trail ends', async () => {
    const from = await testDatabase();
    const store = await openStore({ url: from.url, region: TEST_REGION });
    await receiveDocument(store, { name: '一.txt', type: 'text', bytes: Buffer.from('自评') }, 'local');
    await store.close();
    const file = join(folder, 'records.kcb');
    const backup = await run(from.url, 'backup', file);
    expect(backup).toMatchObject({ code: 0, err: '' });
    expect(backup.out).toContain(file);
    expect(backup.out).toContain(TEST_REGION);
    const to = await testDatabase({ region: null });
    expect(await run(to.url, 'restore', file)).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/备份于 \d{4}-\d\d-\d\d \d\d:\d\d）/),
    });
    const restored = await openStore({ url: to.url, region: TEST_REGION });
    expect(await restored.db.selectFrom('document').select('name').execute()).toEqual([{ name: '一.txt' }]);
    await restored.close();
    const again = await run(to.url, 'restore', file);
    expect(again.code).toBe(2);
    expect(again.err).toContain('--replace');
    expect(await run(to.url, 'restore', file, true)).toMatchObject({ code: 0, err: '' });
    await Promise.all([from.drop(), to.drop()]);
  });

  it('names the file after the time where a folder is given', async () => {
    const { url, drop } = await testDatabase();
    const into = mkdtempSync(join(folder, 'into-'));
    expect(await run(url, 'backup', into)).toMatchObject({ code: 0 });
    expect(readdirSync(into)).toEqual([expect.stringMatching(/^kaocheng-\d{8}-\d{6}\.kcb$/)]);
    await drop();
  });

  it('says what is wrong with a file or a database, and makes no database for a file that is none', async () => {
    const { url, drop } = await testDatabase({ region: null });
    const other = join(folder, 'other.kcb');
    writeFileSync(other, '自评表');
    expect(await run(url, 'restore', other)).toEqual({
      code: 2,
      out: '',
      err: `${sayProblem('backup-foreign', { file: other })}\n`,
    });
    expect((await run(url, 'backup', other)).err).toBe(`${sayProblem('backup-exists', { file: other })}\n`);
    await drop();
    expect((await run(url, 'backup', join(folder, 'gone.kcb'))).code).toBe(2);
    expect(existsSync(join(folder, 'gone.kcb'))).toBe(false);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('is asked for with one file, and with --replace for a restore alone', () => {
    expect(parseArguments(['backup', 'a.kcb', '--data', '/d'])).toEqual({
      name: 'backup',
      file: 'a.kcb',
      settings: { KAOCHENG_DATA: '/d' },
    });
    expect(parseArguments(['restore', '--replace', 'a.kcb'])).toEqual({
      name: 'restore',
      file: 'a.kcb',
      replace: true,
      settings: {},
    });
    const refused = { name: 'wrong', sentence: words('usage.oneBackup') };
    expect(parseArguments(['backup'])).toEqual(refused);
    expect(parseArguments(['restore', 'a', 'b'])).toEqual(refused);
    expect(parseArguments(['backup', 'a', '--replace'])).toMatchObject({ name: 'wrong' });
    expect(parseArguments(['verify', 'a'])).toMatchObject({ name: 'wrong' });
  });
});
