import { randomUUID } from 'node:crypto';
import type { Store } from '@kaocheng/store/connect';
import { beat, type Job, returnJob, takeJob, uncountAttempt } from '@kaocheng/store/jobs/queue';
import { StoreProblem } from '@kaocheng/store/problem';
import { keepReading, keepUnread } from '@kaocheng/store/records/keep';
import { openSource } from '@kaocheng/store/records/open';
import { receiveDocument } from '@kaocheng/store/records/receive';
import { storable } from '@kaocheng/store/records/storable';
import { isDatabaseOut } from '../jobs/database-out.js';
import { JobLoop, type QueueLog } from '../jobs/job-loop.js';
import type { ReaderPool } from './pool.js';
import type { ReadPart, TaskProblem } from './tasks.js';

/** How often it is said that jobs are at work, in milliseconds. */
const BEAT = 4000;
/** Readers that may die over one file. */
const MOST_ATTEMPTS = 3;
/** How often a file is taken, over all runs of the server: one that was never brought to an end takes the server with it. */
const MOST_TAKEN = 10;
/** Longest name of a further transcript, in characters. */
const LONGEST_NAME = 200;
/** As whom is written what was read. */
export const READER = 'reader';

/** Problems of the reader's process, upon which a file is tried again. */
const DEATHS = new Set(['reader-crashed', 'reader-memory']);

/** Takes documents that wait in the database, has them read, and keeps what was read. */
export class ReadingQueue {
  private readonly taker = randomUUID();
  /** Ids of the jobs at work: one that was let go in an error is not among them, and is taken again after its lease. */
  private readonly held = new Set<string>();
  /** Jobs that the database was away for: the attempt does not count, which it is told when it is there again. */
  private uncounted: Job[] = [];
  private readonly loops: readonly JobLoop[];
  private beating: NodeJS.Timeout | undefined;

  /** @param size how many documents are read at once */
  constructor(
    private readonly store: Store,
    private readonly readers: ReaderPool,
    size: number,
    private readonly log: QueueLog,
  ) {
    this.loops = Array.from({ length: size }, () => new JobLoop(() => this.next(), log, 'queue'));
  }

  start(): void {
    for (const loop of this.loops) loop.start();
    this.beating = setInterval(() => {
      beat(this.store, this.taker, [...this.held]).catch((error: unknown) => this.log.warn({ err: error }, 'beat'));
    }, BEAT);
  }

  /** Says that a document waits. */
  wake(): void {
    for (const loop of this.loops) loop.wake();
  }

  /** Takes no more jobs; those at work go back into the queue once the readers are stopped. */
  async stop(): Promise<void> {
    clearInterval(this.beating);
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private async next(): Promise<boolean> {
    await this.uncount();
    const job = await takeJob(this.store, this.taker);
    if (job !== null) await this.hold(job);
    return job !== null;
  }

  private async hold(job: Job): Promise<void> {
    this.held.add(job.id);
    try {
      if (job.attempts > MOST_TAKEN) await this.giveUp(job, 'reading-server-ended', job.attempts - 1);
      else await this.work(job);
    } catch (error) {
      await this.fell(job, error);
    } finally {
      this.held.delete(job.id);
    }
  }

  /** @throws error, unless the job was given up */
  private async fell(job: Job, error: unknown): Promise<void> {
    if (error instanceof StoreProblem && error.code === 'job-lost') throw error;
    if (isDatabaseOut(error)) this.uncounted.push(job);
    if (isDatabaseOut(error) || job.attempts < MOST_ATTEMPTS) throw error;
    this.log.warn({ err: error, document: job.document }, 'given up');
    await this.giveUp(job, 'reading-given-up', job.attempts);
  }

  private async giveUp(job: Job, code: string, tries: number): Promise<void> {
    await keepUnread(this.store, job, { code, facts: { tries: String(tries) } }, READER);
  }

  private async uncount(): Promise<void> {
    for (const job of this.uncounted) {
      await uncountAttempt(this.store, job);
      this.uncounted = this.uncounted.filter((each) => each !== job);
    }
  }

  private async work(job: Job): Promise<void> {
    const begin = performance.now();
    const { name, bytes } = await openSource(this.store, job.document);
    const task = { kind: 'read', bytes, name, policy: null } as const;
    let result = await this.readers.perform(task);
    // A job taken again is tried once at least: it may have been the database that was away, and not a reader that died.
    for (let attempt = job.attempts; attempt < MOST_ATTEMPTS; attempt += 1) {
      if (result.kind === 'read' || !DEATHS.has(result.code)) break;
      result = await this.readers.perform(task);
    }
    if (result.kind === 'problem' && result.code === 'reader-stopped') {
      await returnJob(this.store, job);
      return;
    }
    await this.keep(job, name, result);
    const time = Math.round(performance.now() - begin);
    this.log.info({ document: job.document, kind: result.kind, time }, 'read');
  }

  /**
   * Each further transcript of a file becomes a document of its own, received before the first is kept, so that none is
   * lost however this ends.
   */
  private async keep(
    job: Job,
    name: string,
    result: { readonly kind: 'read'; readonly parts: readonly ReadPart[] } | TaskProblem,
  ): Promise<void> {
    if (result.kind === 'problem') {
      await keepUnread(this.store, job, { code: result.code, facts: result.facts }, READER);
      return;
    }
    const [first, ...rest] = result.parts;
    if (first === undefined) return;
    for (const { source, transcript } of rest) {
      const bytes = new TextEncoder().encode(transcript);
      await receiveDocument(this.store, { name: partName(name, source), bytes, type: 'json' }, READER);
    }
    await keepReading(this.store, job, first, READER);
  }
}

/** The name of a further transcript of a file, as a database can hold it. */
const partName = (name: string, source: string): string =>
  [...storable(`${name}#${source}`)].slice(0, LONGEST_NAME).join('');
