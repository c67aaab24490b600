import { type Change, listenForChanges } from '@kaocheng/store/changes';
import type { Store } from '@kaocheng/store/connect';
import { outputRecord } from '@kaocheng/store/jobs/outputs';
import { StoreProblem } from '@kaocheng/store/problem';
import { documentRecord } from '@kaocheng/store/records/open';
import { documentSummary } from '../operations/document-summary.js';
import { outputJob } from '../operations/output-job.js';
import type { EventHub } from './hub.js';

/** A job that writes moves on many times a second; this often it is told, ms. */
const OUTPUT_PAUSE = 300;

/** Passes on what changes in the store, by whichever server, as events. Changes of one document in quick succession become one. */
export async function followChanges(store: Store, hub: EventHub): Promise<{ stop(): Promise<void> }> {
  const documents = new Passing(async (id) => {
    if (hub.listening === 0) return hub.skip();
    try {
      hub.send({ kind: 'document', document: documentSummary(await documentRecord(store, id)) });
    } catch (error) {
      const gone = error instanceof StoreProblem && error.code === 'no-document';
      hub.send(gone ? { kind: 'deleted', id } : { kind: 'relist' });
    }
  });
  const outputs = new Passing(async (id) => {
    try {
      hub.send({ kind: 'output', output: outputJob(await outputRecord(store, id)) });
    } catch (error) {
      const gone = error instanceof StoreProblem && error.code === 'no-output';
      hub.send(gone ? { kind: 'output-gone', id } : { kind: 'relist' });
    }
  }, OUTPUT_PAUSE);
  const listening = await listenForChanges(store, (change: Change) => {
    if (change.kind === 'missed') hub.send({ kind: 'relist' });
    else if (change.kind === 'deleted') hub.send({ kind: 'deleted', id: change.id });
    else (change.kind === 'output' ? outputs : documents).add(change.id);
  });
  return {
    stop: async () => {
      outputs.stop();
      await listening.stop();
    },
  };
}

/** Ids that wait to be told of, each once. */
class Passing {
  private readonly waiting = new Set<string>();
  private passing = false;
  private timer: NodeJS.Timeout | undefined;

  /** @param pause ms between the first of several changes and that they are told */
  constructor(
    private readonly tell: (id: string) => Promise<void>,
    private readonly pause = 0,
  ) {}

  add(id: string): void {
    this.waiting.add(id);
    if (this.pause === 0) void this.pass();
    else this.timer ??= setTimeout(() => void this.pass(), this.pause);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }

  private async pass(): Promise<void> {
    this.timer = undefined;
    if (this.passing) return;
    this.passing = true;
    for (const id of this.waiting) {
      this.waiting.delete(id);
      await this.tell(id);
    }
    this.passing = false;
  }
}
