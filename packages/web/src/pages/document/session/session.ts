import type { Saved } from '@kaocheng/contracts/changes';
import type { DocumentDetail } from '@kaocheng/contracts/document';
import { networkGone, ServerProblem } from '../../../server/problem.js';
import { readKept, type Shelf } from './kept.js';
import { type Change, inverseOf, isContained, type Standing, standingOf, withChange, without } from './standing.js';
import type { Tabs } from './tabs.js';

/** How a session reaches the server. */
export interface SessionServer {
  save(change: Change, version: number): Promise<Saved>;
  open(): Promise<DocumentDetail>;
}

/**
 * idle: all is saved · saving · waiting: the server is away, it is tried again · stale: somebody else saved in between,
 * `theirs` is what stands now · refused: the server does not take the first pending change.
 */
export type SaveState = 'idle' | 'saving' | 'waiting' | 'stale' | 'refused';

export interface SessionView {
  /** What is shown: the saved and the pending. */
  readonly standing: Standing;
  readonly pending: readonly Change[];
  readonly state: SaveState;
  readonly problem: ServerProblem | null;
  readonly theirs: Standing | null;
  readonly canUndo: boolean;
  /** What would take back the last change; null where there is none to take back. */
  readonly nextUndo: Change | null;
  /** Whether the first pending change may be given up: the server refuses it, or fails on it again and again. */
  readonly canDrop: boolean;
  /** When it was last saved here; 0 for not yet. */
  readonly saves: number;
  /** How often in a row saving failed for now. */
  readonly tries: number;
  /** Milliseconds after which it is tried again by itself; null where it is not. */
  readonly pause: number | null;
}

interface Kept {
  readonly version: number;
  readonly pending: readonly Change[];
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    'pending' in value &&
    Array.isArray(value.pending)
  );
}

/** Milliseconds until a save that failed is tried again: twice as long each time, and after the last only by hand. */
const PAUSES = [3_000, 6_000, 12_000, 24_000, 48_000, 60_000, 60_000, 60_000];

/**
 * The work on one document: what a person does shows at once, goes to the server in order, and stays in the browser
 * until the server has it. A save names the version that it changes; one that comes too late is shown with both versions.
 * Every tab keeps what is not yet saved under a name of its own; of a tab that is gone another one takes it over.
 */
export class DocumentSession {
  private base: Standing;
  private version: number;
  private pending: Change[] = [];
  private undos: Change[] = [];
  private state: SaveState = 'idle';
  private problem: ServerProblem | null = null;
  private theirs: DocumentDetail | null = null;
  private saves = 0;
  private tries = 0;
  private pause: number | null = null;
  /** Whether something pending was entered on a version that is not the one shown, and must be looked at first. */
  private isUnseen = false;
  private isClosed = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private view: SessionView;
  private readonly listeners = new Set<() => void>();
  private readonly key: string;
  private readonly prefix: string;
  /** How to stop waiting for another tab, by the key of what it keeps. */
  private readonly waits = new Map<string, () => void>();
  private stopHearing: (() => void) | null = null;

  constructor(
    detail: DocumentDetail,
    private readonly server: SessionServer,
    private readonly shelf: Shelf,
    private readonly tabs: Tabs,
  ) {
    this.base = standingOf(detail);
    this.version = detail.document.version;
    this.prefix = `kaocheng.pending.${detail.document.id}`;
    this.key = `${this.prefix}.${tabs.own}`;
    const kept = readKept(shelf, this.key, isKept);
    if (kept !== null) {
      this.pending = kept.pending.filter((change) => !isContained(this.base, change));
      // What was entered on an older version is saved only after it was looked at beside the newer one.
      if (this.pending.length > 0 && kept.version !== this.version) {
        this.state = 'stale';
        this.theirs = detail;
      }
    }
    this.view = this.look();
  }

  /** Begins to send what an earlier visit left, here or in a tab that is gone. */
  start(): void {
    this.isClosed = false;
    for (const key of this.shelf.keys()) this.await(key);
    this.stopHearing ??= this.tabs.hearKeys((key) => this.await(key));
    void this.send();
  }

  /** Waits for the end of the tab that keeps something of this document under that key. */
  private await(key: string): void {
    const isOther = (key === this.prefix || key.startsWith(`${this.prefix}.`)) && key !== this.key;
    if (!isOther || this.waits.has(key)) return;
    this.waits.set(key, () => {});
    const stop = this.tabs.whenGone(key.slice(this.prefix.length + 1), () => {
      this.waits.delete(key);
      const kept = readKept(this.shelf, key, isKept);
      this.shelf.write(key, null);
      if (kept !== null) this.adopt(kept);
    });
    if (this.waits.has(key)) this.waits.set(key, stop);
  }

