import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { chromiumMissing } from './chromium.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = join(ROOT, 'packages/cli/bin/kaocheng.mjs');
/** A first start makes a database; on a busy machine that takes a while. */
const START_TIME = 300_000;
const PAGE = join(ROOT, 'packages/web/dist/app/index.html');

/** Kaocheng as it is built, in a process of its own, with its own database in a temporary folder. */
export interface Kaocheng {
  /** http://localhost:<port> */
  readonly url: string;
  /** Ends it without warning (kill −9) and leaves it down; `start` brings it back on the same folder and port. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Tries to start a second one on the same folder; what it says, and its exit code. */
  again(): Promise<{ readonly code: number | null; readonly text: string }>;
  /** Asks the API; a body goes as JSON. Throws where the answer is no success. */
  ask<T>(method: string, path: string, body?: object): Promise<T>;
  /** Loads the samples and waits until all are read. */
  samples(): Promise<void>;
  /** Sends a text as a document and waits until it is read; gives its id. */
  text(name: string, text: string): Promise<string>;
  /** Sends a file and waits until it is read; gives its id. */
  file(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Waits until nothing is left to read. */
  settled(): Promise<void>;
  /** Deletes every document. */
  empty(): Promise<void>;
}

interface Listed {
  readonly documents: readonly { readonly id: string; readonly version: number }[];
}

class Process implements Kaocheng {
  url = '';
  private child: ChildProcess | null = null;

  constructor(private readonly data: string) {}

  async start(): Promise<void> {
    if (!existsSync(PAGE)) throw new Error(`${PAGE} is not there: npm run build, then npm run build -w @kaocheng/web`);
    const child = this.run(this.url === '' ? '0' : new URL(this.url).port);
    this.child = child;
    this.url = await new Promise<string>((resolve, reject) => {
      let said = '';
      const hear = (chunk: Buffer): void => {
        said += chunk.toString('utf8');
        const [url] = /http:\/\/localhost:\d+/.exec(said) ?? [];
        if (url !== undefined) resolve(url);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => reject(new Error(`Kaocheng ended with ${code}: ${said}`)));
    });
  }

  private run(port: string) {
    const { DATABASE_URL: _, ...environment } = process.env;
    return spawn(process.execPath, [PROGRAM, 'serve'], {
      cwd: this.data,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environment, KAOCHENG_PORT: port, KAOCHENG_DATA: join(this.data, 'data') },
    });
  }

  again(): Promise<{ code: number | null; text: string }> {
    const child = this.run('0');
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    return new Promise((resolve) => child.once('exit', (code) => resolve({ code, text })));
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text === '' ? 'null' : text) as T;
  }

  async samples(): Promise<void> {
    await this.ask('POST', '/api/samples', {});
    await this.settled();
  }

  async text(name: string, text: string): Promise<string> {
    const { id } = await this.ask<{ id: string }>('POST', '/api/texts', { name, text });
    await this.settled();
    return id;
  }

  async file(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const form = new FormData();
    form.append('files', new Blob([bytes]), name);
    const response = await fetch(`${this.url}/api/documents`, { method: 'POST', body: form });
    const { documents }: { documents: readonly { readonly id: string }[] } = await response.json();
    const [first] = documents;
    if (first === undefined) throw new Error(`${name} was not taken: ${response.status}`);
    await this.settled();
    return first.id;
  }

  async settled(): Promise<void> {
    for (;;) {
      const { waiting } = await this.ask<{ waiting: number }>('GET', '/api/overview');
      if (waiting === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async empty(): Promise<void> {
    for (;;) {
      const { documents } = await this.ask<Listed>('GET', '/api/documents?limit=200');
      if (documents.length === 0) return;
      for (const { id, version } of documents) await this.ask('DELETE', `/api/documents/${id}?version=${version}`);
    }
  }
}

/** Call once at the top of a test file: Kaocheng runs from before its first test until after its last. */
export function useKaocheng(): Kaocheng {
  const data = mkdtempSync(join(tmpdir(), 'kaocheng-browser-'));
  // As root the database runs under another account, and lies outside of a folder that this one may not enter.
  chmodSync(data, 0o711);
  const process = new Process(data);
  beforeAll(async () => {
    if (chromiumMissing() === null) await process.start();
  }, START_TIME);
  afterAll(async () => {
    await process.stop();
    rmSync(data, { recursive: true, force: true });
  }, START_TIME);
  return process;
}
