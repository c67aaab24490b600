/** Why the server could not be started: codes of words/problems.yaml with their facts, all that are known at once. */
export class StartProblem extends Error {
  constructor(
    readonly problems: readonly { readonly code: string; readonly facts: Readonly<Record<string, string>> }[],
    options?: ErrorOptions,
  ) {
    super(problems.map(({ code, facts }) => `${code} ${JSON.stringify(facts)}`).join('; '), options);
  }
}

/** An error with a code and facts, as database and store throw them, as a problem of the start; others stay as they are. */
export function asStartProblem(error: unknown): unknown {
  if (error instanceof StartProblem || !(error instanceof Error)) return error;
  const { code, facts } = error as { code?: unknown; facts?: unknown };
  if (typeof code !== 'string' || typeof facts !== 'object' || facts === null) return error;
  return new StartProblem([{ code, facts: facts as Record<string, string> }], { cause: error });
}
