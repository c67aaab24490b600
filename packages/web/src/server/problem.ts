import type { ProblemReply } from '@kaocheng/contracts/problem';
import { say } from '../words/say.js';

/** Why a call to the server did not give what was asked: always with a sentence that can be shown. */
export class ServerProblem extends Error {
  constructor(
    /** HTTP status; 0 where no answer came. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly facts: Readonly<Record<string, string>> = {},
    readonly place: string | null = null,
  ) {
    super(message);
  }

  /** Whether somebody else saved in between: the save named a version that is no longer the newest. */
  get isStale(): boolean {
    return this.code === 'stale-version';
  }

  get isMissing(): boolean {
    return this.status === 404;
  }

  /** Whether the same request may succeed later: no answer came, or the server could not do it just now. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** The problem of a call that got no answer at all. */
export function networkGone(): ServerProblem {
  return new ServerProblem(0, 'network', say('problem.network'));
}

function isProblemReply(body: unknown): body is ProblemReply {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body;
}

/** The problem that an answer with an error status tells of; an answer of another shape is said to be unreadable. */
export function problemOf(status: number, body: unknown): ServerProblem {
  if (!isProblemReply(body)) return new ServerProblem(status, 'reply', say('problem.reply', { status }));
  return new ServerProblem(status, body.code, body.message, body.facts, body.place ?? null);
}

/** The sentence to show for whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
