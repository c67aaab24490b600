import { sql } from 'kysely';
import pg from 'pg';
import { CHANNEL, connectionTo, type Store, type Work } from './connect.js';
import { StoreProblem } from './problem.js';
import { holdServing } from './serving.js';

/** `missed`: the line to the database was broken for a while; what changed meanwhile is not known. */
export type Change =
  | { readonly kind: 'document'; readonly id: string; readonly version: number }
  | { readonly kind: 'deleted'; readonly id: string }
  /** An output job that moved on or went. */
  | { readonly kind: 'output'; readonly id: string }
  | { readonly kind: 'missed' };

/** Tells a change with the transaction that makes it: it is heard when that is kept, and not at all when it is not. */
export async function tellChange(store: Store, trx: Work, change: Change): Promise<void> {
  if (!store.canNotify) return;
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ region: store.region, ...change })})`.execute(trx);
}

const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 5000;

/**
 * Calls `onChange` for every document of the region that came, moved on, changed or went, made by whichever server.
 * Reconnects by itself, and says `missed` then; no restore may begin while it listens. On a database that cannot notify nothing is called.
 */
export async function listenForChanges(
  store: Store,
  onChange: (change: Change) => void,
): Promise<{ stop(): Promise<void> }> {
  let stopped = !store.canNotify;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE;

  const listen = async (): Promise<void> => {
    const fresh = new pg.Client(connectionTo(store.url));
    client = fresh;
    let lost = false;
    const lose = (error?: Error): void => {
      if (lost) return;
      lost = true;
      if (client === fresh) client = null;
      fresh.end().catch(() => undefined);
      if (stopped) return;
      store.log.warn({ reason: error?.message ?? 'closed' }, 'lost the connection that listens for changes');
      timer = setTimeout(() => void again(), pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
    fresh.on('error', lose);
    fresh.on('end', () => lose());
    fresh.on('notification', ({ payload }) => {
      const change = changeIn(payload, store.region);
      if (change !== null && !stopped) onChange(change);
    });
    try {
      await fresh.connect();
      if (!(await holdServing(fresh))) throw new StoreProblem('database-restoring');
      await fresh.query(`listen ${CHANNEL}`);
      pause = FIRST_PAUSE;
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const again = async (): Promise<void> => {
    await listen();
    if (client !== null && !stopped) onChange({ kind: 'missed' });
  };

  if (!stopped) await listen();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

function changeIn(payload: string | undefined, region: string): Change | null {
  const said = jsonIn(payload);
  if (typeof said !== 'object' || said === null || !('region' in said) || said.region !== region) return null;
  if (!('kind' in said) || !('id' in said) || typeof said.id !== 'string') return null;
  if (said.kind === 'deleted' || said.kind === 'output') return { kind: said.kind, id: said.id };
  if (said.kind !== 'document' || !('version' in said) || typeof said.version !== 'number') return null;
  return { kind: 'document', id: said.id, version: said.version };
}

/** Anybody who may connect may notify: what is no JSON is none of ours. */
function jsonIn(payload: string | undefined): unknown {
  try {
    return JSON.parse(payload ?? '');
  } catch {
    return null;
  }
}
