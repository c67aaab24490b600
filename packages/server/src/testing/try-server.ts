import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@kaocheng/store/testing/database';
import { readSettings, type Settings } from '../settings/settings.js';
import { type RunningServer, startServer } from '../start/start-server.js';

/** A server on a database of its own, listening on a free port. */
export interface TriedServer {
  readonly url: string;
  readonly settings: Settings;
  /** Asks it as a program would: a path, and what fetch takes. */
  ask(path: string, init?: RequestInit): Promise<{ status: number; body: unknown; headers: Headers }>;
  /** Uploads files by name and content. */
  upload(files: Readonly<Record<string, string | Uint8Array>>): ReturnType<TriedServer['ask']>;
  /** Waits until no document waits to be read. */
  settled(): Promise<void>;
  /** Takes the database away and cuts off who is connected. */
  loseDatabase(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server for tests; `environment` sets what differs from the standard settings. */
export async function tryServer(environment: Readonly<Record<string, string>> = {}): Promise<TriedServer> {
  const data = mkdtempSync(join(tmpdir(), 'kaocheng-server-'));
  const database = await testDatabase();
  const read = readSettings(
    {
      KAOCHENG_PORT: '0',
      KAOCHENG_REGION: '510100',
      KAOCHENG_READERS: '1',
      // A reader that is started from its source takes long to start on a busy machine.
      KAOCHENG_READ_SECONDS: '3600',
      DATABASE_URL: database.url,
      ...environment,
    },
    {},
    data,
    data,
  );
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const server = await startServer(read.settings);
  let isLost = false;
  const loseDatabase = async (): Promise<void> => {
    if (!isLost) await database.drop();
    isLost = true;
  };
  return {
    ...requests(server),
    url: server.url,
    settings: read.settings,
    loseDatabase,
    async close() {
      await server.stop();
      await loseDatabase();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function requests({ url }: RunningServer): Pick<TriedServer, 'ask' | 'upload' | 'settled'> {
  const ask: TriedServer['ask'] = async (path, init) => {
    const reply = await fetch(`${url}${path}`, init);
    const text = await reply.text();
    const isJson = reply.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: reply.status, body: isJson ? JSON.parse(text) : text, headers: reply.headers };
  };
  return {
    ask,
    upload: (files) => {
      const form = new FormData();
      for (const [name, content] of Object.entries(files)) form.append('files', new Blob([content]), name);
      return ask('/api/documents', { method: 'POST', body: form });
    },
    async settled() {
      // How long that may take is the test's own limit.
      for (;;) {
        const { body } = await ask('/healthz');
        const { queue } = body as { queue: { waiting: number; working: number } };
        if (queue.waiting + queue.working === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}
