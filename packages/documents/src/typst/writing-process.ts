import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Refusal } from '../problem.js';
import type { WrittenPdf } from './compile.js';
import type { WriteReply, WriteTask } from './tasks.js';

/** Limits of one writing process. */
export interface WritingLimits {
  /** Milliseconds that one document may take. */
  readonly time: number;
  /** Documents after which the process is started anew. */
  readonly recycle: number;
}

/** A document that waits to be written. */
export interface Waiting {
  readonly task: WriteTask;
  readonly done: (written: WrittenPdf) => void;
  readonly failed: (error: Refusal) => void;
}

const fromSource = import.meta.url.endsWith('.ts');
const PROGRAM = fileURLToPath(new URL(`./process.${fromSource ? 'ts' : 'js'}`, import.meta.url));

/** One process that lays out one document after the other; it is started with the first and anew after some hundred. */
export class WritingProcess {
  #child: ChildProcess | null = null;
  #written = 0;
  #running: Waiting | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** @param free called whenever it can take the next document */
  constructor(
    private readonly limits: WritingLimits,
    private readonly free: () => void,
  ) {}

  get busy(): boolean {
    return this.#running !== null;
  }

  /** Number of the process, while there is one. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Lays out one document; only where it is not busy. */
  perform(waiting: Waiting): void {
    if (this.#written >= this.limits.recycle) this.#leave();
    const child = this.#child ?? this.#start();
    const { time } = this.limits;
    this.#running = waiting;
    this.#timer = setTimeout(() => this.#end('pdf-overdue', { seconds: String(time / 1000) }), time);
    child.send(waiting.task, (error) => {
      if (error !== null && this.#child === child) this.#end('pdf-stopped');
    });
  }

  /** Ends the process; the document that it has is refused with `pdf-stopped`. */
  stop(): void {
    this.#end('pdf-stopped');
  }

  #start(): ChildProcess {
    const child = fork(PROGRAM, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: fromSource ? ['--conditions=source', '--import', loader()] : [],
    });
    child.on('message', (reply: WriteReply) => this.#settle(reply));
    child.on('error', () => this.#lost(child));
    child.on('exit', () => this.#lost(child));
    this.#child = child;
    this.#written = 0;
    return child;
  }

  #settle(reply: WriteReply): void {
    const running = this.#running;
    if (running === null || running.task.id !== reply.id) return;
    this.#rest();
    this.#written += 1;
    if ('written' in reply) running.done(reply.written);
    else running.failed(new Refusal('pdf-not-written', { reason: reply.reason.slice(0, 160) }));
    this.free();
  }

  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = null;
  }

  /** Lets go of a process that has written enough. */
  #leave(): void {
    const child = this.#child;
    this.#child = null;
    this.#written = 0;
    child?.kill('SIGKILL');
  }

  #lost(child: ChildProcess): void {
    if (this.#child === child) this.#end('pdf-stopped');
  }

  #end(code: 'pdf-overdue' | 'pdf-stopped', facts: Readonly<Record<string, string>> = {}): void {
    const running = this.#running;
    this.#rest();
    this.#leave();
    running?.failed(new Refusal(code, facts));
    this.free();
  }
}

/** Where the program runs from its source, as in tests, the writer does too. */
function loader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}
