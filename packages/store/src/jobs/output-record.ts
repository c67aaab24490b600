import type { Selectable } from 'kysely';
import type { ProblemFacts } from '../records/record.js';
import type { Tables } from '../schema/tables.js';

/** waiting · working · ready: the archive can be had · failed: `problem` says why · cancelled. */
export type OutputState = Selectable<Tables['output_job']>['state'];

/** Files that are written for many documents at once, and how far that is. */
export interface OutputRecord {
  readonly id: string;
  /** What is written of each document, and in which container. */
  readonly what: string;
  readonly format: string;
  readonly state: OutputState;
  readonly total: number;
  readonly written: number;
  readonly leftOut: number;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly endedAt: string | null;
  /** Bytes of the archive; null until it is ready. */
  readonly size: number | null;
  readonly problem: ProblemFacts | null;
}

/** One document of an output job. `note` says why it was left out, or what of it could not be written. */
export interface OutputItem {
  readonly ordinal: number;
  readonly document: string;
  readonly name: string;
  /** Name in the archive. */
  readonly entry: string;
  readonly state: 'waiting' | 'written' | 'left';
  readonly version: number | null;
  readonly note: ProblemFacts | null;
}

export const OUTPUT_COLUMNS = [
  'id',
  'what',
  'format',
  'state',
  'total',
  'written',
  'left_out',
  'asked_at',
  'asked_by',
  'ended_at',
  'size',
  'problem_code',
  'problem_facts',
] as const satisfies readonly (keyof Tables['output_job'])[];

export function outputOf(row: Pick<Selectable<Tables['output_job']>, (typeof OUTPUT_COLUMNS)[number]>): OutputRecord {
  const { id, what, format, state, total, written, size } = row;
  return {
    id,
    what,
    format,
    state,
    total,
    written,
    leftOut: row.left_out,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    endedAt: row.ended_at,
    size,
    problem: row.problem_code === null ? null : { code: row.problem_code, facts: row.problem_facts ?? {} },
  };
}

export function itemOf(row: Selectable<Tables['output_item']>): OutputItem {
  const { ordinal, document, name, entry, state, version, code, facts } = row;
  return { ordinal, document, name, entry, state, version, note: code === null ? null : { code, facts: facts ?? {} } };
}
