import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { Refusal } from '../problem.js';
import type { WrittenPdf } from './compile.js';
import type { WriteReply, WriteTask } from './tasks.js';

export interface WritingSettings {
  /** Folder with a site's own fonts, before those that come with the project. */
  readonly fonts?: string;
  /** Milliseconds that one document may take; a minute where nothing is said. */
  readonly time?: number;
  /** Documents after which the process is started anew, for Typst keeps about a megabyte of each. */
  readonly recycle?: number;
}

const fromSource = import.meta.url.endsWith('.ts');
const PROGRAM = fileURLToPath(new URL(`./process.${fromSource ? 'ts' : 'js'}`, import.meta.url));
const TIME = 60_000;
const RECYCLE = 300;

interface Waiting {
  readonly task: WriteTask;
  readonly done: (written: WrittenPdf) => void;
  readonly failed: (error: Refusal) => void;
}

/**
 * Writes documents as PDF in a process of its own, which is started with the first and anew after some hundred, and ended
 * when a document takes too long. Documents wait for one another. `close` must be called.
 */
export class PdfWriter {
  #child: ChildProcess | null = null;
  #written = 0;
  #count = 0;
  #running: Waiting | null = null;
  #timer: NodeJS.Timeout | null = null;
  readonly #queue: Waiting[] = [];

  constructor(private readonly settings: WritingSettings = {}) {}

  /**
   * A document as PDF/A-2b: tagged, with a bookmark for each title, page numbers — 1 —, embedded fonts. The same document
   * and date give the same bytes on the same fonts. Throws a `Refusal`: `pdf-not-written`, `pdf-overdue`, `pdf-stopped`.
   * @param date of the document, YYYY-MM-DD
   */
  write(document: SheetDocument, date: string): Promise<WrittenPdf> {
    this.#count += 1;
    const { fonts } = this.settings;
    const task: WriteTask = { id: this.#count, document, date, ...(fonts !== undefined && { fonts }) };
    return new Promise((done, failed) => {
      this.#queue.push({ task, done, failed });
      this.#next();
    });
  }

  /** Number of the writing process, while there is one. */
  get process(): number | undefined {
    return this.#child?.pid;
  }

  /** Ends the process; documents that wait are refused with `pdf-stopped`. */
  close(): void {
    for (const { failed } of this.#queue.splice(0)) failed(refusal('pdf-stopped'));
    this.#end('pdf-stopped');
  }

  #next(): void {
    if (this.#running !== null) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) return;
    if (this.#written >= (this.settings.recycle ?? RECYCLE)) this.#leave();
    const child = this.#child ?? this.#start();
    const time = this.settings.time ?? TIME;
    this.#running = waiting;
    this.#timer = setTimeout(() => this.#end('pdf-overdue', { seconds: String(time / 1000) }), time);
    child.send(waiting.task, (error) => {
      if (error !== null && this.#child === child) this.#end('pdf-stopped');
    });
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
    this.#free();
    this.#written += 1;
    if ('written' in reply) running.done(reply.written);
    else running.failed(refusal('pdf-not-written', { reason: reply.reason.slice(0, 160) }));
    this.#next();
  }

  #free(): void {
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
    this.#free();
    this.#leave();
    running?.failed(refusal(code, facts));
    this.#next();
  }
}

const refusal = (
  code: 'pdf-not-written' | 'pdf-overdue' | 'pdf-stopped',
  facts: Readonly<Record<string, string>> = {},
): Refusal => new Refusal(code, facts);

/** Where the program runs from its source, as in tests, the writer does too. */
function loader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}
