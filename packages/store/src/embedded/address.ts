import type { Postmaster } from './postmaster.js';
import { type Listening, SOCKET_PORT } from './settings.js';

/** The URL under which `pg` and other clients of PostgreSQL reach a database. */
export function addressOf(listening: Listening, user: string, password: string, database: string): string {
  const url = new URL('postgresql://127.0.0.1');
  url.username = user;
  url.password = password;
  url.pathname = `/${encodeURIComponent(database)}`;
  if ('port' in listening) {
    url.port = String(listening.port);
  } else {
    url.searchParams.set('host', listening.socket);
    url.searchParams.set('port', String(SOCKET_PORT));
  }
  return url.href;
}

/** How a running postmaster listens. */
export function listeningOf({ port, socket }: Postmaster): Listening {
  return socket === '' ? { port } : { socket };
}
