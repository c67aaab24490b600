import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify.js';
import { openStore, type Store } from '../connect.js';
import { startEmbedded } from '../embedded/start-embedded.js';
import { migrate } from '../migrations/migrate.js';
import { StoreProblem } from '../problem.js';
import { listDocuments } from '../queries/list.js';
import { overviewOf } from '../queries/overview.js';
import { passableFolder } from '../testing/folder.js';
import { mount } from '../testing/small-disk.js';
import { openSource } from './open.js';
import { receiveDocument } from './receive.js';

const MEGABYTE = 1024 * 1024;
const PATIENCE = 60_000;

/** Hands in a megabyte that cannot be packed. */
const handIn = async (store: Store, name: string): Promise<string> =>
  (await receiveDocument(store, { name, bytes: randomBytes(MEGABYTE), type: 'pdf' }, '甲')).document.id;

it('keeps every acknowledged file of a full disk, no half of another, and takes more when there is room', async ({
  skip,
}) => {
  const folder = passableFolder();
  const disk = join(folder.path, 'disk');
  if (!mount(disk, 160)) {
    folder.remove();
    return skip('a small disk cannot be mounted here');
  }
  const embedded = await startEmbedded({ folder: join(disk, 'data') });
  const store = await openStore({ url: embedded.url, region: '510100' });
  try {
    await migrate(store);
    const ballast = join(disk, 'ballast');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 24 * MEGABYTE)));
    const acknowledged: string[] = [];
    let refusal: unknown = null;
    while (refusal === null && acknowledged.length < 100) {
      try {
        acknowledged.push(await handIn(store, `${acknowledged.length}.pdf`));
      } catch (error) {
        refusal = error;
      }
    }
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(refusal).toBeInstanceOf(StoreProblem);
    expect(['disk-full', 'database-away']).toContain(refusal instanceof StoreProblem ? refusal.code : null);

    rmSync(ballast);
    // A log that cannot be written ends the database; the supervisor brings it back.
    const start = Date.now();
    let later: string | null = null;
    while (later === null) {
      later = await handIn(store, 'later.pdf').catch(async (error: unknown) => {
        if (Date.now() - start > PATIENCE) throw error;
        await wait(200);
        return null;
      });
    }
    const { documents, total } = await listDocuments(store, { limit: 200 });
    const whole = [...acknowledged, later];
    // A commit may be kept whose answer was lost with the connection: then it is kept whole.
    expect(documents.length).toBe(total);
    expect(documents.map(({ id }) => id)).toEqual(expect.arrayContaining(whole));
    expect(documents.length - whole.length).toBeLessThanOrEqual(1);
    for (const { id } of documents) expect((await openSource(store, id)).bytes.byteLength).toBe(MEGABYTE);
    expect((await overviewOf(store)).waiting).toBe(documents.length);
    expect(await verifyAudit(store)).toMatchObject({ ok: true, entries: documents.length });
  } finally {
    await store.close();
    await embedded.stop();
    if (existsSync(disk)) execFileSync('umount', ['-l', disk]);
    folder.remove();
  }
});
