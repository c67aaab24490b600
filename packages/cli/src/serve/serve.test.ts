import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditHeads } from '@kaocheng/store/audit/verify';
import { openStore } from '@kaocheng/store/connect';
import { receiveDocument } from '@kaocheng/store/records/receive';
import { TEST_REGION, testDatabase } from '@kaocheng/store/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseArguments } from '../arguments.js';
import { backupRecords } from '../backup/backup.js';
import type { Screen } from '../screen.js';
import { KeptScreen } from '../testing/kept-screen.js';
import { migrateRecords } from './migrate.js';
import { withSettings } from './serve.js';
import { verifyTrail } from './verify.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-serve-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(command: (screen: Screen) => Promise<number>): Promise<{ code: number; out: string; err: string }> {
  const screen = new KeptScreen();
  const code = await command(screen);
  return { code, out: screen.out, err: screen.err };
}

describe('the commands of the records', () => {
  it('are told apart with their options', () => {
    expect(parseArguments(['serve', '--port', '3100', '--data=records'])).toEqual({
      name: 'serve',
      settings: { KAOCHENG_PORT: '3100', KAOCHENG_DATA: 'records' },
    });
    expect(parseArguments(['verify', '--heads', 'a.kcb'])).toEqual({ name: 'verify', settings: {}, heads: 'a.kcb' });
    for (const wrong of [
      ['serve', '--heads', 'a'],
      ['migrate', '--port'],
      ['verify', 'x'],
      ['serve', '--prot', '1'],
    ]) {
      expect(parseArguments(wrong)).toMatchObject({ name: 'wrong', sentence: expect.stringMatching(/。$/) });
    }
  });

  it('say every wrong setting in a sentence of its own', async () => {
    const environment = { KAOCHENG_PORT: 'x', KAOCHENG_HOST: '0.0.0.0', KAOCHENG_REGION: '1' };
    const { code, err } = await run((screen) => withSettings(environment, screen, async () => 0));
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(3);
    expect(err).toContain('KAOCHENG_PORT 的值“x”不是 0 到 65535 的整数');
    expect(err).toContain('建立账户之前只能在本机使用');
  });

  it('say why a database cannot be had', async () => {
    const away = { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none', KAOCHENG_REGION: TEST_REGION };
    for (const command of [
      migrateRecords,
      (env: NodeJS.ProcessEnv, screen: Screen) => verifyTrail(env, null, screen),
    ]) {
      const { code, err } = await run((screen) => command(away, screen));
      expect([code, err]).toEqual([2, expect.stringContaining('数据库暂时连不上')]);
    }
    const nothing = { KAOCHENG_DATA: join(folder, 'nothing') };
    const { code, err } = await run((screen) => verifyTrail(nothing, null, screen));
    expect([code, err]).toEqual([2, expect.stringContaining(join(folder, 'nothing'))]);
  });

  it('migrate an empty database once, and refuse another region', async () => {
    const database = await testDatabase({ region: null });
    const environment = { DATABASE_URL: database.url, KAOCHENG_REGION: TEST_REGION };
    try {
      expect(await run((screen) => migrateRecords(environment, screen))).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^数据库已由第 0 版升到第 \d+ 版。\n$/),
      });
      expect((await run((screen) => migrateRecords(environment, screen))).out).toMatch(/无需升级/);
      const other = await run((screen) => migrateRecords({ ...environment, KAOCHENG_REGION: '110000' }, screen));
      expect([other.code, other.err]).toEqual([2, expect.stringContaining(`数据库属于地区 ${TEST_REGION}`)]);
    } finally {
      await database.drop();
    }
  });

  it('verify the audit trail, alone and against what a backup holds', async () => {
    const database = await testDatabase();
    const environment = { DATABASE_URL: database.url, KAOCHENG_REGION: TEST_REGION };
    const verify = (heads: string | null): ReturnType<typeof run> =>
      run((screen) => verifyTrail(environment, heads, screen));
    const store = await openStore({ url: database.url, region: TEST_REGION });
    const receive = (name: string): Promise<unknown> =>
      receiveDocument(store, { name, bytes: new TextEncoder().encode(name), type: 'text' }, 'local');
    try {
      expect(await verify(null)).toMatchObject({ code: 0, out: expect.not.stringContaining('末条') });
      for (const name of ['a', 'b', 'c']) await receive(name);
      expect(await verify(null)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/审计记录完整：3 条.*\n地区 \d+：3 条，末条 [0-9a-f]/),
      });
      expect(await verify(null)).toMatchObject({ out: expect.stringContaining('数据与审计记录相符：3 份文件') });
      const byHand = (name: string, other: string): Promise<unknown> =>
        store.pool.query('update document set name = $2 where name = $1', [name, other]);
      await byHand('b', 'z');
      expect(await verify(null)).toMatchObject({
        code: 1,
        err: expect.stringContaining('的原文或文件名不同（第 1 版）'),
      });
      await byHand('z', 'b');
      const backup = join(folder, 'records.kcb');
      expect(await run((screen) => backupRecords(environment, backup, screen))).toMatchObject({ code: 0 });
      const heads = join(folder, 'heads.json');
      writeFileSync(heads, JSON.stringify(await auditHeads(store)));
      for (const file of [backup, heads]) expect(await verify(file)).toMatchObject({ code: 0 });
      await receive('d');
      for (const file of [backup, heads]) expect(await verify(file)).toMatchObject({ code: 0 });
      writeFileSync(heads, JSON.stringify([{ region: TEST_REGION, seq: 9, hash: 'ff' }]));
      expect(await verify(heads)).toMatchObject({ code: 1, err: expect.stringContaining('被截去') });
      for (const broken of ['{', '[1]', '{"region":1}']) {
        writeFileSync(heads, broken);
        expect(await verify(heads)).toMatchObject({ code: 2, err: expect.stringContaining('不是备份时记下的末条') });
      }
    } finally {
      await store.close();
      await database.drop();
    }
  });
});
