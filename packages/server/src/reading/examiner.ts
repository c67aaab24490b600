import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Examined, Examining } from './examining.js';
import type { ReaderLimits } from './reader.js';

const fromSource = import.meta.url.endsWith('.ts');
const PROGRAM = new URL(`./examiner-thread.${fromSource ? 'ts' : 'js'}`, import.meta.url);

const MEGABYTE = 1024 * 1024;
/** Most who may wait; a save takes some milliseconds. */
const MOST_WAITING = 1000;
/** Milliseconds after which examining a document again is given up: all others wait meanwhile. */
const LONGEST = 10_000;
/** Milliseconds that a thread may take beyond that to start. */
const LONGEST_START = 20_000;

interface Waiting {
  readonly task: Examining;
  readonly settle: (result: Examined) => void;
}

/**
 * Examines documents again while people correct them, in a thread of its own: the server goes on meanwhile, and whatever a
 * document does to the thread, it is ended and started anew. The thread remembers the documents that it had last.
 */
export class Examiner {
  private thread: Worker | null = null;
  /** Whether the thread has started: it says so. */
  private isReady = false;
  private running: (Waiting & { readonly timer: NodeJS.Timeout }) | null = null;
  private readonly waiting: Waiting[] = [];
  private stopped = false;

  /** @param program what the thread runs; another one only to try how this one ends it */
  constructor(
    private readonly limits: ReaderLimits,
    private readonly program = PROGRAM,
  ) {}

  /**
   * Examines a document when its turn comes. Never rejects, unless `transcript` does; what goes wrong is a problem.
   * @param transcript gives the transcript as JSON, where the thread does not know it
   */
  async examine(task: Omit<Examining, 'transcript'>, transcript: () => Promise<string>): Promise<Examined> {
    const known = await this.perform({ ...task, transcript: null });
    return known.kind === 'unknown' ? await this.perform({ ...task, transcript: await transcript() }) : known;
  }

  /** Starts the thread before there is a task; a test need not. */
  warm(): void {
    if (!fromSource) this.thread ??= this.start();
  }

  /** Ends the thread; what runs or waits gives the problem `reader-stopped`. */
  stop(): void {
    this.stopped = true;
    for (const { settle } of this.waiting.splice(0)) settle({ kind: 'problem', code: 'reader-stopped', facts: {} });
    this.lost(this.thread, 'reader-stopped');
  }

  private perform(task: Examining): Promise<Examined> {
    return new Promise((settle) => {
      const refuse = (code: string, facts: Record<string, string> = {}): void =>
        settle({ kind: 'problem', code, facts });
      if (this.stopped) refuse('reader-stopped');
      else if (this.waiting.length >= MOST_WAITING) refuse('reader-busy', { waiting: String(this.waiting.length) });
      else {
        this.waiting.push({ task, settle });
        this.next();
      }
    });
  }

  private next(): void {
    if (this.running !== null) return;
    const waiting = this.waiting.shift();
    if (waiting === undefined) return;
    this.thread ??= this.start();
    this.running = { ...waiting, timer: this.timer(this.isReady ? 0 : LONGEST_START) };
    this.thread.postMessage(waiting.task);
  }

  private timer(more: number): NodeJS.Timeout {
    return setTimeout(() => this.lost(this.thread, 'reader-overdue'), this.time + more);
  }

  private get time(): number {
    return Math.min(this.limits.readTime, LONGEST);
  }

  private start(): Worker {
    const isSource = this.program.pathname.endsWith('.ts');
    const thread = new Worker(isSource ? fromItsSource(this.program) : this.program, {
      ...(isSource ? { eval: true, execArgv: ['--conditions=source'] } : {}),
      resourceLimits: { maxOldGenerationSizeMb: Math.round(this.limits.readMemory / MEGABYTE) },
    });
    this.isReady = false;
    thread.on('message', (result: Examined | 'ready') => {
      if (this.thread !== thread) return;
      if (result === 'ready') this.ready();
      else this.finish(result);
    });
    thread.on('error', (error) => {
      const { code } = error as NodeJS.ErrnoException;
      this.lost(thread, code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'reader-memory' : 'reader-crashed');
    });
    thread.on('exit', () => this.lost(thread, 'reader-crashed'));
    return thread;
  }

  /** From now on the time counts. */
  private ready(): void {
    this.isReady = true;
    if (this.running === null) return;
    clearTimeout(this.running.timer);
    this.running = { ...this.running, timer: this.timer(0) };
  }

  private lost(thread: Worker | null, code: string): void {
    if (this.thread !== thread) return;
    this.thread = null;
    void thread?.terminate();
    const facts = {
      seconds: String(this.time / 1000),
      megabytes: String(Math.round(this.limits.readMemory / MEGABYTE)),
    };
    this.finish({ kind: 'problem', code, facts });
  }

  private finish(result: Examined): void {
    const { running } = this;
    this.running = null;
    if (running === null) return;
    clearTimeout(running.timer);
    running.settle(result);
    if (!this.stopped) this.next();
  }
}

/** Where the server runs from its source, as in tests, the thread does too: what runs a program from its source. */
function fromItsSource(program: URL): string {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const [api, path] = [new URL('dist/esm/api/index.mjs', tsx), program].map(({ href }) => JSON.stringify(href));
  return `import(${api}).then(({ register }) => { register(); return import(${path}); })`;
}
