import { existsSync } from 'node:fs';

/** Milliseconds after which the file will not come any more. */
const LONGEST = 60_000;

/**
 * Keeps this thread from doing anything for so many milliseconds, and until a file is there that another makes.
 * @throws Error where the file does not come
 */
export function standStill(milliseconds: number, file: string): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const end = performance.now() + milliseconds;
  while (performance.now() <= end || !existsSync(file)) {
    if (performance.now() > end + LONGEST) throw new Error(`${file} has not come`);
    Atomics.wait(clock, 0, 0, 20);
  }
}
