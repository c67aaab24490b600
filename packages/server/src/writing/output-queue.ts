import { randomUUID } from 'node:crypto';
import type { OutputFormat, OutputWhat } from '@kaocheng/contracts/outputs';
import { writeZipFile, type ZippedFile } from '@kaocheng/documents/zip/write-file';
import type { Store } from '@kaocheng/store/connect';
import {
  beatOutput,
  endOutput,
  type ItemResult,
  keepItem,
  returnOutput,
  type TakenOutput,
  takeOutput,
  uncountOutput,
} from '@kaocheng/store/jobs/output-queue';
import type { OutputItem } from '@kaocheng/store/jobs/output-record';
import { outputItems } from '@kaocheng/store/jobs/outputs';
import { StoreProblem } from '@kaocheng/store/problem';
import { openDocument } from '@kaocheng/store/records/open';
import type { ProblemFacts } from '@kaocheng/store/records/record';
import { isDatabaseOut } from '../jobs/database-out.js';
import { JobLoop, type QueueLog } from '../jobs/job-loop.js';
import type { TaskProblem } from '../reading/tasks.js';
import { archiveFiles } from './archive.js';
import type { OutputFolder } from './output-folder.js';
import { dayOf, noteOf, type OutputSettings, outputTask } from './output-of.js';
import type { OutputTask, WrittenOutput } from './output-task.js';

const BEAT = 4000;
const BATCH = 20;
/** As whom the queue writes. */
export const WRITER = 'writer';
/** Writers that may die over one document. */
const MOST_ATTEMPTS = 2;
/** A job of so many documents is written beside a longer one, which would keep it waiting for minutes. */
const FEW = 20;
/** How often a job is begun, over all runs of the server, without that anything comes of it. */
const MOST_BEGUN = 3;
const DEATHS = new Set(['reader-crashed', 'reader-memory']);
const MEGABYTE = 1024 * 1024;

/** What writes single files: a pool of processes. */
export interface Writers {
  perform(task: OutputTask): Promise<WrittenOutput | TaskProblem>;
}

/** The server shuts down while a document is being written. */
class Stopped extends Error {}

/** Why a job cannot go on. */
class JobFault extends Error {
  constructor(readonly problem: ProblemFacts) {
    super(problem.code);
  }
}

/** A job at work; `isLost` once a beat said that it is no longer ours, `begun` as the database counts it. */
interface Held {
  readonly job: TakenOutput;
  isLost: boolean;
  begun: number;
}

/** What may be set otherwise of a queue. */
export interface QueueOptions {
  /** Done whenever a job has ended. */
  readonly ended?: () => Promise<void>;
  /** Milliseconds between two beats. */
  readonly beat?: number;
}

/**
 * Takes output jobs that wait in the database, one after the other, and writes their documents into an archive each. While a
 * long one is being written, short ones are written beside it, a document of each in turn.
 */
export class OutputQueue {
  private readonly all: JobLoop;
  private readonly few: JobLoop;
  private isLongAtWork = false;
  /** Ids of the jobs at work: where the lease of one ran out, the other loop is not to take it and write into its folder. */
  private readonly atWork = new Set<string>();
  /** Jobs that the database was away for: the beginning does not count, which it is told when it is there again. */
  private uncounted: TakenOutput[] = [];
  private stopping = false;

  /** @param most bytes that the files of one job may have */
  constructor(
    private readonly store: Store,
    private readonly writers: Writers,
    private readonly folder: OutputFolder,
    private readonly settings: OutputSettings,
    private readonly most: number,
    private readonly log: QueueLog,
    private readonly options: QueueOptions = {},
  ) {
    const [one, other] = [randomUUID(), randomUUID()];
    this.all = new JobLoop(() => this.next(one), log, 'outputs');
    this.few = new JobLoop(async () => this.isLongAtWork && (await this.next(other, FEW)), log, 'outputs');
  }

  start(): void {
    this.all.start();
    this.few.start();
  }

  /** Says that a job waits. */
  wake(): void {
    this.all.wake();
    this.few.wake();
  }

  /** Takes no more jobs; the one at work goes back into the queue once the writers are stopped. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all([this.all.stop(), this.few.stop()]);
  }

  /** @param most documents that the job may have */
  private async next(taker: string, most?: number): Promise<boolean> {
    await this.uncount();
    const job = await takeOutput(this.store, taker, { most, except: [...this.atWork] });
    if (job === null) return false;
    this.atWork.add(job.id);
    const isLong = job.total > FEW;
    if (isLong) {
      this.isLongAtWork = true;
      this.few.wake();
    }
    try {
      await this.hold(job);
    } finally {
      this.atWork.delete(job.id);
      if (isLong) this.isLongAtWork = false;
    }
    return true;
  }

  private async hold(job: TakenOutput): Promise<void> {
    const held: Held = { job, isLost: false, begun: job.attempts };
    const beating = setInterval(() => {
      beatOutput(this.store, job).then(
        (isOurs) => {
          held.isLost ||= !isOurs;
        },
        (error: unknown) => this.log.warn({ err: error }, 'beat'),
      );
    }, this.options.beat ?? BEAT);
    try {
      if (job.attempts > MOST_BEGUN) {
        await this.fail(job, { code: 'output-server-ended', facts: { tries: String(MOST_BEGUN) } });
      } else await this.work(held).catch((error: unknown) => this.fell(held, error));
    } catch (error) {
      // Cancelled or deleted meanwhile, its files are of no use; taken over by another server, that one has its own.
      if (error instanceof StoreProblem && error.code === 'job-lost') {
        this.folder.drop(job.id);
      }
      if (isDatabaseOut(error)) this.uncounted.push({ ...job, attempts: held.begun });
      throw error;
    } finally {
      clearInterval(beating);
    }
    if (!this.stopping) await this.options.ended?.();
  }

