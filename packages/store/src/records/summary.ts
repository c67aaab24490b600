import type { Examination } from '@kaocheng/core/examine/examine';
import type { FindingRecord, FormRecord } from './record.js';

/** What is kept of an examination: plain data, so that it can come out of a worker. */
export interface ExaminationSummary {
  readonly province: string | null;
  readonly department: string | null;
  readonly year: string | null;
  readonly forms: readonly FormRecord[];
  readonly findings: readonly FindingRecord[];
}

/** The rows that are kept of an examination: a row for each form, a row for each finding, those that hang included. Pure. */
export function summaryOf(examination: Examination): ExaminationSummary {
  throw new Error(`not built ${examination.findings.length}`);
}
