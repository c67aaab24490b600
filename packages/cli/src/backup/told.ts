import { asStartProblem, StartProblem } from '@kaocheng/server/start/start-problem';
import { BackupError } from '@kaocheng/store/backup/backup-error';
import { EmbeddedError } from '@kaocheng/store/embedded/embedded-error';
import { problemOf } from '@kaocheng/store/failure';

/** What a backup or a restore failed with, as a problem that has its sentence. */
export function told(error: unknown): unknown {
  const known = error instanceof BackupError || error instanceof EmbeddedError || error instanceof StartProblem;
  return asStartProblem(known ? error : problemOf(error));
}
