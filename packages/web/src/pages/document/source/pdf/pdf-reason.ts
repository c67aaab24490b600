import { ServerProblem } from '../../../../server/problem.js';
import { saySource } from '../../../../words/say-source.js';

/** Kinds of failure by the names of what pdf.js throws; its messages are no sentences for users. */
const KINDS: ReadonlyMap<string, 'pdf.reason.password' | 'pdf.reason.damaged'> = new Map([
  ['PasswordException', 'pdf.reason.password'],
  ['InvalidPDFException', 'pdf.reason.damaged'],
  ['FormatError', 'pdf.reason.damaged'],
]);

/** Why a PDF cannot be shown: what the server said where it did not give the file, else the kind of failure. */
export function reasonOf(error: unknown): string {
  if (error instanceof ServerProblem) return error.message;
  const name = error instanceof Error ? error.name : '';
  return saySource(KINDS.get(name) ?? 'pdf.reason.other');
}
