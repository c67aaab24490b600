import type { TableTally } from './tally.js';

/** The version of the format; one that is newer is refused. */
export const FORMAT = 1;

/** What stands first in a backup. */
export interface Head {
  readonly kaocheng: 'backup';
  readonly format: number;
  /** When it was made: ISO 8601, UTC. */
  readonly madeAt: string;
  /** Number of the last migration that the database had; 0 for none. */
  readonly level: number;
  readonly tables: readonly TableShape[];
}

/** A table and the columns whose values are kept, in their order. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** What stands last: what the backup must hold. */
export interface Manifest extends Head {
  readonly tallies: Readonly<Record<string, TableTally>>;
  /** The last value that each sequence gave out. */
  readonly sequences: Readonly<Record<string, string>>;
  /** The end of the audit trail of each region. */
  readonly auditHeads: readonly { readonly region: string; readonly seq: number; readonly hash: string }[];
}

/** Whether what stands first in a file is the head of a backup, of whatever version. */
export function isHead(value: unknown): value is Head {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as Partial<Head>).kaocheng === 'backup' &&
    Number.isInteger((value as Partial<Head>).format)
  );
}
