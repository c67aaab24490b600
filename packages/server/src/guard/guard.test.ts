import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TriedServer, tryServer } from '../testing/try-server.js';

let server: TriedServer;
beforeAll(async () => {
  server = await tryServer({ KAOCHENG_WRITES_A_MINUTE: '30' });
});
afterAll(() => server?.close());

/** Asks with headers that fetch does not let a program set. */
function ask(method: string, path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (reply) => {
      let body = '';
      reply.setEncoding('utf8');
      reply.on('data', (part: string) => {
        body += part;
      });
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the server', () => {
  it('answers its own names only, so that no other name can be bound to it', async () => {
    const { port, host } = new URL(server.url);
    for (const own of [host, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
      expect(await ask('GET', '/healthz', { host: own })).toMatchObject({ status: 200 });
    }
    for (const other of ['example.org', `localhost.example.org:${port}`, '127.0.0.1.example.org', '0.0.0.0']) {
      expect(await ask('GET', '/api/documents', { host: other })).toMatchObject({ status: 421 });
    }
  });

  it('takes writes from its own pages and from programs, not from other sites', async () => {
    const { host } = new URL(server.url);
    const write = (headers: Record<string, string>): Promise<{ status: number; body: string }> =>
      ask('DELETE', '/api/documents/none?version=1', { host, ...headers });
    for (const own of [
      {},
      { origin: `http://${host}` },
      { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' },
    ]) {
      expect(await write(own)).toMatchObject({ status: 404 });
    }
    for (const other of [
      { origin: 'http://example.org' },
      { origin: 'null' },
      { origin: 'http://localhost:1' },
      { origin: `https://${host}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const { status, body } = await write(other);
      expect([status, JSON.parse(body).code]).toEqual([403, 'origin-refused']);
    }
  });

  it('shows records to its own pages and to programs, and its pages to whoever follows a link', async () => {
    const { host } = new URL(server.url);
    const look = (path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> =>
      ask('GET', path, { host, ...headers });
    const records = ['/api/documents', '/api/overview', '/metrics', '/%61pi/documents'];
    for (const path of records) {
      for (const own of [{}, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }]) {
        expect([path, (await look(path, own)).status]).toEqual([path, 200]);
      }
      for (const other of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'http://example.org' },
      ]) {
        const { status, body } = await look(path, other);
        expect([path, status, JSON.parse(body).code]).toEqual([path, 403, 'origin-refused']);
      }
    }
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    for (const page of ['/', '/api/docs', '/healthz']) expect((await look(page, link)).status).toBeLessThan(400);
  });

  it('lets a page run nothing but its own scripts, be framed nowhere, and be read by no other site', async () => {
    const { headers } = await server.ask('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toMatch(/style-src 'self';/);
    expect(policy).toContain("style-src-attr 'unsafe-inline'");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const reference = (await server.ask('/api/docs/')).headers.get('content-security-policy') ?? '';
    expect(reference).toContain("default-src 'self'; style-src 'self' 'unsafe-inline'");
    expect(reference).toContain("frame-ancestors 'none'");
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('says to whom writes too often when to come back, and lets others read', async () => {
    // More than twice the limit: also where a minute ends in between.
    const replies = await Promise.all(
      Array.from({ length: 70 }, () => server.ask('/api/documents/none?version=1', { method: 'DELETE' })),
    );
    const refused = replies.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ body: { code: 'too-many-requests', facts: { limit: '30' } } });
    expect(refused[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await server.ask('/api/documents')).toMatchObject({ status: 200 });
  });
});
