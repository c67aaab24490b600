import { BUDGET_BREAKDOWN, BUDGET_PREFIX, BUDGET_START } from '../labels/budget.js';
import { TASK_NUMBER, TASKS_HEADER } from '../labels/tasks.js';
import type { RawCell } from '../raw/raw-form.js';
import { Owner, type Ownership, own, takeCell, takeCells } from './cells.js';
import { Break, type Glyphs } from './glyphs.js';

export interface Task {
  readonly name: RawCell | null;
  readonly content: RawCell | null;
}

/** Where the tasks of a year stand: glyph index of the heading 任务名称 主要内容, and of what is behind it. */
export function findTasks(glyphs: Glyphs, from: number, to: number): { start: number; bodyStart: number } | null {
  const text = glyphs.fold.slice(from, to);
  const match = TASKS_HEADER.exec(text);
  return match === null ? null : { start: from + match.index, bodyStart: from + match.index + match[0].length };
}

function lines(glyphs: Glyphs, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  let start = from;
  for (let i = from + 1; i <= to; i++)
    if (i === to || (glyphs.before[i] as Break) >= Break.line) {
      found.push([start, i]);
      start = i;
    }
  return found;
}

/** Reads the tasks in [from, to): 任务1：… over its text, or name and content side by side on a line. */
export function readTasks(book: Ownership, from: number, to: number): Task[] {
  const { glyphs } = book;
  const all = lines(glyphs, from, to);
  const isName = ([a, b]: readonly [number, number]): boolean => TASK_NUMBER.test(glyphs.fold.slice(a, b));
  const tasks: Task[] = [];
  if (all.some(isName)) {
    for (let i = 0; i < all.length; i++) {
      if (!isName(all[i] as [number, number])) continue;
      let end = i + 1;
      while (end < all.length && !isName(all[end] as [number, number])) end++;
      tasks.push({
        name: takeCell(book, ...(all[i] as [number, number]), 0.85),
        content: takeCells(book, all.slice(i + 1, end), 0.85),
      });
      i = end - 1;
    }
    return tasks;
  }
  for (const [a, b] of all) {
    let at = a + 1;
    while (at < b && glyphs.before[at] === Break.none) at++;
    if (at < b) tasks.push({ name: takeCell(book, a, at, 0.8), content: takeCell(book, at, b, 0.8) });
  }
  return tasks;
}

/** Where a department's budget stands, in forms that print it as labels with one amount each. */
export function findBudget(glyphs: Glyphs, from: number, to: number): number | null {
  const match = BUDGET_START.exec(glyphs.fold.slice(from, to));
  if (match === null) return null;
  const at = from + match.index;
  if ((glyphs.before[at] as Break) < Break.line) return null;
  const line = glyphs.fold.slice(at, Math.min(to, at + 60));
  return /[,。;]/u.test(line) || !/^[^\d]{4,14}\d/u.test(line) ? null : at;
}

/** Where a department's money is broken down by source and by kind, behind its total. */
export function findBreakdown(glyphs: Glyphs, from: number, to: number): number | null {
  const match = BUDGET_BREAKDOWN.exec(glyphs.fold.slice(from, to));
  return match === null ? null : from + match.index;
}

/** Reads the amounts of [from, to), each under the words before it without their numbering. */
export function readBudget(book: Ownership, from: number, to: number): { label: string; cell: RawCell | null }[] {
  const { glyphs } = book;
  const found: { label: string; cell: RawCell | null }[] = [];
  let start = from;
  for (let i = from; i < to; ) {
    const number =
      (glyphs.before[i] as Break) > Break.none || /[\p{Script=Han})]/u.test(glyphs.fold[i - 1] ?? '')
        ? /^\d[\d,]*(?:\.\d+)?(?!、|\))/u.exec(glyphs.fold.slice(i, Math.min(to, i + 20)))?.[0]
        : undefined;
    if (number === undefined || i === start) {
      i++;
      continue;
    }
    const words = glyphs.char
      .slice(start, i)
      .join('')
      .replace(/^.*(?:[:：]|[（(]\d[)）]|\d、)(?=\p{Script=Han})/u, '')
      .replace(BUDGET_PREFIX, '');
    own(book, start, i, Owner.label);
    if (words.length >= 2)
      found.push({ label: words.replace(/[:：]$/u, ''), cell: takeCell(book, i, i + number.length, 0.85) });
    start = i = i + number.length;
  }
  return found;
}
