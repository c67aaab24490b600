import { existsSync } from 'node:fs';

/** Keeps this thread from doing anything for so many milliseconds, and until a file is there that another makes. */
export function standStill(milliseconds: number, file: string): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const end = performance.now() + milliseconds;
  while (performance.now() <= end || !existsSync(file)) Atomics.wait(clock, 0, 0, 20);
}
