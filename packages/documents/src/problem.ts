/**
 * Why a file could not be read. The sentence for each stands in words/problems.yaml under the same code;
 * `facts` fill its places.
 */
export type ProblemCode =
  | 'not-found'
  | 'not-a-file'
  | 'not-permitted'
  | 'not-readable'
  | 'empty'
  | 'blank'
  | 'too-large'
  | 'too-long'
  | 'binary'
  | 'kind-later'
  | 'kind-needs-office'
  | 'picture'
  | 'archive'
  | 'encoding'
  | 'json-broken'
  | 'json-not-transcript'
  | 'json-value'
  | 'json-too-many'
  | 'password'
  | 'pdf-broken'
  | 'scanned'
  | 'pdf-unnamed'
  | 'pictures-only'
  | 'kind-binary-workbook'
  | 'too-many-pages'
  | 'pdf-swells'
  | 'pdf-slow'
  | 'pdf-not-written'
  | 'pdf-overdue'
  | 'pdf-stopped'
  | 'fonts-missing'
  | 'office-broken'
  | 'office-slow'
  | 'office-part-missing'
  | 'office-swells'
  | 'office-doctype'
  | 'office-too-deep'
  | 'sheet-too-large'
  | 'document-too-large'
  | 'too-many-tables'
  | 'no-form'
  | 'reader-failed';

export interface Problem {
  readonly code: ProblemCode;
  /** What fills the sentence: sizes, kinds, places; strings as shown. */
  readonly facts: Readonly<Record<string, string>>;
}

/** The problem of a reader that met what it did not foresee: no other file is touched by it. */
export function readerFailed(error: unknown): Problem {
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
  return { code: 'reader-failed', facts: { reason: reason.slice(0, 120) } };
}

/** Thrown inside the readers of containers where a file cannot or must not be read further; `openDocument` gives its problem back. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, facts: Problem['facts'] = {}) {
    super(code);
    this.problem = { code, facts };
  }
}
