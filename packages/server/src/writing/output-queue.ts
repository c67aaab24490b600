import { randomUUID } from 'node:crypto';
import type { OutputFormat, OutputWhat } from '@kaocheng/contracts/outputs';
import { writeZipFile } from '@kaocheng/documents/zip/write-file';
import type { Store } from '@kaocheng/store/connect';
import {
  beatOutput,
  endOutput,
  type ItemResult,
  keepItem,
  returnOutput,
  type TakenOutput,
  takeOutput,
} from '@kaocheng/store/jobs/output-queue';
import type { OutputItem } from '@kaocheng/store/jobs/output-record';
import { outputItems } from '@kaocheng/store/jobs/outputs';
import { StoreProblem } from '@kaocheng/store/problem';
import { openDocument } from '@kaocheng/store/records/open';
import type { ProblemFacts } from '@kaocheng/store/records/record';
import type { QueueLog } from '../reading/queue.js';
import type { TaskProblem } from '../reading/tasks.js';
import { archiveFiles } from './archive.js';
import type { OutputFolder } from './output-folder.js';
import { dayOf, noteOf, type OutputSettings, outputTask } from './output-of.js';
import type { OutputTask, WrittenOutput } from './output-task.js';

const LOOK = 2000;
const BEAT = 4000;
const BATCH = 20;
/** As whom the queue writes. */
export const WRITER = 'writer';
/** Writers that may die over one document. */
const MOST_ATTEMPTS = 2;
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

/** Takes output jobs that wait in the database, one after the other, and writes their documents into an archive each. */
export class OutputQueue {
  private readonly taker = randomUUID();
  private readonly idle = new Set<() => void>();
  private runner: Promise<void> = Promise.resolve();
  private stopping = false;

  /** @param most bytes that the files of one job may have */
  constructor(
    private readonly store: Store,
    private readonly writers: Writers,
    private readonly folder: OutputFolder,
    private readonly settings: OutputSettings,
    private readonly most: number,
    private readonly log: QueueLog,
  ) {}

  start(): void {
    this.runner = this.run();
  }

  /** Says that a job waits. */
  wake(): void {
    for (const go of this.idle) go();
  }

  /** Takes no more jobs; the one at work goes back into the queue once the writers are stopped. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.runner;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        const job = await takeOutput(this.store, this.taker);
        if (job === null) await this.rest();
        else await this.hold(job);
      } catch (error) {
        if (!(error instanceof StoreProblem && error.code === 'job-lost')) this.log.warn({ err: error }, 'outputs');
        await this.rest();
      }
    }
  }

  private rest(): Promise<void> {
    if (this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        this.idle.delete(go);
        resolve();
      };
      const timer = setTimeout(go, LOOK);
      this.idle.add(go);
    });
  }

  private async hold(job: TakenOutput): Promise<void> {
    const beating = setInterval(() => {
      beatOutput(this.store, job).catch((error: unknown) => this.log.warn({ err: error }, 'beat'));
    }, BEAT);
    try {
      await this.work(job);
    } catch (error) {
      if (error instanceof Stopped) await returnOutput(this.store, job);
      else if (error instanceof JobFault) {
        await endOutput(this.store, job, { problem: error.problem }, WRITER);
        this.folder.drop(job.id);
      } else {
        // Cancelled or deleted meanwhile, its files are of no use; taken over by another server, that one has its own.
        if (error instanceof StoreProblem && error.code === 'job-lost') this.folder.drop(job.id);
        throw error;
      }
    } finally {
      clearInterval(beating);
    }
  }

  private async work(job: TakenOutput): Promise<void> {
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
      }
    }
    const archived = await this.archive(job);
    await endOutput(this.store, job, { size: archived }, WRITER);
    this.folder.dropFiles(job.id);
    this.log.info({ output: job.id, total: job.total, time: Math.round(performance.now() - begin) }, 'written');
  }

  private async archive(job: TakenOutput): Promise<number> {
    const written = await outputItems(this.store, job.id, 0, 1, 'written');
    if (written.length === 0) throw new JobFault({ code: 'output-nothing', facts: {} });
    const again = async (item: OutputItem): Promise<Uint8Array | null> => (await this.write(job, item)).bytes;
    try {
      return await this.folder.archive(job.id, (path) =>
        writeZipFile(path, archiveFiles(this.store, this.folder, job.id, again)),
      );
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
