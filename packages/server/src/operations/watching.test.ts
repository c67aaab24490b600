import type { DocumentEvent } from '@kaocheng/contracts/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transcriptFile } from '../testing/form.js';
import { type TriedServer, tryServer } from '../testing/try-server.js';

let server: TriedServer;
beforeAll(async () => {
  server = await tryServer();
});
afterAll(() => server?.close());

/** Listens until an event fulfils a condition; gives all that came. */
async function listenFor(
  until: (event: DocumentEvent) => boolean,
  cause: () => Promise<unknown>,
): Promise<DocumentEvent[]> {
  const over = new AbortController();
  const reply = await fetch(`${server.url}/api/events`, { signal: over.signal });
  expect(reply.headers.get('content-type')).toContain('text/event-stream');
  const events: DocumentEvent[] = [];
  await cause();
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of reply.body ?? []) {
    text += decoder.decode(part, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) events.push(JSON.parse(data));
    }
    if (events.some(until)) break;
  }
  over.abort();
  return events;
}

describe('who watches', () => {
  it('sees a document come, be read and go, without asking', async () => {
    let id = '';
    const came = await listenFor(
      (event) => event.kind === 'document' && event.document.state === 'read',
      async () => {
        const { body } = await server.upload({ '看.json': transcriptFile('看') });
        id = (body as { documents: { id: string }[] }).documents[0]?.id ?? '';
      },
    );
    expect(came.at(-1)).toMatchObject({ kind: 'document', document: { id, state: 'read', forms: 1 } });
    const went = await listenFor(
      (event) => event.kind === 'deleted',
      () => server.ask(`/api/documents/${id}?version=2`, { method: 'DELETE' }),
    );
    expect(went.at(-1)).toEqual({ kind: 'deleted', id });
  });

  it('is told of health, measures and the API', async () => {
    expect(await server.ask('/healthz')).toMatchObject({
      status: 200,
      body: { status: 'ok', database: 'ok', version: '0.1.0', queue: { waiting: 0, working: 0 } },
    });
    const { body } = await server.ask('/metrics');
    expect(body).toMatch(/kaocheng_request_seconds_count\{operation="receiveDocuments",status="200"\} 1/);
    expect(body).toMatch(/kaocheng_queue_documents\{state="waiting"\} 0/);
    const api = await server.ask('/api/docs/json');
    expect(api.body).toMatchObject({ openapi: '3.1.0', paths: { '/api/documents/{id}': { get: {}, delete: {} } } });
    const problem = { required: expect.arrayContaining(['status', 'code', 'facts', 'message']) };
    const replies = { '4XX': { content: { 'application/json': { schema: problem } } }, '5XX': {} };
    for (const path of ['/api/documents/{id}/sheets', '/api/documents/{id}/text']) {
      expect(api.body).toMatchObject({ paths: { [path]: { get: { responses: replies } } } });
    }
    expect(await server.ask('/api/docs/')).toMatchObject({ status: 200 });
  });
});
