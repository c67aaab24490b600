import pg from 'pg';

/** The advisory lock of the data folder: two numbers that nothing else in the database `postgres` uses. */
const KEY = [0x4b41_4f43, 1];

/** Who holds a data folder. */
export interface Holder {
  readonly pid: string;
  /** The port on which it serves; empty where it serves none. */
  readonly port: string;
}

/** The lock on a data folder: it ends with the session, and the session with the process, however that ends. */
export interface Hold {
  /** Calls back once when the session ended without `release`. */
  onLost(callback: () => void): void;
  /** Version of the database, as `18.4`. */
  version(): Promise<string>;
  release(): Promise<void>;
}

/**
 * Takes the lock on the data folder, or says who holds it. It is an advisory lock in the database itself: no file that
 * could outlive its holder, nothing that another process could take for stale, the same on every system.
 * @param url the database `postgres`, as superuser
 * @param port where this process serves, for whom it refuses
 */
export async function takeHold(url: string, port: string): Promise<Hold | Holder> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `kaocheng ${process.pid} ${port}`.trim(),
    keepAlive: true,
  });
  let lost: (() => void) | null = null;
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    lost?.();
  };
  client.on('error', end);
  client.on('end', end);
  try {
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', KEY);
    if (rows[0]?.taken !== true) {
      const holder = await holderOf(client);
      await client.end();
      return holder;
    }
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    onLost(callback) {
      lost = callback;
      if (over) callback();
    },
    async version() {
      const { rows } = await client.query<{ server_version: string }>('show server_version');
      return rows[0]?.server_version ?? '';
    },
    async release() {
      over = true;
      await client.end().catch(() => undefined);
    },
  };
}

async function holderOf(client: pg.Client): Promise<Holder> {
  const { rows } = await client.query<{ application_name: string }>(
    `select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.granted`,
    KEY,
  );
  const [, pid = '', port = ''] = (rows[0]?.application_name ?? '').split(' ');
  return { pid, port };
}
