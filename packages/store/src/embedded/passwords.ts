import { readFileSync } from 'node:fs';
import { EmbeddedError } from './embedded-error.js';
import type { Passwords } from './make-cluster.js';
import type { Place } from './place.js';

/**
 * The passwords that the place keeps.
 * @throws EmbeddedError database-password-lost where the file is missing, not readable or not whole
 */
export function readPasswords(place: Place): Passwords {
  try {
    const { postgres, kaocheng }: Partial<Passwords> = JSON.parse(readFileSync(place.password, 'utf8'));
    if (typeof postgres === 'string' && typeof kaocheng === 'string') return { postgres, kaocheng };
    throw new TypeError(place.password);
  } catch (cause) {
    throw new EmbeddedError({ code: 'database-password-lost', facts: { file: place.password } }, { cause });
  }
}
