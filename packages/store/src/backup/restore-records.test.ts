import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify.js';
import { listenForChanges } from '../changes.js';
import { openStore } from '../connect.js';
import { migrations } from '../migrations/all.js';
import { migrate, migrationState } from '../migrations/migrate.js';
import { receiveDocument } from '../records/receive.js';
import { savePolicy } from '../records/save.js';
import { readSample, summary } from '../records/testing/test-store.js';
import { demandNotRestoring, holdAlone } from '../serving.js';
import { testDatabase } from '../testing/database.js';
import { restoreRecords } from './restore-records.js';
import { backup } from './write.js';

const REGION = '510100';

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

describe('the records of an office', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaocheng-records-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('come back with their audit trail into a database that was only installed', async () => {
    const from = await testDatabase({ region: REGION });
    const store = await openStore({ url: from.url, region: REGION });
    for (const name of ['一.txt', '二.txt']) {
      await receiveDocument(store, { name, type: 'text', bytes: Buffer.from(`${name}\t自评`) }, 'local');
    }
    const file = join(folder, 'records.kcb');
    const made = await backup(from.url, file);
    await store.close();
    const to = await testDatabase({ region: '110000' });
    await restoreRecords(file, to.url);
    const restored = await openStore({ url: to.url, region: REGION });
    await migrate(restored);
    const trail = await verifyAudit(restored, made.auditHeads);
    expect(trail).toMatchObject({ ok: true, heads: made.auditHeads });
    expect(made.auditHeads).toHaveLength(1);
    const names = await restored.db.selectFrom('document').select('name').orderBy('name').execute();
    expect(names.map(({ name }) => name).sort()).toEqual(['一.txt', '二.txt'].sort());
    await restored.close();
    await Promise.all([from.drop(), to.drop()]);
  });

  it('of an earlier Kaocheng come back at their level and are migrated on', async () => {
    const from = await testDatabase({ region: null });
    const old = await openStore({ url: from.url, region: REGION });
    await migrate(old, migrations.slice(0, 2));
    await old.close();
    const file = join(folder, 'old.kcb');
    expect(await backup(from.url, file)).toMatchObject({ level: 2 });
    const to = await testDatabase({ region: null });
    await restoreRecords(file, to.url);
    const restored = await openStore({ url: to.url, region: REGION });
    expect((await migrationState(restored)).stands).toBe(2);
    await migrate(restored);
    expect((await migrationState(restored)).stands).toBe(migrations.length);
    await restored.close();
    await Promise.all([from.drop(), to.drop()]);
  });

  it('of a newer Kaocheng are refused', async () => {
    const from = await testDatabase();
    await run(from.url, "insert into schema_migration values (999, 'later', '', now())");
    const file = join(folder, 'newer.kcb');
    await backup(from.url, file);
    const to = await testDatabase({ region: null });
    await expect(restoreRecords(file, to.url)).rejects.toMatchObject({ code: 'backup-newer', facts: { found: '999' } });
    await Promise.all([from.drop(), to.drop()]);
  });

  it('are not put in the place of what others keep in the schema, and leave it as it is', async () => {
    const from = await testDatabase({ region: REGION });
    const file = join(folder, 'ours.kcb');
    await backup(from.url, file);
    const to = await testDatabase({ region: null });
    for (const theirs of ['table salary (month text)', 'view months as select 1 as month']) {
      await run(to.url, `create ${theirs}`);
    }
    const foreign = { code: 'restore-foreign', facts: { schema: 'public', names: 'months、salary' } };
    await expect(restoreRecords(file, to.url, { replace: true })).rejects.toMatchObject(foreign);
    await run(to.url, 'drop view months');
    await run(to.url, 'drop table salary');
    await run(to.url, 'create function pay() returns integer as $$ select 1 $$ language sql');
    await expect(restoreRecords(file, to.url)).rejects.toMatchObject({ facts: { names: 'pay' } });
    await run(to.url, 'drop function pay()');
    await restoreRecords(file, to.url);
    await restoreRecords(file, to.url, { replace: true });
    await Promise.all([from.drop(), to.drop()]);
  });

  it('are not restored while a Kaocheng serves the database, nor served while they are restored', async () => {
    const from = await testDatabase({ region: REGION });
    const file = join(folder, 'served.kcb');
    await backup(from.url, file);
    const store = await openStore({ url: from.url, region: REGION });
    const serving = await listenForChanges(store, () => undefined);
    await expect(restoreRecords(file, from.url, { replace: true })).rejects.toMatchObject({ code: 'restore-served' });
    await serving.stop();
    await demandNotRestoring(store);
    const client = new pg.Client({ connectionString: from.url });
    await client.connect();
    expect(await holdAlone(client)).toBe(true);
    await expect(demandNotRestoring(store)).rejects.toMatchObject({ code: 'database-restoring' });
    await client.end();
    await restoreRecords(file, from.url, { replace: true });
    await store.close();
    await from.drop();
  });

  it('can be worked with when they came back', async () => {
    const from = await testDatabase({ region: REGION });
    const store = await openStore({ url: from.url, region: REGION });
    const { id } = await readSample(store, 'work.txt');
    await store.close();
    const file = join(folder, 'work.kcb');
    await backup(from.url, file);
    await restoreRecords(file, from.url, { replace: true });
    const again = await openStore({ url: from.url, region: REGION });
    await savePolicy(again, id, { version: 2, policy: null, summary: summary({ findings: [] }) }, '甲');
    expect(await verifyAudit(again)).toMatchObject({ ok: true });
    await again.close();
    await from.drop();
  });
});
