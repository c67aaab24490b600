import { Worker } from 'node:worker_threads';
import { readerFailed } from '@kaocheng/documents/problem';
import type { Limits } from './limits.js';
import type { Task } from './task.js';
import { type Told, tell } from './told.js';

const MEGABYTE = 1024 * 1024;

/** A thread that reads one input after the other; it is begun anew after an input that it did not survive. */
export class ReadingThread {
  private worker: Worker | null = null;

  /** @param program what the thread runs: it answers each task with what it told */
  constructor(
    private readonly program: URL,
    private readonly limits: Limits,
  ) {}

  /** Reads one input; a second one may be asked for only when this one is done. Never rejects: what goes wrong is told. */
  perform(task: Task): Promise<readonly Told[]> {
    const worker = this.worker ?? this.begin();
    return new Promise((resolve) => {
      let isSettled = false;
      const settle = (told: readonly Told[]): void => {
        isSettled = true;
        clearTimeout(timer);
        worker.off('message', settle).off('exit', crashed).off('error', failed);
        resolve(told);
      };
      const giveUp = (code: string, facts: Readonly<Record<string, string>>): void => {
        this.worker = null;
        settle(tell([{ kind: 'unread', name: task.input.name, code, facts }], task.wanted));
        worker.on('error', () => {});
        void worker.terminate();
      };
      const crashed = (): void => giveUp('reader-crashed', {});
      const failed = (error: Error & { code?: string }): void => {
        const { code, facts } =
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? { code: 'reader-memory', facts: { megabytes: String(this.limits.memory / MEGABYTE) } }
            : readerFailed(error);
        giveUp(code, facts);
      };
      const seconds = String(this.limits.time / 1000);
      // Where this thread itself stood still for that long, an answer that came meanwhile is heard first.
      const overdue = (): void => {
        if (!isSettled) giveUp('reader-overdue', { seconds });
      };
      const timer = setTimeout(() => setImmediate(overdue), this.limits.time);
      worker.on('message', settle).on('exit', crashed).on('error', failed);
      worker.postMessage(task);
    });
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    await this.worker?.terminate();
    this.worker = null;
  }

  private begin(): Worker {
    this.worker = new Worker(this.program, {
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memory / MEGABYTE },
    });
    return this.worker;
  }
}
