/** A server whose disk fills up while files come in. It needs the right to mount a small disk, and says so where it has none. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentDetail, DocumentSummary } from '@kaocheng/contracts/document';
import type { ProblemReply } from '@kaocheng/contracts/problem';
import { passableFolder } from '@kaocheng/store/testing/folder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KilledServer } from './killed-server.js';

const MEGABYTE = 1024 * 1024;
const isBuilt = existsSync(fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url)));

function mount(path: string, megabytes: number): boolean {
  try {
    mkdirSync(path);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.runIf(isBuilt)('a server whose disk is full', () => {
  let folder: { readonly path: string; remove(): void };
  let disk: string;
  let server: KilledServer | null = null;

  beforeEach(() => {
    folder = passableFolder();
    disk = join(folder.path, 'disk');
  });
  afterEach(async () => {
    await server?.stop();
    if (existsSync(disk) && statfsSync(disk).type === 0x0102_1994) execFileSync('umount', ['-l', disk]);
    folder.remove();
  });

  it('refuses in words what does not fit, keeps what it acknowledged, and takes more when there is room', async ({
    skip,
  }) => {
    if (!mount(disk, 200)) return skip('a small disk cannot be mounted here');
    server = new KilledServer(join(disk, 'data'));
    await server.start();
    const { url } = server;
    const upload = async (name: string, size: number): Promise<{ status: number; body: unknown }> => {
      const form = new FormData();
      form.append('files', new Blob([randomBytes(size)]), name);
      const reply = await fetch(`${url}/api/documents`, { method: 'POST', body: form });
      return { status: reply.status, body: await reply.json() };
    };
    const ballast = join(disk, 'ballast');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 30 * MEGABYTE)));
    const kept: DocumentSummary[] = [];
    let refused: ProblemReply | null = null;
    for (let i = 0; refused === null && i < 40; i += 1) {
      const { status, body } = await upload(`${i}.bin`, 3 * MEGABYTE);
      if (status === 200) kept.push(...(body as { documents: DocumentSummary[] }).documents);
      else refused = body as ProblemReply;
    }
    expect(kept.length).toBeGreaterThan(0);
    expect(['disk-full', 'database-away', 'database-failed', 'database-busy']).toContain(refused?.code);
    expect(refused?.message).toMatch(/。$/);
    rmSync(ballast);
    for (let turn = 0; (await fetch(`${url}/healthz`)).status !== 200; turn += 1) {
      if (turn === 600) throw new Error('it does not come back');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    for (const { id, hash } of kept) {
      const reply = await fetch(`${url}/api/documents/${id}`);
      expect([reply.status, ((await reply.json()) as DocumentDetail).document.hash]).toEqual([200, hash]);
    }
    expect(await upload('again.bin', 1000)).toMatchObject({ status: 200 });
    expect(server.run('verify')).toMatchObject({ code: 0 });
  }, 300_000);
});
