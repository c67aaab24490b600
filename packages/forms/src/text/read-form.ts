import { kindOf } from '../assemble/kind.js';
import { titles } from '../generated/titles.js';
import type { Lexicon } from '../labels/lexicon.js';
import { unitOfCells, unitOfLabels } from '../labels/money-unit.js';
import { containing } from '../labels/word-pattern.js';
import type { RawCell, RawForm } from '../raw/raw-form.js';
import { findBlocks } from './blocks.js';
import { readMatrix } from './budget-matrix.js';
import { Owner, type Ownership, own, ownership, takeCell, unreadCells } from './cells.js';
import type { Frame } from './frame.js';
import { readFunds } from './funds.js';
import type { Glyphs } from './glyphs.js';
import { readGoals, readText } from './goals.js';
import { readHead } from './head.js';
import { readIndicators } from './indicator-block.js';
import { unitInText } from './money.js';
import type { FormReading, Work } from './rows/work.js';
import { isGlued, scanLabels } from './scan.js';
import { readBudget, readTasks } from './tasks.js';

/** Reads the form of a frame, block by block; what went into no cell and no label is in its `unread`. */
export function readForm(glyphs: Glyphs, lexicon: Lexicon, frame: Frame, work: Work): FormReading | null {
  const book = ownership(glyphs, frame.start, frame.end);
  const glued = isGlued(glyphs, frame.start, frame.end);
  const title = frame.title === null ? null : takeCell(book, frame.title.start, frame.title.end, 0.95);
  const subtitle = frame.title?.subtitle == null ? null : takeCell(book, ...frame.title.subtitle, 0.95);
  const [header] = frame.indicators;
  const money = frame.funds.at(-1);
  const blocks = findBlocks(glyphs, lexicon, frame, glued);
  const { bodyStart, headEnd, fundsAt, goals, tasks, budgetAt, matrix, nextOf } = blocks;
  const head = readHead(book, lexicon, bodyStart, headEnd, glued, money === undefined);
  const unit = unitInText(glyphs, fundsAt ?? bodyStart, Math.min(frame.end, (money?.end ?? headEnd) + 40));
  if (money !== undefined && fundsAt !== null) own(book, fundsAt, money.start, Owner.label);
  if (frame.title !== null) ownSiteLine(book, bodyStart, headEnd, lexicon);
  const fundsEnd = nextOf(fundsAt ?? 0);
  const funds = money === undefined ? null : readFunds(book, lexicon, money, fundsAt ?? money.start, fundsEnd, glued);
  const later =
    funds === null || funds.end >= fundsEnd ? [] : readHead(book, lexicon, funds.end, fundsEnd, glued, false).labelled;
  const goalsEnd = goals === null ? 0 : nextOf(goals.start);
  const course = goals === null ? null : processIn(glyphs, lexicon, goals.bodyStart, goalsEnd, glued);
  const texts = goals === null ? null : readGoals(book, goals, course?.start ?? goalsEnd, glued);
  let process: RawCell | null = null;
  if (course !== null) {
    own(book, course.start, course.end, Owner.label);
    process = readText(book, course.end, goalsEnd);
  }
  if (tasks !== null) own(book, tasks.start, tasks.bodyStart, Owner.label);
  const taskList = tasks === null ? [] : readTasks(book, tasks.bodyStart, nextOf(tasks.start));
  const budget = [
    ...(budgetAt === null ? [] : readBudget(book, budgetAt, nextOf(budgetAt))),
    ...(matrix === null ? [] : readMatrix(book, matrix, nextOf(matrix.start))),
  ];
  const indicators =
    header === undefined ? null : readIndicators(book, lexicon, frame, header, blocks.indicatorsAt, glued, work);
  const [bound, end] = boundOf(glyphs, frame, indicators?.end ?? lastOwned(book));
  const cut: Ownership = { glyphs, from: book.from, owner: book.owner.subarray(0, Math.max(0, bound - book.from)) };
  const columns = indicators?.columns ?? [];
  const read: Omit<RawForm, 'kind'> = {
    start: glyphs.at[frame.start] ?? 0,
    title,
    subtitle,
    moneyUnit: unit ?? head.moneyUnit ?? unitOfCells(head.funds) ?? unitOfLabels(budget),
    head: [...head.labelled, ...later],
    fundColumns: funds?.columns ?? [],
    funds: funds?.rows ?? head.funds,
    goals: texts,
    process,
    columns,
    rows: indicators?.rows ?? [],
    total: indicators?.total ?? null,
    tail: indicators?.tail ?? [],
    attachments: [],
    ...(taskList.length === 0 ? {} : { tasks: taskList }),
    ...(budget.length === 0 ? {} : { budget }),
    end,
    unread: unreadCells(cut),
    glyphs: cut.owner.length,
  };
  return { raw: { ...read, kind: kindOf(read) }, doubt: indicators?.doubt ?? 0 };
}

/**
 * Where a form ends whose last glyph in logical order is `last` − 1: no glyph behind it stands before one of it in the
 * source, also where lines have been put in another order. As a glyph index and as an offset of the source.
 */
function boundOf(glyphs: Glyphs, frame: Frame, last: number): [bound: number, end: number] {
  let bound = Math.max(frame.start + 1, last);
  let most = 0;
  for (let i = frame.start; i < frame.end; i++) {
    const at = glyphs.at[i] ?? 0;
    if (i < bound) most = Math.max(most, at);
    else if (at < most) {
      for (let k = bound; k < i; k++) most = Math.max(most, glyphs.at[k] ?? 0);
      bound = i + 1;
    }
  }
  return [bound, most + 1];
}

const SITE_LINE = containing(titles.siteLine);

/** What a web site prints between a heading and the form: date, source, size of the letters. */
function ownSiteLine(book: Ownership, from: number, to: number, lexicon: Lexicon): void {
  const { glyphs } = book;
  let end = from;
  while (end < to && end - from < 80 && lexicon.match('head', glyphs.fold, end) === null) end++;
  if (SITE_LINE.test(glyphs.fold.slice(from, end))) own(book, from, end, Owner.ornament);
}

function processIn(
  glyphs: Glyphs,
  lexicon: Lexicon,
  from: number,
  to: number,
  glued: boolean,
): { start: number; end: number } | null {
  return scanLabels(glyphs, lexicon, ['goals'], from, to, glued, (label) => label.field === 'process').at(0) ?? null;
}

function lastOwned(book: Ownership): number {
  for (let i = book.owner.length - 1; i >= 0; i--) if (book.owner[i] !== Owner.none) return book.from + i + 1;
  return book.from;
}