  /** What becomes of a job that did not come to its end. */
  private async fell(held: Held, error: unknown): Promise<void> {
    const { job, begun } = held;
    if (error instanceof Stopped) return await returnOutput(this.store, job, begun - 1);
    if (error instanceof JobFault) return await this.fail(job, error.problem);
    if (isDatabaseOut(error) || (error instanceof StoreProblem && error.code === 'job-lost')) throw error;
    if (begun < MOST_BEGUN) {
      await returnOutput(this.store, job, begun);
      throw error;
    }
    this.log.warn({ err: error, output: job.id }, 'given up');
    await this.giveUp(held, error instanceof Error ? error.message : String(error));
  }

  private async uncount(): Promise<void> {
    for (const job of this.uncounted) {
      await uncountOutput(this.store, job);
      this.uncounted = this.uncounted.filter((each) => each !== job);
    }
  }

  private async giveUp({ job, begun }: Held, reason: string): Promise<void> {
    const tries = String(Math.min(begun, MOST_BEGUN));
    await this.fail(job, { code: 'output-given-up', facts: { tries, reason: reason.slice(0, 120) } });
  }

  private async fail(job: TakenOutput, problem: ProblemFacts): Promise<void> {
    await endOutput(this.store, job, { problem }, WRITER);
    this.folder.drop(job.id);
  }

  private async work(held: Held): Promise<void> {
    const { job } = held;
    const begin = performance.now();
    let size = this.folder.sizeOf(job.id);
    for (;;) {
      const items = await outputItems(this.store, job.id, 0, BATCH, 'waiting');
      if (items.length === 0) break;
      for (const item of items) {
        const { result, bytes } = await this.write(job, item);
        if (bytes !== null) {
          size += bytes.length;
          if (size > this.most) {
            throw new JobFault({ code: 'output-too-large', facts: { limit: String(this.most / MEGABYTE) } });
          }
          onDisk(() => this.folder.put(job.id, item.ordinal, bytes));
        }
        await keepItem(this.store, job, item.ordinal, result);
        held.begun = 1;
      }
    }
    const archived = await this.archive(held);
    await endOutput(this.store, job, { size: archived }, WRITER);
    this.folder.dropFiles(job.id);
    this.log.info({ output: job.id, total: job.total, time: Math.round(performance.now() - begin) }, 'written');
  }

  private async archive(held: Held): Promise<number> {
    const { job } = held;
    const written = await outputItems(this.store, job.id, 0, 1, 'written');
    if (written.length === 0) throw new JobFault({ code: 'output-nothing', facts: {} });
    // The files of a job that was stopped are gone, and are not to be written anew.
    const again = async (item: OutputItem): Promise<Uint8Array | null> => {
      if (!(await beatOutput(this.store, job))) throw lost(job);
      return (await this.write(job, item)).bytes;
    };
    const files = archiveFiles(this.store, this.folder, job.id, again);
    try {
      return await this.folder.archive(job.id, (path) => writeZipFile(path, whileOurs(held, files)));
    } catch (error) {
      throw diskFault(error) ?? error;
    }
  }

  private async write(job: TakenOutput, item: OutputItem): Promise<{ result: ItemResult; bytes: Uint8Array | null }> {
    const left = (code: string, facts: ProblemFacts['facts'], version: number | null) =>
      ({ result: { state: 'left', version, note: { code, facts } }, bytes: null }) as const;
    if (this.stopping) throw new Stopped();
    const opened = await openDocument(this.store, item.document).catch((error: unknown) => {
      if (error instanceof StoreProblem && error.code === 'no-document') return null;
      throw error;
    });
    if (opened === null) return left('output-deleted', {}, null);
    const { version } = opened.document;
    const wish = {
      what: job.what as OutputWhat,
      format: job.format as OutputFormat,
      date: dayOf(new Date(job.askedAt)),
      patient: true,
    };
    const task = outputTask(opened, wish, this.settings);
    if (task === null) return left('output-unread', {}, version);
    let done = await this.writers.perform(task);
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
      if (done.kind === 'written' || !DEATHS.has(done.code)) break;
      done = await this.writers.perform(task);
    }
    if (done.kind === 'written')
      return { result: { state: 'written', version, note: noteOf(done) }, bytes: done.bytes };
    if (done.code === 'reader-stopped') throw new Stopped();
    return left(done.code, done.facts, version);
  }
}

/** Files one after the other, until the job is no longer ours. @throws StoreProblem job-lost */
async function* whileOurs(held: Held, files: AsyncIterable<ZippedFile>): AsyncGenerator<ZippedFile> {
  for await (const file of files) {
    if (held.isLost) throw lost(held.job);
    yield file;
  }
}

const lost = ({ id }: TakenOutput): StoreProblem => new StoreProblem('job-lost', { output: id });

function onDisk(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw diskFault(error) ?? error;
  }
}

/** What the file system refused, as why a job cannot go on. */
function diskFault(error: unknown): JobFault | null {
  const code = error instanceof Error && 'code' in error && 'syscall' in error ? String(error.code) : null;
  return code === null ? null : new JobFault({ code: 'output-disk', facts: { reason: code } });
}
