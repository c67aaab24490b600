import type { KeptDecision } from '@kaocheng/contracts/document';
import { flatten } from '@kaocheng/core/checks/hang';
import type { Finding } from '@kaocheng/core/model/finding';
import type { Transcript } from '@kaocheng/core/model/transcript';
import { cellsOfFinding } from './findings/cell-of.js';
import { stateOf } from './findings/group.js';
import type { CellMark } from './grid/FormTable.js';
import { keyOf } from './session/standing.js';

/** Findings by id, those that hang on others included. */
export function byId(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const found = new Map<string, Finding>();
  const add = (finding: Finding): void => {
    found.set(finding.id, finding);
    finding.hangs.forEach(add);
  };
  findings.forEach(add);
  return found;
}

/** The ids of findings and of all that hang on them: what is decided of a cause is decided of what follows from it. */
export function withHung(findings: readonly Finding[]): string[] {
  return flatten(findings).map(({ id }) => id);
}

/** Findings by the cell that they speak of (`form:path`). */
export function findingsByCell(transcript: Transcript, findings: readonly Finding[]): ReadonlyMap<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of byId(findings).values()) {
    for (const cell of cellsOfFinding(transcript, finding)) {
      const list = found.get(keyOf(cell));
      if (list === undefined) found.set(keyOf(cell), [finding]);
      else list.push(finding);
    }
  }
  return found;
}

const RANK = { error: 2, warning: 1, info: 0 } as const;

/** How the cells of one form are marked; findings that were dismissed mark nothing. */
export function marksOf(
  order: number,
  cells: ReadonlyMap<string, readonly Finding[]>,
  decisions: ReadonlyMap<string, KeptDecision>,
): ReadonlyMap<string, CellMark> {
  const marks = new Map<string, CellMark>();
  const begin = `${order}:`;
  for (const [key, findings] of cells) {
    if (!key.startsWith(begin)) continue;
    const standing = findings.filter((each) => stateOf(each, decisions) !== 'dismissed');
    const gravest = standing.reduce<Finding | null>(
      (most, each) => (most === null || RANK[each.severity] > RANK[most.severity] ? each : most),
      null,
    );
    if (gravest !== null) marks.set(key.slice(begin.length), { severity: gravest.severity, count: standing.length });
  }
  return marks;
}
