import type { DocumentSummary } from '@kaocheng/contracts/document';
import { afterEach, expect, test, vi } from 'vitest';
import { currentUploads, follow, forget } from './uploads.js';

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
  await vi.waitFor(() => expect(states()).toEqual(['a read', 'c read']), { interval: 5 });

  Stream.latest?.tell({ kind: 'deleted', id: 'c' });
  expect(states()).toEqual(['a read']);
});
