import { availableParallelism } from 'node:os';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { Refusal } from '../problem.js';
import type { WrittenPdf } from './compile.js';
import { requireFontFolder } from './fonts.js';
import { type Waiting, WritingProcess } from './writing-process.js';

export interface WritingSettings {
  /** Folder with a site's own fonts, before those that come with the project. */
  readonly fonts?: string;
  /** Milliseconds that one document may take; a minute where nothing is said. */
  readonly time?: number;
  /** Documents after which a process is started anew, for Typst keeps about a megabyte of each. */
  readonly recycle?: number;
  /** Most processes side by side; one for each core, at most four, where nothing is said. */
  readonly processes?: number;
}

const TIME = 60_000;
const RECYCLE = 300;
/** Each process takes up to about 150 MB. */
const MOST_PROCESSES = 4;

/**
 * Writes documents as PDF in processes of its own, which are started when documents wait and anew after some hundred, and
 * ended when a document takes too long. `close` must be called.
 */
export class PdfWriter {
  #count = 0;
  readonly #processes: readonly WritingProcess[];
  readonly #queue: Waiting[] = [];

  constructor(private readonly settings: WritingSettings = {}) {
    const { time = TIME, recycle = RECYCLE } = settings;
    const count = settings.processes ?? Math.min(availableParallelism(), MOST_PROCESSES);
    const limits = { time, recycle };
    this.#processes = Array.from({ length: Math.max(1, count) }, () => new WritingProcess(limits, () => this.#next()));
  }

  /** How many documents are laid out at once where so many wait. */
  get width(): number {
    return this.#processes.length;
  }

  /**
   * A document as PDF/A-2b: tagged, with a bookmark for each title, page numbers — 1 —, embedded fonts. The same document
   * and date give the same bytes on the same fonts. Throws a `Refusal`: `pdf-not-written`, `pdf-overdue`, `pdf-stopped`,
   * `fonts-missing`.
   * @param date of the document, YYYY-MM-DD
   */
  async write(document: SheetDocument, date: string): Promise<WrittenPdf> {
    const { fonts } = this.settings;
    requireFontFolder(fonts);
    this.#count += 1;
    const task = { id: this.#count, document, date, ...(fonts !== undefined && { fonts }) };
    return await new Promise((done, failed) => {
      this.#queue.push({ task, done, failed });
      this.#next();
    });
  }

  /** Numbers of the writing processes that there are. */
  get running(): readonly number[] {
    return this.#processes.flatMap(({ pid }) => pid ?? []);
  }

  /** Ends the processes; documents that wait are refused with `pdf-stopped`. */
  close(): void {
    for (const { failed } of this.#queue.splice(0)) failed(new Refusal('pdf-stopped'));
    for (const process of this.#processes) process.stop();
  }

  /** Gives documents that wait to processes that are free, to those that run already first. */
  #next(): void {
    while (this.#queue.length > 0) {
      const free = this.#processes.filter(({ busy }) => !busy);
      const process = free.find(({ pid }) => pid !== undefined) ?? free[0];
      const waiting = process === undefined ? undefined : this.#queue.shift();
      if (waiting === undefined) return;
      process?.perform(waiting);
    }
  }
}
