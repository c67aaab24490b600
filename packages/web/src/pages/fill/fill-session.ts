import type { Form } from '@kaocheng/core/model/transcript';
import { networkGone, ServerProblem } from '../../server/problem.js';
import { type Difference, differences, isSameForm, merged, type Taken, withMine } from './merge.js';

/**
 * saved: the server has it · unsaved: it will be sent shortly · saving · waiting: the server did not answer, it is tried
 * again · refused: the server does not take it · stale: somebody else saved in between.
 */
export type FillState = 'saved' | 'unsaved' | 'saving' | 'waiting' | 'refused' | 'stale';

/** A version of the form as the server has it. */
export interface FilledVersion {
  readonly version: number;
  readonly form: Form;
}

export interface FillServer {
  save(form: Form, version: number): Promise<number>;
  open(): Promise<FilledVersion>;
}

/** What is not saved, and what it was begun on. */
interface Unsaved {
  readonly version: number;
  readonly form: Form;
  readonly base: Form;
}

/**
 * Keeps what is not saved on this computer; null forgets it: where `only` is given, no other than that. False where it
 * cannot be kept.
 */
export type KeepUnsaved = (unsaved: Unsaved | null, only?: Unsaved) => boolean;

export interface FillView {
  readonly form: Form;
  readonly version: number;
  readonly state: FillState;
  readonly problem: ServerProblem | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** False where the browser forbids keeping what is not saved. */
  readonly isKept: boolean;
  /** Of a stale form: in what it differs from theirs; where no rows were changed only what both changed. */
  readonly differences: readonly Difference[];
  /** Whether each of the differences can be decided by itself. */
  readonly isByCell: boolean;
  /** Seconds until it is tried again; null where it is not waited for. */
  readonly pause: number | null;
}

/** How long after a change it is sent, ms. */
const REST = 1_200;
/** Pauses between tries, seconds. */
const PAUSES = [2, 4, 8, 15, 30, 60];
const MOST_UNDO = 200;

/** A form that is being filled in: each change is kept on this computer at once and goes to the server a moment later. */
export class FillSession {
  private form: Form;
  private base: FilledVersion;
  private past: readonly Form[] = [];
  private future: readonly Form[] = [];
  /** What the last change was of; the next one of the same is one step with it. */
  private visit: string | null = null;
  private state: FillState = 'saved';
  private problem: ServerProblem | null = null;
  private theirs: FilledVersion | null = null;
  private isKept = true;
  private isClosed = false;
  private lastKept: Unsaved | null = null;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly listeners = new Set<() => void>();
  private view: FillView;

  constructor(
    opened: FilledVersion,
    private readonly server: FillServer,
    private readonly keep: KeepUnsaved,
    /** Puts formulas right after a change. */
    private readonly follow: (before: Form, after: Form) => Form,
  ) {
    this.base = opened;
    this.form = opened.form;
    this.view = this.look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): FillView => this.view;

  /** Goes on with what was kept on this computer and not saved. */
  resume(draft: Unsaved): void {
    if (isSameForm(draft.form, this.base.form)) {
      this.keep(null);
      return;
    }
    this.form = draft.form;
    if (draft.version === this.base.version) {
      this.state = 'unsaved';
      this.publish();
      this.later();
      return;
    }
    const now = this.base;
    this.base = { version: draft.version, form: draft.base };
    this.meet(now);
  }

  /**
   * Changes the form; changes of one `visit` (a cell that is typed into) are undone together. Returns what `takeBack` needs:
   * the form before.
   */
  change(make: (form: Form) => Form, visit: string | null = null): Form {
    const before = this.form;
    const made = make(before);
    if (made === before) return before;
    const next = this.follow(this.form, made);
    if (visit === null || visit !== this.visit) this.past = [...this.past, this.form].slice(-MOST_UNDO);
    this.visit = visit;
    this.future = [];
    this.put(next);
    return before;
  }

  /** Takes back the change that gave this; false, with nothing done, once it is not the last change any more. */
  takeBack(before: Form): boolean {
    if (this.past.at(-1) !== before) return false;
    this.undo();
    return true;
  }

  /** The cell was left: the next change of it is a step of its own. */
  endVisit(): void {
    this.visit = null;
  }

  undo(): void {
    const before = this.past.at(-1);
    if (before === undefined) return;
    this.past = this.past.slice(0, -1);
    this.future = [...this.future, this.form];
    this.visit = null;
    this.put(before);
  }

  redo(): void {
    const after = this.future.at(-1);
    if (after === undefined) return;
    this.future = this.future.slice(0, -1);
    this.past = [...this.past, this.form];
    this.visit = null;
    this.put(after);
  }

  /** Sends what is not saved, at once. */
  saveNow(): void {
    this.stop();
    if (this.state === 'unsaved' || this.state === 'waiting' || this.state === 'refused') void this.send();
  }

  /** What the server has now: taken over where nothing of one's own waits. */
  newer(now: FilledVersion): void {
    if (now.version <= this.base.version || this.state === 'saving') return;
    if (this.state !== 'saved') {
      if (this.state !== 'stale') this.meet(now);
      return;
    }
    this.base = now;
    this.form = now.form;
    this.forgetSteps();
    this.publish();
  }

