/** Why a backup could not be made or restored; the sentence of each code stands in words/problems.yaml. */
type BackupCode =
  /** Making one. Facts: file; full: file; not-written: file, reason. */
  | 'backup-exists'
  | 'backup-full'
  | 'backup-not-written'
  /** Reading one. Facts: file; not-readable: file, reason; altered: file, place; newer: file, found, known. */
  | 'backup-not-readable'
  | 'backup-foreign'
  | 'backup-truncated'
  | 'backup-altered'
  | 'backup-newer'
  /** Restoring one. Facts: not-empty: table, rows; unfit: table, column (or what the database says); differs: table; not-permitted: user, schema; foreign: schema, names; served: none. */
  | 'restore-not-permitted'
  | 'restore-foreign'
  | 'restore-served'
  | 'restore-not-empty'
  | 'restore-unfit'
  | 'restore-differs';

/** What `backup`, `inspectBackup` and `restore` throw; nothing was written or changed then. */
export class BackupError extends Error {
  override readonly name = 'BackupError';

  constructor(
    readonly code: BackupCode,
    readonly facts: Readonly<Record<string, string>>,
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(facts)}`, options);
  }
}
