import type { BodyOf, OperationName, ParamsOf, QueryOf, ReplyOf } from '@kaocheng/contracts/operations';
import type { Store } from '@kaocheng/store/connect';
import type { EventHub } from '../events/hub.js';
import type { Caller } from '../guard/access.js';
import type { Examiner } from '../reading/examiner.js';
import type { ReaderPool } from '../reading/pool.js';
import type { ReadingQueue } from '../reading/queue.js';
import type { Limits } from '../settings/settings.js';
import type { OutputFolder } from '../writing/output-folder.js';
import type { OutputSettings } from '../writing/output-of.js';
import type { OutputQueue } from '../writing/output-queue.js';

/** What writes files of many documents. */
export interface Outputs {
  readonly queue: OutputQueue;
  readonly folder: OutputFolder;
  readonly settings: OutputSettings;
}

/** What operations work with. */
export interface Context {
  readonly store: Store;
  readonly readers: ReaderPool;
  /** Examines documents again while people correct them. */
  readonly examiner: Examiner;
  readonly queue: ReadingQueue;
  /** Readers that write files, apart from those that read. */
  readonly writers: ReaderPool;
  readonly outputs: Outputs;
  readonly events: EventHub;
  readonly limits: Limits;
  /** Folder of the samples. */
  readonly samples: string;
  readonly version: string;
}

/** A request whose parts have been checked against the contract. */
export interface Asked<N extends OperationName> {
  readonly params: ParamsOf<N>;
  readonly query: QueryOf<N>;
  readonly body: BodyOf<N>;
  readonly caller: Caller;
}

/** A reply that is JSON text already, for large parts that are kept as text. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** One operation that speaks JSON; throws ProblemError, or what the store throws. */
export type Handler<N extends OperationName> = (context: Context, asked: Asked<N>) => Promise<ReplyOf<N> | JsonText>;
