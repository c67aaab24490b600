import type { Finding, Severity } from '../model/finding.js';

/** How many findings of each severity. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/**
 * Whether a finding counts, given those that it hangs on, its root first: what hangs on another does not, for one slip is
 * one finding, except an error that hangs on nothing as grave.
 */
export function isCounted(finding: Pick<Finding, 'severity'>, roots: readonly Pick<Finding, 'severity'>[]): boolean {
  return roots.length === 0 || (finding.severity === 'error' && roots.every(({ severity }) => severity !== 'error'));
}

/** The counted findings of a list and of all that hangs on them, with those that they hang on. */
function* counted(findings: readonly Finding[], roots: readonly Finding[] = []): Generator<Finding> {
  for (const finding of findings) {
    if (isCounted(finding, roots)) yield finding;
    if (finding.hangs.length > 0) yield* counted(finding.hangs, [...roots, finding]);
  }
}

/** How many findings a document, or a part of one, has: the same on the command line, in lists and on the page. */
export function countsOf(findings: readonly Finding[]): FindingCounts {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of counted(findings)) counts[severity] += 1;
  return { errors: counts.error, warnings: counts.warning, infos: counts.info };
}
