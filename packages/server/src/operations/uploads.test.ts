import type { DocumentDetail, DocumentSummary } from '@kaocheng/contracts/document';
import type { Received } from '@kaocheng/contracts/operations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transcriptFile } from '../testing/form.js';
import { type TriedServer, tryServer } from '../testing/try-server.js';
import { cleanName } from './receive.js';

let server: TriedServer;
beforeAll(async () => {
  server = await tryServer({ KAOCHENG_FILE_MB: '1', KAOCHENG_FILES: '4', KAOCHENG_WAITING: '50' });
});
afterAll(() => server?.close());

async function upload(files: Readonly<Record<string, string | Uint8Array>>): Promise<Received> {
  const { status, body } = await server.upload(files);
  expect(status).toBe(200);
  return body as Received;
}

async function stateOf(id: string | undefined): Promise<DocumentSummary> {
  await server.settled();
  const { body } = await server.ask(`/api/documents/${id}`);
  return (body as DocumentDetail).document;
}

describe('an upload', () => {
  it('takes many files at once, with the paths of a folder and Chinese names', async () => {
    const { documents, refused } = await upload({
      '2022/项目 一.json': transcriptFile('一'),
      '2022/子/“二”；#.json': transcriptFile('二'),
    });
    expect(documents.map(({ name }) => name)).toEqual(['2022/项目 一.json', '2022/子/“二”；#.json']);
    expect(refused).toEqual([]);
    const source = await server.ask(`/api/documents/${documents[1]?.id}/source`);
    expect(source.body).toBe(transcriptFile('二'));
    expect(source.headers.get('content-type')).toBe('application/octet-stream');
    expect(source.headers.get('content-disposition')).toContain(`UTF-8''${encodeURIComponent('“二”；#.json')}`);
  });

  it('is handed out as the version that is asked for had it, and a version that never was is told', async () => {
    const { documents } = await upload({ '版次.json': transcriptFile('版') });
    const path = `/api/documents/${documents[0]?.id}/source`;
    expect((await server.ask(`${path}?version=1`)).body).toBe(transcriptFile('版'));
    expect(await server.ask(`${path}?version=90`)).toMatchObject({ status: 404, body: { code: 'no-version' } });
    expect(await server.ask(`${path}?version=x`)).toMatchObject({ status: 400 });
  });

  it('of the same name and content is answered with the document that is there', async () => {
    const first = await upload({ '同一.json': transcriptFile('同') });
    const again = await upload({ '同一.json': transcriptFile('同') });
    expect(again.documents[0]?.id).toBe(first.documents[0]?.id);
    const renamed = await upload({ '另名.json': transcriptFile('同') });
    expect(renamed.documents[0]?.id).not.toBe(first.documents[0]?.id);
    expect(renamed.documents[0]?.hash).toBe(first.documents[0]?.hash);
  });

  it('leaves out what is empty or too large, says why, and keeps the rest', async () => {
    const { documents, refused } = await upload({
      '空.txt': '',
      '大.txt': new Uint8Array(1024 * 1024 + 1).fill(65),
      '好.json': transcriptFile('好'),
    });
    expect(refused.map(({ name, code }) => [name, code])).toEqual([
      ['空.txt', 'empty'],
      ['大.txt', 'file-too-large'],
    ]);
    expect(refused[1]?.message).toContain('1 MB');
    expect(documents.map(({ name }) => name)).toEqual(['好.json']);
  });

  it('that cannot be read is kept and says why', async () => {
    const { documents } = await upload({
      '图.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]),
      '散文.txt': '今天天气不错，适合出门。\n',
      '坏.json': '{"forms": [',
    });
    const states = await Promise.all(documents.map(({ id }) => stateOf(id)));
    expect(states.map(({ type, state, problem }) => [type, state, problem?.code])).toEqual([
      ['png', 'unread', 'picture'],
      ['text', 'unread', 'no-form'],
      ['json', 'unread', 'json-broken'],
    ]);
    for (const { problem } of states) expect(problem?.message).toMatch(/。$/);
  });

  it('of several transcripts becomes a document for each', async () => {
    const [one, two] = [transcriptFile('甲'), transcriptFile('乙')];
    const { documents } = await upload({ '两份.json': `[${one},${two}]` });
    expect(await stateOf(documents[0]?.id)).toMatchObject({ state: 'read', forms: 1 });
    const { body } = await server.ask('/api/documents?search=两份');
    const { documents: listed } = body as { documents: DocumentSummary[] };
    expect(listed.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(['两份.json read', '两份.json#乙 read']);
  });

  it('of too many files is taken as far as it may be, and one that is none is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`${i}.json`, transcriptFile(`${i}`)]));
    const { documents, refused } = await upload(many);
    expect(documents).toHaveLength(4);
    expect(refused).toMatchObject([{ code: 'too-many-files', facts: { limit: '4' } }]);
    const text = await server.ask('/api/documents', {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/plain' },
    });
    expect(text).toMatchObject({ status: 415 });
    const broken = await server.ask('/api/documents', {
      method: 'POST',
      body: '--x\r\nnonsense',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(broken).toMatchObject({ status: 400, body: { code: 'upload-broken' } });
  });

  it('may be pasted text or the samples', async () => {
    const pasted = await server.ask('/api/texts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '', text: transcriptFile('贴') }),
    });
    expect(pasted).toMatchObject({ status: 200, body: { name: '粘贴的文字', type: 'json' } });
    const samples = await server.ask('/api/samples', { method: 'POST' });
    const { documents } = samples.body as { documents: DocumentSummary[] };
    expect(documents.length).toBeGreaterThan(5);
    for (const { id } of documents) expect(await stateOf(id)).toMatchObject({ state: 'read', problem: null });
    const text = await server.ask(`/api/documents/${documents[0]?.id}/text`);
    const { body } = await server.ask(`/api/documents/${documents[0]?.id}`);
    const [form] = (body as DocumentDetail).transcript?.forms ?? [];
    expect(String(text.body).slice(form?.start ?? 0, form?.end ?? 0)).toContain('自评表');
  });
});

describe('the name of an upload', () => {
  it('keeps folders and loses what a name must not hold', () => {
    const names: readonly [string, string][] = [
      ['C:\\文件\\a.txt', '文件/a.txt'],
      ['/etc/../passwd', 'etc/passwd'],
      ['../../a', 'a'],
      ['a\u0000b\u202etxt', 'abtxt'],
      ['', '未命名'],
      ['  /. /', '未命名'],
      ['x'.repeat(300), 'x'.repeat(200)],
    ];
    for (const [given, kept] of names) expect(cleanName(given, '未命名')).toBe(kept);
  });
});
