import { closeSync, existsSync, fchownSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Size from which a log is put aside at the next start; one older log is kept. */
const MOST_BYTES = 20 * 1024 * 1024;

/** Where log lines go. A full disk or a closed screen loses lines, and nothing else. */
export interface LogStream {
  write(line: string): void;
  close(): void;
}

/**
 * Opens the log for appending; `-` is standard error. What root makes is given to the owner of its folder, so that both
 * may start the server there later. @throws what the file system says
 */
export function openLog(path: string): LogStream {
  if (path !== '-' && existsSync(path) && statSync(path).size > MOST_BYTES) renameSync(path, `${path}.1`);
  const descriptor = path === '-' ? 2 : openFile(path);
  return {
    write(line) {
      try {
        writeSync(descriptor, line);
      } catch {
        // There is nowhere left to say it.
      }
    },
    close() {
      if (path !== '-') closeSync(descriptor);
    },
  };
}

function openFile(path: string): number {
  const made = makeFile(path);
  if (made === null) return openSync(path, 'a');
  if (process.getuid?.() === 0) {
    const { uid, gid } = statSync(dirname(path));
    try {
      fchownSync(made, uid, gid);
    } catch {
      // Some file systems have no owners; the log is written all the same.
    }
  }
  return made;
}

/** Null where it is there. Only a file that we made is given away: another may be a link to one that is not ours to give. */
function makeFile(path: string): number | null {
  try {
    return openSync(path, 'ax', 0o640);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null;
    throw error;
  }
}
