/** What can go wrong with the embedded database; the sentence of each code stands in words/problems.yaml. */
export type EmbeddedProblem =
  | { readonly code: 'database-no-programs'; readonly facts: { readonly platform: string } }
  | {
      readonly code: 'database-programs-broken';
      readonly facts: { readonly programs: string; readonly reason: string };
    }
  | { readonly code: 'database-none'; readonly facts: { readonly folder: string } }
  | { readonly code: 'database-no-account'; readonly facts: Record<never, string> }
  | { readonly code: 'database-no-place'; readonly facts: { readonly folder: string; readonly account: string } }
  | { readonly code: 'database-place-lost'; readonly facts: { readonly folder: string; readonly place: string } }
  | { readonly code: 'database-other-owner'; readonly facts: { readonly place: string; readonly owner: string } }
  | { readonly code: 'database-folder-unusable'; readonly facts: { readonly folder: string; readonly reason: string } }
  | {
      readonly code: 'database-in-use';
      readonly facts: { readonly folder: string; readonly pid: string; readonly port: string };
    }
  | { readonly code: 'database-password-lost'; readonly facts: { readonly file: string } }
  | {
      readonly code: 'database-other-version';
      readonly facts: { readonly place: string; readonly found: string; readonly needed: string };
    }
  | { readonly code: 'database-full'; readonly facts: { readonly place: string } }
  | { readonly code: 'database-not-created'; readonly facts: { readonly place: string; readonly reason: string } }
  | {
      readonly code: 'database-not-started';
      readonly facts: { readonly place: string; readonly log: string; readonly reason: string };
    };

/** The embedded database cannot be had: `code` and `facts` say why, and words/problems.yaml how to mend it. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
  readonly code: EmbeddedProblem['code'];
  readonly facts: Readonly<Record<string, string>>;

  constructor(problem: EmbeddedProblem, options?: ErrorOptions) {
    super(`${problem.code} ${JSON.stringify(problem.facts)}`, options);
    this.code = problem.code;
    this.facts = problem.facts;
  }
}

/** The code of a system error (`ENOENT`), or null where it has none. */
export function systemCode(error: unknown): string | null {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code ?? null;
}

/** A system error's reason in few words, for the facts of a problem. */
export function reasonOf(error: unknown): string {
  return systemCode(error) ?? (error instanceof Error ? error.message : String(error));
}
