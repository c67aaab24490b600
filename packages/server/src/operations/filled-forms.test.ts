import type { DocumentDetail, DocumentSummary } from '@kaocheng/contracts/document';
import { blankTranscript } from '@kaocheng/core/model/keys';
import { blankForm } from '@kaocheng/forms/layout/blank-form';
import { filledIn } from '@kaocheng/forms/layout/fill-in';
import { templateById } from '@kaocheng/forms/templates/registry';
import { openStore } from '@kaocheng/store/connect';
import { beat, returnJob, takeJob } from '@kaocheng/store/jobs/queue';
import { receiveDocument } from '@kaocheng/store/records/receive';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ReaderPool } from '../reading/pool.js';
import { type TriedServer, tryServer } from '../testing/try-server.js';
import { readFilled } from './read-filled.js';

let server: TriedServer;
beforeAll(async () => {
  server = await tryServer();
});
afterAll(() => server.close());

const template = (() => {
  const found = templateById('cn-2020-project');
  if (found === null) throw new Error('no template');
  return found;
})();

/** A transcript with one form under the national template, with this name. */
function transcript(name: string, id = template.id): object {
  const form = blankForm(template, '2025');
  if (form === null) throw new Error('no form');
  const filled = { ...filledIn(template, form, 'codeAndName', name), template: id };
  return { ...blankTranscript(name), year: '2025', forms: [filled] };
}

const send = (method: 'POST' | 'PUT', path: string, body: object) =>
  server.ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

async function started(draft: string, name: string): Promise<DocumentSummary> {
  const { status, body } = await send('POST', '/api/forms', { draft, name, transcript: transcript(name) });
  expect(status).toBe(200);
  return body as DocumentSummary;
}

const opened = async (id: string): Promise<DocumentDetail> =>
  (await server.ask(`/api/documents/${id}`)).body as DocumentDetail;

test('A form that is begun is a document like any other; asked for twice it is one', async () => {
  const first = await started('draft-0001', '道路养护');
  const again = await started('draft-0001', '道路养护');
  const other = await started('draft-0002', '道路养护');
  expect(again.id).toBe(first.id);
  expect(other.id).not.toBe(first.id);
  const { document, transcript: kept } = await opened(first.id);
  expect(document).toMatchObject({ name: '道路养护', state: 'read', version: 2, forms: 1, type: 'json' });
  expect(kept?.forms[0]).toMatchObject({ template: 'cn-2020-project', name: '道路养护' });
});

test('A form that is begun is read at once, also where uploads of others fill the queue', async () => {
  const full = await tryServer({ KAOCHENG_WAITING: '1' });
  try {
    const store = await openStore({ url: full.settings.databaseUrl ?? '', region: '510100' });
    try {
      // Handed in beside the server, which looks for such only now and then.
      for (let i = 0; i < 10; i += 1) {
        const bytes = new TextEncoder().encode(JSON.stringify(transcript(`上传${i}`)));
        await receiveDocument(store, { name: `${i}.json`, bytes, type: 'json' }, '甲');
      }
    } finally {
      await store.close();
    }
    const { status, body } = await full.ask('/api/forms', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ draft: 'draft-0100', name: '急', transcript: transcript('急') }),
    });
    expect([status, body]).toMatchObject([200, { state: 'read', version: 2, forms: 1 }]);
  } finally {
    await full.close();
  }
});

test('A form that is begun is read at once, also where another server takes whatever waits', async () => {
  const store = await openStore({ url: server.settings.databaseUrl ?? '', region: '510100' });
  let [going, taken] = [true, 0];
  const other = (async () => {
    while (going) taken += (await takeJob(store, '另一台')) === null ? 0 : 1;
  })();
  try {
    for (let i = 0; i < 20; i += 1) {
      expect(await started(`draft-020${i}`, `桥梁${i}`)).toMatchObject({ state: 'read', version: 2 });
    }
  } finally {
    going = false;
    await other;
    await store.close();
  }
  expect(taken).toBe(0);
});

test('A start that is asked for twice is answered with what was read, also while the first is still at work', async () => {
  const [draft, name] = ['draft-0300', '闸门维修'];
  // The reader has started by then.
  await started('draft-0309', '先读一份');
  const store = await openStore({ url: server.settings.databaseUrl ?? '', region: '510100' });
  try {
    const bytes = new TextEncoder().encode(JSON.stringify({ draft, ...transcript(name) }));
    const first = await receiveDocument(store, { name, bytes, type: 'json' }, 'local', '先来的');
    if (first.job === null) throw new Error('no job');
    let answer: DocumentSummary | null = null;
    const second = started(draft, name).then((document) => {
      answer = document;
      return document;
    });
    // Until the second has found that the first has it: asked for as often, it would have answered long ago.
    for (let i = 0; i < 5; i += 1) {
      await started(`draft-031${i}`, `别的${i}`);
      // However long that takes, the first keeps it.
      expect(await beat(store, '先来的', [first.job.id])).toBe(1);
    }
    expect(answer).toBeNull();
    await returnJob(store, first.job);
    expect(await second).toMatchObject({ id: first.document.id, state: 'read', version: 2, forms: 1 });
  } finally {
    await store.close();
  }
  const both = await Promise.all([started('draft-0301', '泵站'), started('draft-0301', '泵站')]);
  for (const one of both) expect(one).toMatchObject({ id: both[0]?.id, state: 'read', version: 2 });
});