  /** Goes on with what another tab could not save. */
  private adopt({ version, pending }: Kept): void {
    const left = pending.filter((change) => !isContained(this.base, change));
    if (left.length === 0) return;
    this.pending = [...this.pending, ...left];
    if (version !== this.version) this.isUnseen = true;
    this.publish();
    void this.send();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly now = (): SessionView => this.view;

  /** Does something: it shows at once and is sent after what waits before it. Returns what `takeBack` needs. */
  change(change: Change): Change {
    const inverse = inverseOf(this.view.standing, change);
    this.undos.push(inverse);
    this.add(change);
    return inverse;
  }

  /** Takes back the change that gave this inverse; false, with nothing done, once it is not the last change any more. */
  takeBack(inverse: Change): boolean {
    if (this.undos.at(-1) !== inverse) return false;
    this.undo();
    return true;
  }

  /** Takes back what was done last. */
  undo(): void {
    const last = this.undos.pop();
    if (last !== undefined) this.add(last);
  }

  /** Tries again at once what waits for the server. */
  retry(): void {
    this.tries = 0;
    this.again();
  }

  private again(): void {
    this.stopWaiting();
    if (this.state === 'waiting') this.state = 'idle';
    this.publish();
    void this.send();
  }

  private stopWaiting(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.pause = null;
  }

  /** Gives up the first pending change where `canDrop` holds. */
  dropFirst(): void {
    if (!this.canDrop()) return;
    this.stopWaiting();
    this.pending = this.pending.slice(1);
    // What takes back the changes after it was made on a standing that had it.
    this.undos = [];
    this.state = 'idle';
    this.problem = null;
    this.publish();
    void this.send();
  }

  /** Goes on from what stands now: with what I entered, but for the subjects where theirs is taken. */
  resolve(takeTheirs: ReadonlySet<string>): void {
    if (this.theirs === null) return;
    this.take(this.theirs);
    this.pending = this.pending.flatMap((change) => {
      const left = without(change, takeTheirs);
      return left === null || isContained(this.base, left) ? [] : [left];
    });
    this.undos = [];
    this.theirs = null;
    this.isUnseen = false;
    this.state = 'idle';
    this.problem = null;
    this.publish();
    void this.send();
  }

  /** What the server has now; taken over where nothing of one's own waits. */
  newer(detail: DocumentDetail): void {
    if (detail.document.version <= this.version || this.pending.length > 0) return;
    this.take(detail);
    // What takes back one's own changes was made on a standing without theirs.
    this.undos = [];
    this.publish();
  }

  /** Ends the waiting; what is pending stays kept. */
  close(): void {
    this.isClosed = true;
    this.stopWaiting();
    for (const stop of this.waits.values()) stop();
    this.waits.clear();
    this.stopHearing?.();
    this.stopHearing = null;
  }

  private add(change: Change): void {
    this.pending = [...this.pending, change];
    this.publish();
    void this.send();
  }

  private take(detail: DocumentDetail): void {
    this.base = standingOf(detail);
    this.version = detail.document.version;
  }

  private async send(): Promise<void> {
    if (this.state !== 'idle') return;
    for (let change = this.pending[0]; change !== undefined; change = this.pending[0]) {
      this.state = 'saving';
      this.problem = null;
      this.publish();
      if (this.isUnseen) {
        await this.lookAtBoth();
        return;
      }
      try {
        const saved = await this.server.save(change, this.version);
        this.base = standingOf(saved);
        this.version = saved.version;
        this.pending = this.pending.slice(1);
        this.saves += 1;
        this.tries = 0;
        this.state = 'idle';
      } catch (error) {
        if (!(await this.recovered(error, change))) return;
      }
    }
    this.state = 'idle';
    this.publish();
  }

  /** Asks what stands now, to be seen beside what is pending. */
  private async lookAtBoth(): Promise<void> {
    const theirs = await this.server.open().catch(() => null);
    if (theirs === null) {
      this.problem = networkGone();
      this.wait();
      return;
    }
    this.theirs = theirs;
    this.state = 'stale';
    this.publish();
  }

  /** What follows from a failed save; true where sending may go on. */
  private async recovered(error: unknown, change: Change): Promise<boolean> {
    const problem = error instanceof ServerProblem ? error : networkGone();
    this.problem = problem;
    if (problem.isStale) {
      const theirs = await this.server.open().catch(() => null);
      if (theirs === null) return this.wait();
      if (isContained(standingOf(theirs), change)) {
        this.take(theirs);
        this.pending = this.pending.slice(1);
        this.state = 'idle';
        return true;
      }
      this.theirs = theirs;
      this.state = 'stale';
    } else if (problem.isPassing) return this.wait();
    else this.state = 'refused';
    this.publish();
    return false;
  }

  private canDrop(): boolean {
    return this.state === 'refused' || (this.state === 'waiting' && (this.problem?.status ?? 0) >= 500);
  }

  private wait(): false {
    // Nobody waits any more: what is pending is kept, and the next visit sends it.
    if (this.isClosed) {
      this.state = 'idle';
      return false;
    }
    this.state = 'waiting';
    this.stopWaiting();
    this.pause = PAUSES[this.tries] ?? null;
    this.tries += 1;
    if (this.pause !== null) this.timer = setTimeout(() => this.again(), this.pause);
    this.publish();
    return false;
  }

  private publish(): void {
    const kept: Kept = { version: this.version, pending: this.pending };
    this.shelf.write(this.key, this.pending.length === 0 ? null : JSON.stringify(kept));
    this.view = this.look();
    for (const listener of this.listeners) listener();
  }

  private look(): SessionView {
    return {
      standing: this.pending.reduce(withChange, this.base),
      pending: this.pending,
      state: this.state,
      problem: this.problem,
      theirs: this.theirs === null ? null : standingOf(this.theirs),
      canUndo: this.undos.length > 0,
      nextUndo: this.undos.at(-1) ?? null,
      canDrop: this.canDrop(),
      saves: this.saves,
      tries: this.tries,
      pause: this.pause,
    };
  }
}