  /** Of a stale form: goes on with mine over theirs, with theirs, or with both put together. */
  resolve(take: Taken): void {
    const { theirs } = this;
    if (theirs === null) return;
    if (take === 'theirs') {
      this.past = [...this.past, this.form];
      this.future = [];
      this.form = theirs.form;
    } else if (take !== 'mine') {
      const both = merged(this.base.form, this.form, theirs.form);
      if (both === null) return;
      this.form = withMine(both.form, this.form, take);
      this.forgetSteps();
    }
    this.base = theirs;
    this.theirs = null;
    this.problem = null;
    this.state = isSameForm(this.form, theirs.form) ? 'saved' : 'unsaved';
    this.publish();
    this.later();
  }

  /** Goes on after `close`: a page that is shown once more has the same session. */
  open(): void {
    if (!this.isClosed) return;
    this.isClosed = false;
    this.later();
  }

  /** Ends the waiting; what is not saved stays kept, and nothing is kept from here on. */
  close(): void {
    this.stop();
    if (this.isClosed) return;
    if (this.state !== 'saved') this.keepNow();
    this.isClosed = true;
  }

  /** The steps back were made on forms without what somebody else saved since: one would take that away. */
  private forgetSteps(): void {
    this.past = [];
    this.future = [];
    this.visit = null;
  }

  private put(form: Form): void {
    this.form = form;
    if (this.state === 'saved' || this.state === 'refused') this.state = 'unsaved';
    if (this.state === 'unsaved' && isSameForm(form, this.base.form)) this.state = 'saved';
    this.publish();
    this.later();
  }

  private later(): void {
    if (this.state !== 'unsaved' || this.isClosed) return;
    this.stop();
    this.timer = setTimeout(() => void this.send(), REST);
  }

  private stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async send(): Promise<void> {
    const sent = this.form;
    this.state = 'saving';
    this.problem = null;
    this.publish();
    try {
      const version = await this.server.save(sent, this.base.version);
      this.base = { version, form: sent };
      this.tries = 0;
      this.state = this.form === sent ? 'saved' : 'unsaved';
    } catch (error) {
      await this.failed(error instanceof ServerProblem ? error : networkGone());
      return;
    }
    this.publish();
    if (this.isClosed) this.sentAfterClose();
    this.later();
  }

  /** What was changed while it was sent goes after it; of what is saved nothing needs to be kept any more. */
  private sentAfterClose(): void {
    if (this.state === 'unsaved') void this.send();
    else if (this.lastKept !== null) this.keep(null, this.lastKept);
  }

  private async failed(problem: ServerProblem): Promise<void> {
    this.problem = problem;
    const now = problem.isStale && !this.isClosed ? await this.server.open().catch(() => null) : null;
    // Nobody waits any more; the next visit goes on with what was kept.
    if (this.isClosed) {
      this.state = 'unsaved';
      return;
    }
    if (problem.isStale) {
      if (now !== null) {
        this.meet(now);
        return;
      }
    }
    if (problem.isPassing || problem.isStale) {
      this.state = 'waiting';
      this.stop();
      this.timer = setTimeout(() => void this.send(), this.pause() * 1_000);
      this.tries += 1;
    } else this.state = 'refused';
    this.publish();
  }

  /** Somebody else saved: what only one of us changed is put together; else it is asked. */
  private meet(now: FilledVersion): void {
    this.stop();
    const both = merged(this.base.form, this.form, now.form);
    if (both !== null && both.conflicts.length === 0) {
      this.base = now;
      if (!isSameForm(both.form, this.form)) this.forgetSteps();
      this.form = both.form;
      this.problem = null;
      this.state = isSameForm(this.form, now.form) ? 'saved' : 'unsaved';
      this.publish();
      this.later();
      return;
    }
    this.theirs = now;
    this.state = 'stale';
    this.publish();
  }

  private pause(): number {
    return PAUSES[Math.min(this.tries, PAUSES.length - 1)] ?? 60;
  }

  private publish(): void {
    this.keepNow();
    this.view = this.look();
    for (const listener of this.listeners) listener();
  }

  private keepNow(): void {
    if (this.isClosed) return;
    const { version, form: base } = this.base;
    this.lastKept = this.state === 'saved' ? null : { version, form: this.form, base };
    this.isKept = this.keep(this.lastKept);
  }

  private look(): FillView {
    const both = this.theirs === null ? null : merged(this.base.form, this.form, this.theirs.form);
    const whole = this.theirs === null ? [] : differences(this.form, this.theirs.form);
    return {
      form: this.form,
      version: this.base.version,
      state: this.state,
      problem: this.problem,
      canUndo: this.past.length > 0,
      canRedo: this.future.length > 0,
      isKept: this.isKept,
      differences: both === null ? whole : both.conflicts,
      isByCell: both !== null,
      pause: this.state === 'waiting' ? (PAUSES[Math.min(this.tries - 1, PAUSES.length - 1)] ?? null) : null,
    };
  }
}