test('Where the reader could not do it, it may be asked again; where the forms cannot be read, not', async () => {
  const pool = new ReaderPool(1, { readTime: 3_600_000, readMemory: 256 * 1024 * 1024 });
  const filled = (content: object) => ({
    bytes: new TextEncoder().encode(JSON.stringify(content)),
    name: '甲',
    policy: null,
  });
  try {
    const broken = { ...transcript('排水'), forms: [{ kind: 'project', template: template.id, name: 5 }] };
    await expect(readFilled(pool, filled(broken))).rejects.toMatchObject({ status: 400, code: 'json-value' });
  } finally {
    pool.stop();
  }
  await expect(readFilled(pool, filled(transcript('排水')))).rejects.toMatchObject({
    status: 503,
    code: 'reader-stopped',
  });
});

test('What is filled in is saved as a version, and a stale save is refused with what stands', async () => {
  const { id } = await started('draft-0003', '桥梁检测');
  const path = `/api/documents/${id}/forms`;
  const saved = await send('PUT', path, { version: 2, transcript: transcript('桥梁检测与加固') });
  expect(saved).toMatchObject({ status: 200, body: { version: 3 } });
  expect((await opened(id)).transcript?.forms[0]).toMatchObject({
    name: '桥梁检测与加固',
    template: 'cn-2020-project',
  });
  const stale = await send('PUT', path, { version: 2, transcript: transcript('又一个名字') });
  expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version' } });
  const { body } = await server.ask(`/api/documents/${id}/history`);
  expect((body as { entries: { action: string }[] }).entries.map(({ action }) => action)).toEqual([
    'filled',
    'read',
    'received',
  ]);
});

test('A document that was read from a file is not altered, and a template must be known', async () => {
  await server.upload({
    'read.json': JSON.stringify({ ...transcript('读入的'), forms: [{ kind: 'project', name: '甲' }] }),
  });
  await server.settled();
  const { body } = await server.ask('/api/documents');
  const [read] = (body as { documents: DocumentSummary[] }).documents;
  const path = `/api/documents/${read?.id}/forms`;
  expect(await send('PUT', path, { version: read?.version, transcript: transcript('改写') })).toMatchObject({
    status: 409,
    body: { code: 'not-filled' },
  });
  const begun = { draft: 'draft-0004', name: '甲', transcript: transcript('甲', 'no-such') };
  expect(await send('POST', '/api/forms', begun)).toMatchObject({ status: 400, body: { code: 'no-such-template' } });
  const empty = { draft: 'draft-0005', name: '甲', transcript: { forms: [] } };
  expect(await send('POST', '/api/forms', empty)).toMatchObject({ status: 409, body: { code: 'not-filled' } });
});

test('Forms that no reader can read are refused with the place', async () => {
  const { id } = await started('draft-0006', '排水');
  const broken = { ...transcript('排水'), forms: [{ kind: 'project', template: template.id, name: 5 }] };
  expect(await send('PUT', `/api/documents/${id}/forms`, { version: 2, transcript: broken })).toMatchObject({
    status: 400,
    body: { code: 'json-value' },
  });
});

test('The empty form of a template is a file, and an unknown template is told', async () => {
  const { status, headers } = await server.ask('/api/templates/sichuan-2022-project/blank?format=xlsx&year=2025');
  expect(status).toBe(200);
  expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(
    '四川 2022 部门预算项目支出绩效自评表（空白表）.xlsx',
  );
  const missing = await server.ask('/api/templates/no-such/blank?format=xlsx');
  expect(missing).toMatchObject({ status: 404, body: { code: 'no-such-template' } });
});

test('A form that is filled in is written under the template that it names', async () => {
  const { id } = await started('draft-0007', '照自己的表样写');
  const sichuan = { ...transcript('照自己的表样写'), province: '四川省' };
  await send('PUT', `/api/documents/${id}/forms`, { version: 2, transcript: sichuan });
  const { status, body } = await server.ask(`/api/documents/${id}/written?what=forms&format=html`);
  expect(status).toBe(200);
  expect(body).toContain('年度指标值');
  expect(body).not.toContain('度量单位');
});
