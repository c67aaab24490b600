import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@kaocheng/store/connect';
import { startEmbedded } from '@kaocheng/store/embedded/start-embedded';
import { migrate } from '@kaocheng/store/migrations/migrate';
import { fill } from './serving/fill.js';
import { type Ask, type Load, load } from './serving/load.js';
import { CELL, type PreparedSaves, prepareSaves, valueAt } from './serving/prepared-saves.js';
import { addressOf, processorTime } from './serving/server-process.js';

const REGION = '510100';
const USERS = [1, 20, 100];
const PLENTY = '1000000';
const BARE = 'bench/bare-server.ts';
/** Seconds for which both servers are asked before it counts: what is run for the first time is slow in both. */
const WARM_UP = 3;
/** Bars at 20 users, in milliseconds; throughput beside the bare stack. */
const BARS: Readonly<Record<string, number>> = { 'document page': 150, overview: 300, save: 100 };
const LEAST_SHARE = 0.6;

/** Each route's 95th percentile at 1, 20 and 100 users over many documents, beside the bare stack on the same database. */
export async function benchServing(root: string, quick: boolean): Promise<void> {
  const count = quick ? 1000 : 10_000;
  const seconds = quick ? 2 : 5;
  const data = mkdtempSync(join(tmpdir(), 'kaocheng-bench-'));
  // As root the database runs under another account, and lies outside of a folder that this one may not enter.
  chmodSync(data, 0o711);
  const embedded = await startEmbedded({ folder: join(data, 'records') });
  const servers: ChildProcess[] = [];
  try {
    const store = await openStore({ url: embedded.url, region: REGION });
    await migrate(store);
    const begin = performance.now();
    const ids = await fill(store, count);
    const prepared = join(data, 'saves.json');
    writeFileSync(prepared, JSON.stringify(await preparedFor(store, ids)));
    await store.close();
    console.log(`\nserving: ${ids.length} documents, made in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
    console.log(
      '  bare: Fastify and pg alone, with the same statements; a save is the same call with rows prepared beforehand',
    );
    const environment = {
      ...process.env,
      DATABASE_URL: embedded.url,
      KAOCHENG_DATA: data,
      PREPARED_SAVES: prepared,
      KAOCHENG_REGION: REGION,
      KAOCHENG_PORT: '0',
      KAOCHENG_REQUESTS_A_MINUTE: PLENTY,
      KAOCHENG_WRITES_A_MINUTE: PLENTY,
    };
    const start = async (...args: string[]): Promise<Server> => {
      const child = spawn(process.execPath, args, {
        env: environment,
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      servers.push(child);
      return { url: await addressOf(child), pid: child.pid ?? 0, isBare: args.includes(BARE) };
    };
    const own = await start('packages/cli/bin/kaocheng.mjs', 'serve');
    const bare = await start('--import', 'tsx', BARE);
    for (const [name, ask] of Object.entries(routes(ids))) {
      for (const server of [bare, own]) await measured(server, 20, WARM_UP, ask);
      for (const users of USERS) {
        const floor = await measured(bare, users, seconds, ask);
        const got = await measured(own, users, seconds, ask);
        report(name, users, got, floor);
      }
    }
  } finally {
    for (const server of servers) await ended(server);
    await embedded.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

interface Server {
  readonly url: string;
  readonly pid: number;
  readonly isBare: boolean;
}

interface Measured extends Load {
  /** Milliseconds of the processor that the server's own process spent on an answer; null where the system does not say. */
  readonly processor: number | null;
}

async function measured(server: Server, users: number, seconds: number, ask: Asking): Promise<Measured> {
  const { url, pid } = server;
  const asking = await ask(server);
  const before = processorTime(pid);
  const got = await load(url, users, seconds, asking);
  const after = processorTime(pid);
  return {
    ...got,
    processor: before === null || after === null ? null : (after - before) / (got.throughput * seconds),
  };
}

type Asking = (server: Server) => Promise<(user: number) => Ask>;

/**
 * The document of a user. Those of the bare stack are others, copies of the same: what is saved of them was prepared, and
 * nobody else may change it meanwhile.
 */
function documentOf(ids: readonly string[], user: number, isBare: boolean): string {
  const own = (user * 97) % ids.length;
  return ids[isBare ? own ^ 1 : own] ?? '';
}

const MOST_USERS = Math.max(...USERS);

async function preparedFor(store: Store, ids: readonly string[]): Promise<Record<string, PreparedSaves>> {
  const prepared: Record<string, PreparedSaves> = {};
  const documents = new Set(Array.from({ length: MOST_USERS }, (_, user) => documentOf(ids, user, true)));
  for (const id of documents) prepared[id] = await prepareSaves(store, id, 2);
  return prepared;
}

/** What users ask; each a document of its own. */
function routes(ids: readonly string[]): Record<string, Asking> {
  const of = (user: number, isBare = false): string => `/api/documents/${documentOf(ids, user, isBare)}`;
  const reading =
    (path: (user: number) => string): Asking =>
    async () =>
    (user) => ({ method: 'GET', path: path(user) });
  return {
    'document page': reading(of),
    overview: reading(() => '/api/overview'),
    'list of documents': reading(() => '/api/documents'),
    save: async ({ url, isBare }) => {
      const versions = await standing(() =>
        Promise.all(Array.from({ length: MOST_USERS }, (_, user) => versionOf(`${url}${of(user, isBare)}`))),
      );
      return (user) => ({
        method: 'PUT',
        path: `${of(user, isBare)}/corrections`,
        version: versions[user] ?? 0,
        body: (version) => JSON.stringify({ version, set: [{ ...CELL, value: valueAt(version) }], withdraw: [] }),
      });
    },
  };
}

/** Versions that no longer change: what the run before had asked for when it ended may still be saved. */
async function standing(ask: () => Promise<number[]>): Promise<number[]> {
  for (let before = await ask(); ; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const after = await ask();
    if (after.join() === before.join()) return after;
    before = after;
  }
}

async function versionOf(url: string): Promise<number> {
  const found = (await (await fetch(url)).json()) as { version?: number; document?: { version: number } };
  return found.document?.version ?? found.version ?? 0;
}

function report(name: string, users: number, got: Measured, floor: Measured): void {
  const share = got.throughput / floor.throughput;
  const line = [
    `  ${name}, ${users} users: p95 ${got.p95.toFixed(1)} ms (bare ${floor.p95.toFixed(1)})`,
    `${got.throughput.toFixed(0)}/s (bare ${floor.throughput.toFixed(0)}, share ${share.toFixed(2)})`,
    ...(got.processor === null || floor.processor === null
      ? []
      : [`processor ${got.processor.toFixed(2)} ms (bare ${floor.processor.toFixed(2)})`]),
    ...(got.failed + floor.failed > 0
      ? [`FAILED ${got.failed} (${got.refusals}), bare ${floor.failed} (${floor.refusals})`]
      : []),
  ];
  console.log(line.join(', '));
  const bar = BARS[name];
  if (users !== 20 || bar === undefined) return;
  console.log(`    ${got.p95 <= bar ? 'met ' : 'MISSED'}  p95 of ${bar} ms`);
  console.log(`    ${share >= LEAST_SHARE ? 'met ' : 'MISSED'}  ${LEAST_SHARE} of the bare stack's throughput`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
