import type { OutputItems, OutputJob, OutputList } from '@kaocheng/contracts/outputs';
import type { DocumentList } from '@kaocheng/contracts/overview';
import { unzipped } from '@kaocheng/documents/testing/unzip';
import { openStore } from '@kaocheng/store/connect';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transcriptFile } from '../testing/form.js';
import { type TriedServer, tryServer } from '../testing/try-server.js';

let server: TriedServer;
beforeAll(async () => {
  server = await tryServer();
});
afterAll(async () => await server.close());

async function put(files: Record<string, string>): Promise<Record<string, string>> {
  await server.upload(files);
  await server.settled();
  const { body } = await server.ask('/api/documents?limit=200');
  return Object.fromEntries((body as DocumentList).documents.map(({ name, id }) => [name, id]));
}

const bytesOf = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(`${server.url}${path}`)).arrayBuffer());

const json = (method: string, body: object): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** How long that may take is the test's own limit. */
async function ended(id: string): Promise<OutputItems> {
  for (;;) {
    const { body } = await server.ask(`/api/outputs/${id}`);
    const opened = body as OutputItems;
    if (!['waiting', 'working'].includes(opened.output.state)) return opened;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('files written of many documents', () => {
  it('gives an archive with a file for each, a list of results, and says why one is left out', async () => {
    await put({ '局里/甲.json': transcriptFile('甲'), '甲.json': transcriptFile('甲二'), '空.txt': '没有表' });
    const { status, body } = await server.ask(
      '/api/outputs',
      json('POST', { what: 'forms', format: 'xlsx', choice: { found: {} } }),
    );
    expect(status).toBe(200);
    const asked = body as OutputJob;
    expect(asked).toMatchObject({ total: 3, what: 'forms', format: 'xlsx' });
    const { output, items } = await ended(asked.id);
    expect(output).toMatchObject({ state: 'ready', written: 2, leftOut: 1 });
    expect(items.find(({ name }) => name === '空.txt')?.note).toMatchObject({ code: 'output-unread' });
    const archive = unzipped(await bytesOf(`/api/outputs/${asked.id}/archive`));
    expect(Object.keys(archive).sort()).toEqual(['写出结果.csv', '局里/甲.xlsx', '甲.xlsx']);
    const list = new TextDecoder().decode(archive['写出结果.csv']);
    expect(list).toContain('空.txt,未写出');
    expect(list).toContain('局里/甲.json,已写出,局里/甲.xlsx');
    const { body: listed } = await server.ask('/api/outputs');
    expect((listed as OutputList).outputs.map(({ id }) => id)).toContain(asked.id);
    expect((await server.ask(`/api/outputs/${asked.id}`, { method: 'DELETE' })).status).toBe(200);
    expect((await server.ask(`/api/outputs/${asked.id}/archive`)).status).toBe(404);
  });

  it('refuses what cannot be a job, in words', async () => {
    const ask = (choice: object) =>
      server.ask('/api/outputs', json('POST', { what: 'findings', format: 'pdf', choice }));
    expect((await ask({ found: { search: '没有这样的文件' } })).body).toMatchObject({ code: 'output-none' });
    expect((await ask({ documents: [] })).status).toBe(400);
    expect((await server.ask('/api/outputs/none/archive')).body).toMatchObject({ code: 'no-output' });
  });
});

describe('jobs that wait', () => {
  it('are not taken on beyond a number, in words', async () => {
    const { databaseUrl, region } = server.settings;
    const store = await openStore({ url: databaseUrl ?? '', region });
    try {
      await store.pool.query(
        `insert into output_job (region_code, id, what, format, state, total, written, left_out, asked_at, asked_by)
        select $1, 'ffff-' || n, 'forms', 'xlsx', 'waiting', 0, 0, 0, now(), '甲' from generate_series(1, 1000) as n`,
        [region],
      );
      const wish = json('POST', { what: 'forms', format: 'xlsx', choice: { found: {} } });
      const { status, body } = await server.ask('/api/outputs', wish);
      expect(status).toBe(503);
      expect(body).toMatchObject({ code: 'outputs-full' });
      await store.pool.query("delete from output_job where id like 'ffff-%'");
    } finally {
      await store.close();
    }
  });
});

describe('a file written of one document', () => {
  it('is the same as the command line writes, and its name is known again by its ending', async () => {
    const ids = await put({ '单份.json': transcriptFile('单份.json') });
    const reply = await fetch(`${server.url}/api/documents/${ids['单份.json']}/written?what=feedback&format=docx`);
    expect(reply.headers.get('content-disposition')).toContain(encodeURIComponent('单份.审核意见反馈单.docx'));
    expect((await server.ask(`/api/documents/${ids['单份.json']}/written?what=forms&format=ofd`)).status).toBe(400);
    const forms = await fetch(`${server.url}/api/documents/${ids['单份.json']}/written?what=forms&format=html`);
    expect(forms.headers.get('kaocheng-left')).toBe('0');
  });
});
