import { type BigIntStats, fstatSync, realpathSync, statSync } from 'node:fs';
import type { Input } from './inputs.js';

/**
 * Name of the input that writing into `file` would overwrite, or null: the same path, a link to it or from it, or another
 * name of the same file. A file that does not exist yet, or is no regular one (`/dev/null`), overwrites nothing.
 */
export function overwritten(file: string, inputs: readonly Input[]): string | null {
  const target = attempt(() => statSync(file, { bigint: true }));
  if (!target?.isFile()) return null;
  const real = attempt(() => realpathSync(file));
  for (const input of inputs) {
    if (input.kind === 'fault') continue;
    if (input.kind === 'file' && real !== null && attempt(() => realpathSync(input.path)) === real) return input.name;
    const stat = attempt(() =>
      input.kind === 'stdin' ? fstatSync(0, { bigint: true }) : statSync(input.path, { bigint: true }),
    );
    if (stat !== null && sameFile(stat, target)) return input.name;
  }
  return null;
}

const sameFile = (a: BigIntStats, b: BigIntStats): boolean => a.ino !== 0n && a.ino === b.ino && a.dev === b.dev;

/** What cannot be looked at is not known to be the same file; reading or writing it says why later. */
function attempt<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
