import { StoreProblem } from '@kaocheng/store/problem';

export interface QueueLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

/** How often it is looked whether another server's job waits, in milliseconds. */
const LOOK = 2000;

/** Does the jobs that wait in the database, one after the other, until it is stopped. */
export class JobLoop {
  private runner: Promise<void> = Promise.resolve();
  private stopping = false;
  /** Somebody said that a job waits, after it was last looked. */
  private isWoken = false;
  private go: (() => void) | null = null;

  /**
   * @param next takes a job and does it; false where none waits. What it throws is logged, and after a rest it is asked again:
   *   the database is away, or the job is no longer ours. A job that fails for ever does not keep those behind it waiting.
   * @param name of the loop, for the log
   */
  constructor(
    private readonly next: () => Promise<boolean>,
    private readonly log: QueueLog,
    private readonly name: string,
  ) {}

  start(): void {
    this.runner = this.run();
  }

  /** Says that a job waits. */
  wake(): void {
    this.isWoken = true;
    this.go?.();
  }

  /** Takes no more jobs. Ends when the one at work has ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.runner;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.isWoken = false;
      try {
        if (!(await this.next()) && !this.isWoken) await this.rest();
      } catch (error) {
        if (!(error instanceof StoreProblem && error.code === 'job-lost')) this.log.warn({ err: error }, this.name);
        await this.rest();
      }
    }
  }

  private rest(): Promise<void> {
    if (this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      this.go = () => {
        clearTimeout(timer);
        this.go = null;
        resolve();
      };
      const timer = setTimeout(this.go, LOOK);
    });
  }
}
