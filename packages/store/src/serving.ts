import type pg from 'pg';
import { asking, type Store } from './connect.js';
import { StoreProblem } from './problem.js';

/** Advisory lock: whoever serves a database shares it, who restores it holds it alone. */
const SERVING = 0x6b616f64;

/** Notes on a connection that its database is being served, as long as the connection lasts. False while it is restored. */
export async function holdServing(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock_shared($1) as held', [SERVING]);
  return rows[0]?.held === true;
}

/** Milliseconds that a server which was just stopped, or killed, may still seem to be there. */
const AFTERGLOW = 3000;
const PAUSE = 100;

/** Keeps all servers away as long as a connection lasts. False while there is one. */
export async function holdAlone(client: pg.ClientBase): Promise<boolean> {
  for (let waited = 0; waited <= AFTERGLOW; waited += PAUSE) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [SERVING]);
    if (rows[0]?.held === true) return true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return false;
}

/** @throws StoreProblem database-restoring while somebody restores the database */
export async function demandNotRestoring({ pool }: Store): Promise<void> {
  const { rows } = await asking(() =>
    pool.query<{ held: boolean }>('select pg_try_advisory_xact_lock_shared($1) as held', [SERVING]),
  );
  if (rows[0]?.held !== true) throw new StoreProblem('database-restoring');
}
