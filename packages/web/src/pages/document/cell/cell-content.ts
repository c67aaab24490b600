import { cellAt } from '@kaocheng/core/correct/correct';
import type { Scorecard, ScoreRow } from '@kaocheng/core/model/scorecard';
import type { Form, Printed } from '@kaocheng/core/model/transcript';

/** What is printed at a path; `isCell` false where the path is none of a printed value (a recomputed score). */
export function printedAt(form: Form, path: string): { readonly text: Printed; readonly isCell: boolean } {
  try {
    return { text: cellAt(form, path), isCell: true };
  } catch {
    return { text: null, isCell: false };
  }
}

const SCORED = /^(indicators\.\d+|funds\.[^.]+)\.(?:score|computed|weight|target|actual|rate|executed|annual)$/;

/** The recomputed row that a cell takes part in; null for cells that no score follows from. */
export function scoreRowOf(scorecard: Scorecard, path: string): ScoreRow | null {
  const row = SCORED.exec(path)?.[1];
  return row === undefined ? null : (scorecard.rows.find((each) => each.path === row) ?? null);
}
