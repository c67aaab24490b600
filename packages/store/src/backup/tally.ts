import { createHash, type Hash } from 'node:crypto';

const NEW_LINE = 0x0a;
const MODULUS = 1n << 256n;

/** What is known of a table's rows. */
export interface TableTally {
  readonly rows: number;
  /** SHA-256 of the rows as they came, hexadecimal. */
  readonly sha256: string;
  /** Sum of the SHA-256 of each row, modulo 2²⁵⁶, hexadecimal: the same in whatever order the rows come. */
  readonly sum: string;
}

/**
 * Counts and hashes the rows of a table as `COPY … TO STDOUT` gives them: a line each; a line break inside of a value
 * is written `\n` there. A row may be longer than what comes at once, and need not fit into memory.
 */
export class Tally {
  #rows = 0;
  #sum = 0n;
  readonly #whole = createHash('sha256');
  #row: Hash | null = null;

  add(bytes: Buffer): void {
    this.#whole.update(bytes);
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(NEW_LINE, from);
      const part = end === -1 ? bytes.subarray(from) : bytes.subarray(from, end);
      this.#row ??= createHash('sha256');
      this.#row.update(part);
      if (end === -1) return;
      this.#endRow(this.#row);
      from = end + 1;
    }
  }

  result(): TableTally {
    const row = this.#row;
    if (row !== null) this.#endRow(row);
    const sum = this.#sum.toString(16).padStart(64, '0');
    return { rows: this.#rows, sha256: this.#whole.copy().digest('hex'), sum };
  }

  #endRow(row: Hash): void {
    this.#rows += 1;
    this.#sum = (this.#sum + BigInt(`0x${row.digest('hex')}`)) % MODULUS;
    this.#row = null;
  }
}
