import type { Lexicon } from '../labels/lexicon.js';
import { findMatrix, type MatrixPlace } from './budget-matrix.js';
import type { Frame } from './frame.js';
import { Break, type Glyphs } from './glyphs.js';
import { findGoals, type GoalsPlace } from './goals.js';
import { numbersLabelStart } from './rows/row-numbers.js';
import { scanLabels } from './scan.js';
import { findBreakdown, findBudget, findTasks } from './tasks.js';

/** Where the blocks of a form begin, in glyph indexes. */
export interface Blocks {
  /** Where its title ends and what it prints begins. */
  readonly bodyStart: number;
  /** Where the first of the blocks begins, and so its head ends. */
  readonly headEnd: number;
  /** The end of the form where it has no indicators. */
  readonly indicatorsAt: number;
  readonly fundsAt: number | null;
  readonly goals: GoalsPlace | null;
  readonly tasks: { readonly start: number; readonly bodyStart: number } | null;
  readonly budgetAt: number | null;
  readonly matrix: MatrixPlace | null;
  /** Where the next block behind a place begins, the end of the form where none does. */
  nextOf(at: number): number;
}

/** Finds the blocks of a form by their labels and headers. @param glued no breaks stand between its cells */
export function findBlocks(glyphs: Glyphs, lexicon: Lexicon, frame: Frame, glued: boolean): Blocks {
  const bodyStart = frame.title === null ? frame.start : (frame.title.subtitle?.[1] ?? frame.title.end);
  const [header] = frame.indicators;
  const money = frame.funds.at(-1);
  const indicatorsAt = header === undefined ? frame.end : indicatorsStart(glyphs, lexicon, bodyStart, header.start);
  const fundsAt = money === undefined ? null : fundsStart(glyphs, lexicon, bodyStart, money.start, glued);
  const goals = findGoals(glyphs, lexicon, bodyStart, indicatorsAt, glued);
  const tasks = findTasks(glyphs, bodyStart, indicatorsAt);
  const budgetAt =
    money === undefined
      ? findBudget(glyphs, bodyStart, indicatorsAt)
      : findBreakdown(glyphs, money.end, Math.max(money.end, indicatorsAt));
  const matrix = money === undefined ? findMatrix(glyphs, bodyStart, indicatorsAt) : null;
  const starts = [matrix?.start, indicatorsAt, fundsAt, goals?.start, tasks?.start, budgetAt].filter(
    (start) => typeof start === 'number',
  );
  return {
    bodyStart,
    headEnd: Math.min(...starts),
    indicatorsAt,
    fundsAt,
    goals,
    tasks,
    budgetAt,
    matrix,
    nextOf: (at) => Math.min(frame.end, ...starts.filter((start) => start > at)),
  };
}

/** Where the block of funds begins: at the block label before the header (项目资金（万元）), else at the header. */
function fundsStart(glyphs: Glyphs, lexicon: Lexicon, from: number, header: number, glued: boolean): number {
  const labels = scanLabels(glyphs, lexicon, ['blocks', 'fundRows'], Math.max(from, header - 40), header, glued);
  let start = header;
  for (const label of [...labels].reverse()) {
    if (
      start - label.end > 6 ||
      label.label.field === 'goals' ||
      label.label.field === 'indicators' ||
      label.label.field === 'basics'
    )
      break;
    start = label.start;
  }
  return start;
}

/** Where the block of indicators begins: at 绩效指标 before the header, however broken. */
function indicatorsStart(glyphs: Glyphs, lexicon: Lexicon, from: number, header: number): number {
  let start = numbersLabelStart(glyphs, lexicon, header);
  for (let i = Math.max(from, header - 14); i < header; i++) {
    const label = lexicon.match('blocks', glyphs.fold, i);
    if (label === null || label.field !== 'indicators') continue;
    const end = i + label.folded.length;
    if (end <= header && header - end <= 8 && ((glyphs.before[i] as Break) > Break.none || end === header)) {
      start = i;
      break;
    }
  }
  return start;
}

/** Without a row of totals: the rows end at the first label behind the indicators, else with the form. */
export function rowsEnd(glyphs: Glyphs, lexicon: Lexicon, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if ((glyphs.before[i] as Break) < Break.line) continue;
    const label = lexicon.match('tail', glyphs.fold, i);
    if (label === null) continue;
    const end = i + label.folded.length;
    if (
      glyphs.fold[end] === ':' ||
      (end < to && (glyphs.before[end] as Break) >= Break.line) ||
      label.folded.length >= 4
    )
      return i;
  }
  return to;
}
