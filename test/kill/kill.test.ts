/**
 * Kills the server again and again while files come in and corrections are saved; whatever it had acknowledged must be
 * there after the next start. KAOCHENG_KILLS says how often; 3 where it says nothing.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentDetail, DocumentSummary } from '@kaocheng/contracts/document';
import { transcriptFile } from '@kaocheng/server/testing/form';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KilledServer } from './killed-server.js';

const kills = Number(process.env.KAOCHENG_KILLS ?? '3');
const isBuilt = existsSync(fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url)));

/** What the server has said is kept. */
interface Acknowledged {
  readonly documents: Map<string, { readonly name: string; readonly hash: string }>;
  /** By document: the highest version acknowledged, and the value of the corrected cell that it set. */
  readonly corrections: Map<string, { readonly version: number; readonly value: string }>;
}

const kept: Acknowledged = { documents: new Map(), corrections: new Map() };
let data = '';
let server: KilledServer;
let count = 0;
/** How often the server has said that something is kept. */
let acknowledged = 0;

async function uploadOne(): Promise<void> {
  count += 1;
  const name = `第${count}份.json`;
  const form = new FormData();
  form.append('files', new Blob([transcriptFile(name)]), name);
  const reply = await fetch(`${server.url}/api/documents`, { method: 'POST', body: form });
  if (!reply.ok) return;
  const { documents } = (await reply.json()) as { documents: DocumentSummary[] };
  for (const { id, hash } of documents) kept.documents.set(id, { name, hash });
  acknowledged += 1;
}

async function correctOne(): Promise<void> {
  const ids = [...kept.documents.keys()];
  const id = ids[Math.floor(Math.random() * ids.length)];
  if (id === undefined) return;
  const opened = (await (await fetch(`${server.url}/api/documents/${id}`)).json()) as DocumentDetail;
  if (opened.document?.state !== 'read') return;
  const value = `${opened.document.version}${Math.floor(Math.random() * 1000)}人`;
  const reply = await fetch(`${server.url}/api/documents/${id}/corrections`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      version: opened.document.version,
      set: [{ form: 1, path: 'indicators.0.actual', value, reason: 'x' }],
      withdraw: [],
    }),
  });
  if (!reply.ok) return;
  const { version } = (await reply.json()) as { version: number };
  acknowledged += 1;
  const before = kept.corrections.get(id);
  if (before === undefined || before.version < version) kept.corrections.set(id, { version, value });
}

/** Does something over and over until the server is gone. */
async function keepDoing(work: () => Promise<void>, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    try {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await work();
    } catch (error) {
      // The server was killed before it answered: nothing was acknowledged.
      if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
    }
  }
}

async function expectAllKept(): Promise<void> {
  for (const [id, { name, hash }] of kept.documents) {
    const reply = await fetch(`${server.url}/api/documents/${id}`);
    const { document, corrections } = (await reply.json()) as DocumentDetail;
    expect([reply.status, document?.name, document?.hash]).toEqual([200, name, hash]);
    const saved = kept.corrections.get(id);
    if (saved === undefined) continue;
    // A save may have been made whose answer was lost; it is one version further.
    expect(document.version).toBeGreaterThanOrEqual(saved.version);
    if (document.version === saved.version) expect(corrections).toMatchObject([{ value: saved.value }]);
    else expect(corrections).toHaveLength(1);
  }
}

describe.runIf(isBuilt)('a server that is killed', () => {
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'kaocheng-kill-'));
    server = new KilledServer(data);
    await server.start();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it(
    `${kills} times at random moments has kept all that it acknowledged, and its audit trail is whole`,
    async () => {
      for (let round = 0; round < kills; round += 1) {
        let over = false;
        const work = [uploadOne, correctOne, correctOne].map((one) => keepDoing(one, () => over));
        // On a busy machine the first answer takes longer than all that is tried.
        const before = acknowledged;
        try {
          for (let turn = 0; turn < 600 && acknowledged === before; turn += 1) {
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
          // A round in which nothing was acknowledged would try nothing.
          expect(acknowledged).toBeGreaterThan(before);
        } catch (error) {
          over = true;
          throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 1800));
        await server.kill();
        over = true;
        await Promise.all(work);
        // Every second round it is killed in its start too, while it puts right what the kill before left behind.
        if (round % 2 === 0) await server.killInStart(Math.random() * 3000);
        await server.start();
        await expectAllKept();
      }
      expect(kept.documents.size).toBeGreaterThan(0);
      expect(await server.stop()).toBe(0);
      expect(server.run('verify')).toEqual({ code: 0, said: expect.stringContaining('审计记录完整') });
      await server.start();
    },
    300_000 + kills * 60_000,
  );

  it('leaves a second one on its data refused in words, and a port that is taken named', async () => {
    const second = server.run('serve');
    expect(second.code).toBe(2);
    expect(second.said).toMatch(/正由另一个考成使用（进程 \d+/);
    const other = mkdtempSync(join(tmpdir(), 'kaocheng-kill-'));
    try {
      const taken = new KilledServer(other, { KAOCHENG_PORT: new URL(server.url).port }).run('serve');
      expect(taken).toEqual({
        code: 2,
        said: expect.stringContaining(`端口 ${new URL(server.url).port} 已被别的程序占用`),
      });
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
    expect(readFileSync(join(data, 'kaocheng.log'), 'utf8')).toContain('"msg":"listening"');
  }, 300_000);
});
