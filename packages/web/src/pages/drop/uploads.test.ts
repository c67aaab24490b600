import type { DocumentSummary } from '@kaocheng/contracts/document';
import { afterEach, expect, test, vi } from 'vitest';
import { currentUploads, follow, forget, retry, uploadText } from './uploads.js';

class Stream extends EventTarget {
  static latest: Stream | null = null;
  constructor() {
    super();
    Stream.latest = this;
  }
  close(): void {}
  tell(event: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(event) }));
  }
}

afterEach(() => {
  for (const { key } of currentUploads()) forget(key);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const documentOf = (id: string, state: DocumentSummary['state']): DocumentSummary =>
  Object.assign(Object.create(null), { id, name: id, size: 1, state });
const states = () => currentUploads().map(({ document }) => `${document?.id} ${document?.state}`);

test('Rows ask anew after missed events, and go with a document that is deleted', async () => {
  const onServer = new Map([
    ['a', documentOf('a', 'queued')],
    ['b', documentOf('b', 'queued')],
    ['c', documentOf('c', 'read')],
  ]);
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal('fetch', async (address: string) => {
    const document = onServer.get(address.split('/').at(-1) ?? '');
    return new Response(JSON.stringify({ document }), { status: document === undefined ? 404 : 200 });
  });
  follow([...onServer.values()]);
  expect(states()).toEqual(['a queued', 'b queued', 'c read']);

  onServer.set('a', documentOf('a', 'read'));
  onServer.delete('b');
  Stream.latest?.tell({ kind: 'relist' });
  await vi.waitFor(() => expect(states()).toEqual(['a read', 'c read']), { interval: 5, timeout: 60_000 });

  Stream.latest?.tell({ kind: 'deleted', id: 'c' });
  expect(states()).toEqual(['a read']);
});

test('A pasted text is sent again where the server is away, and by hand once it was told of', async () => {
  vi.useFakeTimers();
  let isAway = true;
  let asked = 0;
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal('fetch', async (_address: string, request: RequestInit) => {
    asked += 1;
    if (isAway) throw new TypeError('fetch failed');
    expect(JSON.parse(String(request.body))).toEqual({ name: '粘贴', text: '自评表' });
    return new Response(JSON.stringify(documentOf('t', 'read')), { status: 200 });
  });
  const key = uploadText('粘贴', '自评表');
  const now = () => currentUploads().find((each) => each.key === key);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(5);
  expect(now()).toMatchObject({ state: 'refused', canRetry: true });
  isAway = false;
  retry(key);
  await vi.advanceTimersByTimeAsync(10);
  expect(now()).toMatchObject({ state: 'received', problem: null, canRetry: false, document: { id: 't' } });
});

test('A pasted text that the server refuses for good is not sent again', async () => {
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  const body = { status: 413, code: 'too-long', facts: {}, message: '太长' };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status: 413 }));
  const key = uploadText('粘贴', '自评表');
  const now = () => currentUploads().find((each) => each.key === key);
  await vi.waitFor(() => expect(now()?.state).toBe('refused'), { interval: 5, timeout: 60_000 });
  expect(now()).toMatchObject({ problem: '太长', canRetry: false });
});
