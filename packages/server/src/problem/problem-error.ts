/** What is wrong with a request, thrown by an operation: answered as `ProblemReply` with the sentence of its code. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly facts: Readonly<Record<string, string>> = {},
    /** The field of the request, or the cell, that it is about. */
    readonly place?: string,
  ) {
    super(code);
  }
}
