import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';

const YEAR = 31_536_000;
/** Addresses of the application. */
const PAGES = [
  '/',
  '/index.html',
  '/documents/*',
  '/fill',
  '/fill/*',
  '/overview',
  '/jobs',
  '/returns/*',
  '/rules',
  '/rules/*',
];

/**
 * Serves the built web page of a folder: its assets, whose names change with their content, may be kept for ever; every
 * other address that is none of the API's is a page of the application.
 */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  const index = join(folder, 'index.html');
  if (existsSync(folder)) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/') || path.includes('\\assets\\');
        reply.header('cache-control', hashed ? `public, max-age=${YEAR}, immutable` : 'no-cache');
      },
    });
  }
  const page = async (): Promise<Buffer> => {
    try {
      return await readFile(index);
    } catch {
      throw new ProblemError(503, 'page-not-built');
    }
  };
  for (const url of PAGES) {
    app.get(url, { schema: { hide: true } }, async (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(await page()),
    );
  }
}
