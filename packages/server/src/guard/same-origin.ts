import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';

const HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const READING = ['GET', 'HEAD'];

/**
 * Refuses what another site could make a browser send. A name that was rebound to this machine is told by the Host
 * header; a write, or a look at records, from another site by Origin and Sec-Fetch-Site. A program without these headers
 * may do both, and a link on another site may lead to a page.
 */
export function refuseOtherSites(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const host = request.headers.host ?? '';
    if (!isOwnHost(host)) throw new ProblemError(421, 'host-refused', { host: host.slice(0, 100) });
    if ((!READING.includes(request.method) || isOfRecords(request)) && !isSameOrigin(request, host)) {
      throw new ProblemError(403, 'origin-refused', { origin: String(request.headers.origin ?? '').slice(0, 100) });
    }
  });
}

function isOwnHost(host: string): boolean {
  return HOSTS.includes(host.replace(/:\d{1,5}$/, '').toLowerCase());
}

/** By the route that was found, which no other spelling of the address escapes. The reference at /api/docs holds none. */
function isOfRecords({ routeOptions: { url = '' } }: FastifyRequest): boolean {
  return url === '/metrics' || (url.startsWith('/api/') && !/^\/api\/docs(\/|$)/.test(url));
}

function isSameOrigin(request: FastifyRequest, host: string): boolean {
  const { origin } = request.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) return false;
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
