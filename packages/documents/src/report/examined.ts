import type { Finding, Severity } from '@kaocheng/core/model/finding';
import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { Form, Transcript } from '@kaocheng/core/model/transcript';

/** A document as it was read, scored and checked. */
export interface Examined {
  readonly transcript: Transcript;
  readonly scorecards: readonly Scorecard[];
  readonly findings: readonly Finding[];
}

/** `findings`: the report with totals and arithmetic; `feedback`: 审核意见反馈单, which the unit answers line by line. */
export type ReportKind = 'findings' | 'feedback';

/** Findings of a severity, with an error that hangs on something milder. */
export function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.reduce((sum, finding) => {
    if (finding.severity === severity) return sum + 1;
    return severity === 'error' ? sum + countOf(finding.hangs, severity) : sum;
  }, 0);
}

/** What a form is called: the project's name, the table's number, else the title. */
export function nameOf(form: Form): string {
  if (form.kind === 'account') return form.table ?? form.title ?? '';
  if (form.kind === 'summary') return form.title ?? '';
  return form.name ?? form.title ?? '';
}
