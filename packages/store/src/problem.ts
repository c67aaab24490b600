/**
 * Why the store could not do what was asked, as a code and its facts; the sentences stand in words/problems.yaml.
 *
 * database-away: it cannot be reached or went away · database-refuses: user or password · database-missing ·
 * database-busy: too many connections, or locks that stand against each other · database-restoring · disk-full · database-newer: migrated by a
 * newer Kaocheng · migration-altered · not-migrated · other-region: the database belongs to another office ·
 * not-storable: a text holds a character that no database text can hold · name-too-long · no-document · no-version · not-read ·
 * no-finding · no-correction · job-lost: another server has taken the job over · no-output: there is no such output job ·
 * no-return: the document is none that came back · return-twin: another document has its name and its file.
 */
export type StoreProblemCode =
  | 'database-away'
  | 'database-refuses'
  | 'database-missing'
  | 'database-busy'
  | 'database-failed'
  | 'database-restoring'
  | 'disk-full'
  | 'database-newer'
  | 'migration-altered'
  | 'not-migrated'
  | 'other-region'
  | 'not-storable'
  | 'name-too-long'
  | 'no-document'
  | 'no-version'
  | 'not-read'
  | 'no-finding'
  | 'no-correction'
  | 'stale-version'
  | 'job-lost'
  | 'no-output'
  | 'no-return'
  | 'return-twin'
  | 'bad-cursor';

/** What every function of the store throws where it cannot do what was asked. Nothing was saved then. */
export class StoreProblem extends Error {
  constructor(
    readonly code: StoreProblemCode,
    readonly facts: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(facts)}`, options);
  }
}

/** A version of a document: which, and who made it when. */
export interface VersionMark {
  readonly version: number;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * The save names a version that no longer stands. `held` is the version that the caller had, `stands` the one that is
 * there now. Facts: held, stands, by, at.
 */
export class StaleVersion extends StoreProblem {
  constructor(
    readonly document: string,
    readonly held: number,
    readonly stands: VersionMark,
  ) {
    super('stale-version', {
      document,
      held: String(held),
      stands: String(stands.version),
      by: stands.by,
      at: stands.at,
    });
  }
}
