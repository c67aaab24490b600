import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** How the database listens: on a socket in a folder that only its account may enter, or on loopback alone. */
export type Listening = { readonly socket: string } | { readonly port: number };

/** The port in the name of a socket; it stands for nothing else. */
export const SOCKET_PORT = 5432;

/** The longest folder of a socket whose path still fits the 104 bytes that macOS allows (Linux: 108). */
const LONGEST_FOLDER = 104 - 1 - '/.s.PGSQL.5432.lock'.length;

/**
 * Ports below those that systems lend to outgoing connections, so that after a crash the database finds its port free
 * again.
 */
const PORTS = { from: 20_000, to: 30_000 };

/** Where the database listens: a socket where the system has them and its path is short enough, else a free port. */
export async function chooseListening(run: string, platform: string = process.platform): Promise<Listening> {
  if (platform !== 'win32' && Buffer.byteLength(run) <= LONGEST_FOLDER) return { socket: run };
  return { port: await freePort() };
}

async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (await isFree(port)) return port;
  }
}

/** Whether nothing listens on a port of loopback. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/**
 * The text of settings.conf, which the database reads after its own file. It keeps every safeguard of PostgreSQL on:
 * fsync, full_page_writes and synchronous_commit are named so that no other file can turn them off.
 */
export function settingsText(listening: Listening, overrides: Readonly<Record<string, string>>): string {
  const settings: Record<string, string> = {
    listen_addresses: 'port' in listening ? '127.0.0.1' : '',
    port: String('port' in listening ? listening.port : SOCKET_PORT),
    unix_socket_directories: 'socket' in listening ? listening.socket : '',
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    max_connections: '100',
    jit: 'off',
    logging_collector: 'on',
    log_directory: '../log',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_file_mode: '0600',
    log_timezone: 'UTC',
    timezone: 'UTC',
    lc_messages: 'C',
    ...overrides,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value.replaceAll('\\', '/').replaceAll("'", "''")}'\n`)
    .join('');
}
