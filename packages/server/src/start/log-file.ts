import { closeSync, existsSync, openSync, renameSync, statSync, writeSync } from 'node:fs';

/** Size from which a log is put aside at the next start; one older log is kept. */
const MOST_BYTES = 20 * 1024 * 1024;

/** Where log lines go. A full disk or a closed screen loses lines, and nothing else. */
export interface LogStream {
  write(line: string): void;
  close(): void;
}

/** Opens the log for appending; `-` is standard error. @throws what the file system says */
export function openLog(path: string): LogStream {
  if (path !== '-' && existsSync(path) && statSync(path).size > MOST_BYTES) renameSync(path, `${path}.1`);
  const descriptor = path === '-' ? 2 : openSync(path, 'a', 0o640);
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
