import { Reader, type ReaderLimits } from './reader.js';
import type { Task, TaskResult } from './tasks.js';

interface Waiting {
  readonly task: Task;
  readonly settle: (result: TaskResult) => void;
}

/** Most tasks of those at a screen that may wait; each may hold a whole file. */
const MOST_URGENT = 64;

/**
 * Readers side by side. Those who wait at a screen (the text of a document, a form that is filled in, a workbook) are served before the queue of
 * uploads, and one reader is theirs alone, so that a long file never keeps them waiting.
 */
export class ReaderPool {
  private readonly readers: readonly Reader[];
  private readonly urgent: Waiting[] = [];
  private readonly patient: Waiting[] = [];
  private stopped = false;

  /** @param size readers for uploads; one more is kept for those who wait at a screen */
  constructor(size: number, limits: ReaderLimits, program?: string) {
    this.readers = Array.from({ length: size + 1 }, () => new Reader(limits, program));
  }

  /** Does a task when its turn comes. Never rejects; what goes wrong is a problem. */
  perform<T extends Task>(task: T): Promise<TaskResult<T['kind']>> {
    return new Promise((resolve) => {
      const settle = (result: TaskResult): void => resolve(result as TaskResult<T['kind']>);
      if (this.stopped) return settle({ kind: 'problem', code: 'reader-stopped', facts: {} });
      if (!isPatient(task) && this.urgent.length >= MOST_URGENT) {
        return settle({ kind: 'problem', code: 'reader-busy', facts: { waiting: String(this.urgent.length) } });
      }
      (isPatient(task) ? this.patient : this.urgent).push({ task, settle });
      this.next();
    });
  }

  /** Readers for uploads, as `practise` numbers them from 0. */
  get size(): number {
    return this.readers.length - 1;
  }

  /** Has one reader for uploads do a task of which nothing is kept; nothing where it is busy. Never rejects. */
  async practise(which: number, task: Extract<Task, { kind: 'read' }>): Promise<void> {
    const reader = this.readers[which + 1];
    if (reader === undefined || reader.busy || this.stopped) return;
    await reader.perform(task);
    if (!this.stopped) this.next();
  }

  /** Starts all processes. */
  warm(): void {
    for (const reader of this.readers) reader.warm();
  }

  /** Ends all processes; what runs or waits gives the problem `reader-stopped`. */
  stop(): void {
    this.stopped = true;
    for (const { settle } of [...this.urgent.splice(0), ...this.patient.splice(0)]) {
      settle({ kind: 'problem', code: 'reader-stopped', facts: {} });
    }
    for (const reader of this.readers) reader.stop();
  }

  private next(): void {
    for (const [index, reader] of this.readers.entries()) {
      if (reader.busy) continue;
      const waiting = this.urgent.shift() ?? (index === 0 ? undefined : this.patient.shift());
      if (waiting === undefined) continue;
      void reader.perform(waiting.task).then((result) => {
        waiting.settle(result);
        if (!this.stopped) this.next();
      });
    }
  }
}

/** What nobody waits for at a screen. */
const isPatient = (task: Task): boolean => task.kind === 'read' || (task.kind === 'write' && task.patient);
