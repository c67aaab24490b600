import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { buildApp } from '../app.js';
import { followChanges } from '../events/follow.js';
import { EventHub } from '../events/hub.js';
import type { Context } from '../operations/context.js';
import { Examiner } from '../reading/examiner.js';
import { ReaderPool } from '../reading/pool.js';
import { practise } from '../reading/practise.js';
import { ReadingQueue } from '../reading/queue.js';
import { home } from '../settings/load-settings.js';
import type { Settings } from '../settings/settings.js';
import { clearAway, clearRegularly } from '../writing/clear-away.js';
import { OutputFolder } from '../writing/output-folder.js';
import { OutputQueue } from '../writing/output-queue.js';
import { openLog } from './log-file.js';
import { makeDataFolder, openRecords } from './open-records.js';
import { StartProblem } from './start-problem.js';

/** Run from its source, as in tests, nothing is started before it is needed. */
const isSource = import.meta.url.endsWith('.ts');

/** A server that listens. */
export interface RunningServer {
  /** http://localhost:3000 */
  readonly url: string;
  /** Folder of the embedded database, or null. */
  readonly place: string | null;
  /** File of the log, or null for standard error. */
  readonly log: string | null;
  /** Takes no more requests, puts back what is being read, closes the records; the second call waits for the first. */
  stop(): Promise<void>;
}

/** What tests put in the place of what lies beside the packages. */
export interface ServerPlaces {
  readonly pages?: string;
  readonly samples?: string;
}

/**
 * Starts the server: records, readers, queue, events, and last the socket.
 * @throws StartProblem with all reasons that are known
 */
export async function startServer(settings: Settings, places: ServerPlaces = {}): Promise<RunningServer> {
  makeDataFolder(settings.data);
  const logPath = settings.log === '-' ? '-' : resolve(settings.data, settings.log);
  const stream = openLogOrSay(logPath);
  const log = pino({ level: settings.logLevel, base: { pid: process.pid } }, stream);
  const undo: (() => unknown)[] = [() => stream.close()];
  const stop = once(async () => {
    for (const step of undo.reverse()) await step();
  });
  try {
    const records = await openRecords(settings, log);
    undo.push(() => records.close());
    const { limits } = settings;
    const readers = new ReaderPool(limits.readers, limits);
    const examiner = new Examiner(limits);
    undo.push(() => examiner.stop());
    const queue = new ReadingQueue(records.store, readers, limits.readers, log);
    const events = new EventHub();
    const following = await followChanges(records.store, events);
    undo.push(() => following.stop());
    const writing = { version: version(), fonts: settings.fonts };
    const writers = new ReaderPool(1, limits);
    const folder = new OutputFolder(join(settings.data, 'outputs'));
    const outputQueue = new OutputQueue(records.store, writers, folder, writing, limits.outputBytes, log, {
      ended: () => clearAway(records.store, folder, limits, Date.now()),
    });
    const context: Context = {
      store: records.store,
      readers,
      examiner,
      queue,
      writers,
      outputs: { queue: outputQueue, folder, settings: writing },
      events,
      limits,
      samples: places.samples ?? join(home, 'samples'),
      version: version(),
    };
    const app = await buildApp(context, places.pages ?? join(home, 'packages/web/dist/app'), log);
    undo.push(async () => {
      events.stop();
      await app.close();
    });
    await listen(app, settings);
    undo.push(async () => {
      readers.stop();
      await queue.stop();
    });
    queue.start();
    undo.push(async () => {
      writers.stop();
      await outputQueue.stop();
    });
    outputQueue.start();
    undo.push(clearRegularly(records.store, folder, limits, log));
    readers.warm();
    examiner.warm();
    if (!isSource) undo.push(practise(readers, context.samples));
    const { port } = app.server.address() as AddressInfo;
    log.info({ port, place: records.place, ...records.migrated }, 'listening');
    return { url: `http://localhost:${port}`, place: records.place, log: logPath === '-' ? null : logPath, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listen(app: FastifyInstance, { host, port }: Settings): Promise<void> {
  try {
    await app.listen({ host: host === 'localhost' ? '127.0.0.1' : host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const facts = { port: String(port), reason: code ?? String(error) };
    throw new StartProblem([{ code: code === 'EADDRINUSE' ? 'port-taken' : 'port-refused', facts }], { cause: error });
  }
}

function openLogOrSay(path: string): ReturnType<typeof openLog> {
  try {
    return openLog(path);
  } catch (error) {
    const facts = { file: path, reason: (error as NodeJS.ErrnoException).code ?? String(error) };
    throw new StartProblem([{ code: 'not-writable', facts }], { cause: error });
  }
}

/** Version of the program. */
export function version(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return manifest.version;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
