import { join } from 'node:path';
import { EmbeddedError } from './embedded-error.js';
import type { Place } from './place.js';
import type { Programs } from './programs.js';

const FULL = /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/;
const BROKEN =
  /^(?:ENOENT|ENOEXEC|EACCES)$|error while loading shared libraries|GLIBC|symbol not found|Library not loaded/m;

/** The error for what a program of the database said last when it failed, or for the code of its start. */
export function failure(
  place: Place,
  programs: Programs,
  reason: string,
  otherwise: 'not-created' | 'not-started',
  cause?: unknown,
): EmbeddedError {
  const options = { cause };
  if (FULL.test(reason)) return new EmbeddedError({ code: 'database-full', facts: { place: place.root } }, options);
  if (BROKEN.test(reason)) {
    return new EmbeddedError({ code: 'database-programs-broken', facts: { programs: programs.root, reason } }, options);
  }
  if (otherwise === 'not-created') {
    return new EmbeddedError({ code: 'database-not-created', facts: { place: place.root, reason } }, options);
  }
  const facts = { place: place.root, log: join(place.root, 'log'), reason };
  return new EmbeddedError({ code: 'database-not-started', facts }, options);
}
