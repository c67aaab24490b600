import type { ExaminationSummary } from '@kaocheng/store/records/summary';
import type { ComparedReturn, ReturnTask } from '../returned/return-task.js';
import type { OutputTask, WrittenOutput } from '../writing/output-task.js';

/** What a reader process is asked to do. */
export type Task =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly name: string; readonly policy: string | null }
  /** Forms that somebody fills in at a screen, as a file of the same content would be read. */
  | { readonly kind: 'filled'; readonly bytes: Uint8Array; readonly name: string; readonly policy: string | null }
  | { readonly kind: 'text'; readonly bytes: Uint8Array; readonly name: string }
  /** The tables of a source from a place in its text on. */
  | { readonly kind: 'sheets'; readonly bytes: Uint8Array; readonly name: string; readonly from: number }
  | { readonly kind: 'workbook'; readonly table: WorkbookTable }
  | OutputTask
  | ReturnTask;

/** A plain table to be written as a workbook; every cell is text as it stands. */
export interface WorkbookTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A transcript that was read, as JSON, with what follows from it. */
export interface ReadPart {
  readonly source: string;
  readonly transcript: string;
  readonly summary: ExaminationSummary;
  /** What the file says of the document that it was written for; null where it says nothing. */
  readonly record: Readonly<Record<string, string>> | null;
}

/** Why a task could not be done: a code of words/problems.yaml and its facts. */
export interface TaskProblem {
  readonly kind: 'problem';
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

export interface TaskResults {
  readonly read: { readonly kind: 'read'; readonly parts: readonly ReadPart[] } | TaskProblem;
  readonly filled: TaskResults['read'];
  readonly text: { readonly kind: 'text'; readonly text: string } | TaskProblem;
  /** `SourceSheets` as JSON. */
  readonly sheets: { readonly kind: 'sheets'; readonly sheets: string } | TaskProblem;
  readonly workbook: { readonly kind: 'workbook'; readonly bytes: Uint8Array } | TaskProblem;
  readonly write: WrittenOutput | TaskProblem;
  readonly return: ComparedReturn | TaskProblem;
}

export type TaskResult<K extends Task['kind'] = Task['kind']> = TaskResults[K];
