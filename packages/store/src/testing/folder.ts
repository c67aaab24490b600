import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system in memory, as Linux has it; what lies there needs not wait for a disk that others use. */
const MEMORY = '/dev/shm';
const ENOUGH = 2 * 1024 ** 3;

/** Where databases of tests lie: in memory where there is plenty, else where temporary files are. */
export function temporaryHome(): string {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** A temporary folder that every account may pass through, so that what a database keeps there stays there. */
export function passableFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(temporaryHome(), 'kaocheng-test-'));
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}
