import type { KeptDecision } from '@kaocheng/contracts/document';
import type { Finding, Severity } from '@kaocheng/core/model/finding';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { spansOfFinding } from '../findings/cell-of.js';
import { stateOf } from '../findings/group.js';
import { byId } from '../marks.js';
import { inOrder, type Stretch, within } from './ranges.js';

/** A stretch of the source that a finding speaks of. */
export interface SourceMark extends Stretch {
  readonly severity: Severity;
  readonly finding: Finding;
}

/** What of the source findings speak of, in order; findings that were dismissed mark nothing. */
export function marksOfSource(
  transcript: Transcript,
  findings: readonly Finding[],
  decisions: ReadonlyMap<string, KeptDecision>,
): readonly SourceMark[] {
  const marks: SourceMark[] = [];
  for (const finding of byId(findings).values()) {
    if (stateOf(finding, decisions) === 'dismissed') continue;
    for (const [start, end] of spansOfFinding(transcript, finding)) {
      if (end > start) marks.push({ start, end, severity: finding.severity, finding });
    }
  }
  return inOrder(marks);
}

const RANK = { error: 2, warning: 1, info: 0 } as const;

/** The gravest mark that touches one of the spans; null where none does. */
export function gravest(
  marks: readonly SourceMark[],
  spans: readonly (readonly [number, number])[],
): SourceMark | null {
  let found: SourceMark | null = null;
  for (const [start, end] of spans) {
    for (const mark of within(marks, start, end)) {
      if (found === null || RANK[mark.severity] > RANK[found.severity]) found = mark;
    }
  }
  return found;
}
