import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DocumentDetail, DocumentSummary } from '@kaocheng/contracts/document';
import type { Received } from '@kaocheng/contracts/operations';
import type { OpenedReturn, ReturnList } from '@kaocheng/contracts/returns';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import { convertWithOffice, findOffice } from '@kaocheng/documents/doc/convert';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TriedServer, tryServer } from '../testing/try-server.js';

const NAME = '清河县-2021-自评表.txt';
const sampleOf = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../../../samples/${name}`, import.meta.url)));
const sample = sampleOf(NAME);
let server: TriedServer;
beforeAll(async () => {
  server = await tryServer();
});
afterAll(() => server.close());

async function handIn(name: string, bytes: Uint8Array): Promise<DocumentSummary | undefined> {
  const { body } = await server.upload({ [name]: bytes });
  await server.settled();
  return (body as Received).documents[0];
}

const send = (method: 'PUT', path: string, body: object) =>
  server.ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

it('A workbook comes back also where findings were decided since, and the file before it can still be had', async () => {
  const path = `/api/documents/${(await handIn(NAME, sample))?.id}`;
  const { document, transcript } = (await server.ask(path)).body as DocumentDetail;
  if (transcript === null) throw new Error('the sample could not be read');
  const written = await fetch(`${server.url}${path}/written?what=forms&format=xlsx`);
  expect(written.status).toBe(200);
  const [finding] = examineTranscript(transcript, { policy: null }).findings;
  const decisions = [{ finding: finding?.id ?? '', state: 'confirmed', reason: '' }];
  const decided = await send('PUT', `${path}/decisions`, { version: document.version, decisions });
  expect(decided).toMatchObject({ status: 200, body: { version: document.version + 1 } });

  const back = await handIn('带回.xlsx', new Uint8Array(await written.arrayBuffer()));
  const { returns } = (await server.ask('/api/returns')).body as ReturnList;
  expect(returns.map((one) => [one.document.id, one.target?.id])).toEqual([[back?.id, document.id]]);
  const opened = (await server.ask(`/api/returns/${back?.id}`)).body as OpenedReturn;
  expect(opened).toMatchObject({ verdict: 'same', cells: [], writtenVersion: String(document.version) });
  const taken = await send('PUT', `/api/returns/${back?.id}/taken`, {
    version: opened.target?.version,
    fromVersion: opened.document.version,
    reason: '',
  });
  expect(taken).toMatchObject({ status: 200, body: { id: document.id, version: document.version + 2 } });
  const before = await server.ask(`${path}/source?version=${document.version}`);
  expect(before.body).toBe(sample.toString('utf8'));
  expect(before.headers.get('content-disposition')).toContain(encodeURIComponent(NAME));
  expect(((await server.ask(path)).body as DocumentDetail).decisions).toMatchObject(decisions);
});

it('A workbook that was saved as .xls, under another name, finds its record', async () => {
  if (findOffice() === null) {
    console.log('No office suite is installed on this machine: a workbook saved as .xls is not handed in here.');
    return;
  }
  const own = await handIn('石桥县-2022-自评表.txt', sampleOf('石桥县-2022-自评表.txt'));
  const written = await fetch(`${server.url}/api/documents/${own?.id}/written?what=forms&format=xlsx`);
  expect(written.status).toBe(200);
  const saved = await convertWithOffice(new Uint8Array(await written.arrayBuffer()), 'xlsx', 'xls');
  const back = await handIn('填好了.xls', saved);
  const opened = (await server.ask(`/api/returns/${back?.id}`)).body as OpenedReturn;
  expect(opened).toMatchObject({ verdict: 'same', cells: [], target: { id: own?.id } });
});
