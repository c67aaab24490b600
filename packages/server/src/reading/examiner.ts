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
const LONGEST_START = 60_000;

/** Documents that the thread gets at once, so that at a rush it need not be woken for each. */
const MOST_TOGETHER = 4;

interface Waiting {
  readonly task: Examining;
  readonly settle: (result: Examined) => void;
  /** The thread was lost with it and others: whose doing that was is seen when each has it to itself. */
  readonly isAlone: boolean;
}

interface Running {
  readonly group: readonly Waiting[];
  readonly timer: NodeJS.Timeout;
}

/** What the thread has to be handed where it does not know a document, or what is kept of it. */
export type HandedIn = Pick<Examining, 'transcript' | 'kept'>;

/**
 * Examines documents again while people correct them, in a thread of its own: the server goes on meanwhile, and whatever a
 * document does to the thread, it is ended and started anew. The thread remembers the documents that it had last.
 */
export class Examiner {
  private thread: Worker | null = null;
  /** Whether the thread has started: it says so. */
  private isReady = false;
  private running: Running | null = null;
  private readonly waiting: Waiting[] = [];
  private stopped = false;

  /** @param program what the thread runs; another one only to try how this one ends it */
  constructor(
    private readonly limits: ReaderLimits,
    private readonly program = PROGRAM,
  ) {}

  /**
   * Examines a document when its turn comes. Never rejects, unless `handIn` does; what goes wrong is a problem.
   * @param handIn gives what the thread does not know
   */
  async examine(task: Omit<Examining, 'transcript'>, handIn: () => Promise<HandedIn>): Promise<Examined> {
    const known = await this.perform({ ...task, transcript: null });
    return known.kind === 'unknown' ? await this.perform({ ...task, ...(await handIn()) }) : known;
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
        this.waiting.push({ task, settle, isAlone: false });
        this.next();
      }
    });
  }

  private next(): void {
    if (this.running !== null) return;
    const [first] = this.waiting;
    if (first === undefined) return;
    const alone = this.waiting.slice(1, MOST_TOGETHER).findIndex(({ isAlone }) => isAlone);
    const group = this.waiting.splice(0, first.isAlone ? 1 : alone < 0 ? MOST_TOGETHER : alone + 1);
    this.thread ??= this.start();
    this.running = { group, timer: this.timer(this.isReady ? 0 : LONGEST_START) };
    this.thread.postMessage(group.map(({ task }) => task));
  }

  private timer(more: number): NodeJS.Timeout {
    // Where this thread itself stood still for that long, an answer that came meanwhile is heard first.
    const timer = setTimeout(() => setImmediate(() => this.overdue(timer)), this.time + more);
    return timer;
  }

  private overdue(timer: NodeJS.Timeout): void {
    if (this.running?.timer === timer) this.lost(this.thread, 'reader-overdue');
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
      else this.answered(result);
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

  /** The first of those that run is done; the time of the next begins. */
  private answered(result: Examined): void {
    if (this.running === null) return;
    const [first, ...group] = this.running.group;
    clearTimeout(this.running.timer);
    this.running = group.length === 0 ? null : { group, timer: this.timer(0) };
    first?.settle(result);
    if (!this.stopped) this.next();
  }

  private lost(thread: Worker | null, code: string): void {
    if (this.thread !== thread) return;
    this.thread = null;
    void thread?.terminate();
    const facts = {
      seconds: String(this.time / 1000),
      megabytes: String(Math.round(this.limits.readMemory / MEGABYTE)),
    };
    const again: Waiting[] = [];
    const isOne = this.running?.group.length === 1 || this.stopped;
    this.finish((one) => {
      if (isOne) one.settle({ kind: 'problem', code, facts });
      else again.push({ ...one, isAlone: true });
    }, again);
  }

  /** @param again those of the group that are to be examined once more, before all others */
  private finish(end: (one: Waiting) => void, again: readonly Waiting[] = []): void {
    const { running } = this;
    this.running = null;
    if (running === null) return;
    clearTimeout(running.timer);
    running.group.forEach(end);
    this.waiting.unshift(...again);
    if (!this.stopped) this.next();
  }
}

/** Where the server runs from its source, as in tests, the thread does too: what runs a program from its source. */
function fromItsSource(program: URL): string {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const [api, path] = [new URL('dist/esm/api/index.mjs', tsx), program].map(({ href }) => JSON.stringify(href));
  return `import(${api}).then(({ register }) => { register(); return import(${path}); })`;
}
