import { afterEach, expect, test, vi } from 'vitest';
import { addressOf, call } from './call.js';
import { ServerProblem } from './problem.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('Places and query of an address are filled in and escaped', () => {
  expect(addressOf('/api/documents/:id/history', { id: 'a/b' })).toBe('/api/documents/a%2Fb/history');
  expect(addressOf('/api/documents', {}, { search: '县 & 市', limit: 50, after: undefined })).toBe(
    '/api/documents?search=%E5%8E%BF+%26+%E5%B8%82&limit=50',
  );
});

test('The reply of an operation comes back; a body goes out as JSON', async () => {
  const asked: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', async (address: string, request: RequestInit) => {
    asked.push([address, request]);
    return new Response(JSON.stringify({ documents: [] }));
  });
  await expect(call('addSamples', {})).resolves.toEqual({ documents: [] });
  expect(asked[0]?.[0]).toBe('/api/samples');
  expect(asked[0]?.[1]).toMatchObject({ method: 'POST', body: '{}' });
});

test('A problem of the server keeps its code, facts and sentence', async () => {
  const body = { status: 409, code: 'stale-version', facts: { version: '4' }, message: '已被别人改过' };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status: 409 }));
  const problem = await call('openDocument', { params: { id: '1' } }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ServerProblem);
  expect(problem).toMatchObject({ status: 409, code: 'stale-version', isStale: true, facts: { version: '4' } });
});

test('No answer and an answer of another shape are said in words', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('fetch failed');
  });
  await expect(call('overview', {})).rejects.toMatchObject({ status: 0, code: 'network' });
  vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }));
  await expect(call('overview', {})).rejects.toMatchObject({ status: 502, code: 'reply' });
});
