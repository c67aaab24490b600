import { nameWordAt } from '../labels/column-words.js';
import type { Lexicon } from '../labels/lexicon.js';
import { labelAt } from './damaged.js';
import { Break, type Glyphs, textOf } from './glyphs.js';
import { type Header, readHeader } from './headers.js';
import { readMoneyHeader } from './money-header.js';
import { numbersLabelStart } from './rows/row-numbers.js';
import { findOtherHeadings, findTitles, type Title } from './titles.js';

/** The bones of one form, in glyph indexes: what makes it a form, and where it begins and ends. */
export interface Frame {
  readonly start: number;
  readonly end: number;
  readonly title: Title | null;
  readonly funds: readonly Header[];
  /** More than one where the header is printed again on the next page. */
  readonly indicators: readonly Header[];
}

type Event =
  | { readonly kind: 'title'; readonly at: number; readonly title: Title }
  | { readonly kind: 'head'; readonly at: number }
  | { readonly kind: 'other'; readonly at: number }
  | { readonly kind: 'funds'; readonly at: number; readonly header: Header }
  | { readonly kind: 'indicators'; readonly at: number; readonly header: Header };

const HEAD_STARTS: ReadonlySet<string> = new Set(['name', 'department']);
const LEVEL_HEADS: ReadonlySet<string> = new Set(['level1', 'level2', 'name']);
const VALUES: ReadonlySet<string> = new Set(['target', 'actual', 'weight', 'score']);

/** A label of the head that another one follows: 项目名称 … 主管部门 …, the beginning of a form. */
function isHeadStart(glyphs: Glyphs, lexicon: Lexicon, index: number): number {
  const first = lexicon.match('head', glyphs.fold, index);
  if (first === null || !HEAD_STARTS.has(first.field)) return 0;
  const from = index + first.folded.length;
  for (let i = from; i < from + 140 && i < glyphs.length; i++) {
    const next = lexicon.match('head', glyphs.fold, i);
    if (next === null || next.folded.length < 4) continue;
    if (next.field === first.field && next.folded === first.folded) return 0;
    return first.folded.length;
  }
  return 0;
}

/** The glyph in which the labels of money go on that may stand in a run: 年初|预算, 全年|执行. */
const RUNS: ReadonlySet<number> = new Set(['预', '执'].map((glyph) => glyph.charCodeAt(0)));
const isRun = (glyphs: Glyphs, index: number): boolean =>
  index < glyphs.length && RUNS.has(glyphs.fold.charCodeAt(index));

/** What stands right behind the label of the names in a header without classes. */
const BEHIND_NAMES: ReadonlySet<string> = new Set(['target', 'definition', 'scoreRule', 'operator', 'unit', 'weight']);

/** A header whose first column is 绩效指标 or the like, over the names: 绩效指标 目标值 实际值 分值 得分. */
function namedHeader(glyphs: Glyphs, lexicon: Lexicon, index: number): Header | null {
  const word = nameWordAt(glyphs.fold, index);
  if (word === null) return null;
  const apart = index === 0 || glyphs.before[index] !== Break.none || numbersLabelStart(glyphs, lexicon, index) < index;
  if (!apart) return null;
  const next = index + word.length;
  const behind = lexicon.match('columns', glyphs.fold, next)?.field;
  if (behind === undefined || !BEHIND_NAMES.has(behind)) return null;
  const header = readHeader(glyphs, lexicon, 'columns', next, 3);
  const fields = new Set(header?.columns.map((column) => column.field));
  if (header === null || !fields.has('target') || [...LEVEL_HEADS].some((field) => fields.has(field))) return null;
  const label = textOf(glyphs, index, next);
  return { ...header, start: index, columns: [{ field: 'name', label, start: index, end: next }, ...header.columns] };
}

function events(glyphs: Glyphs, lexicon: Lexicon): Event[] {
  const found: Event[] = findTitles(glyphs, lexicon).map((title) => ({ kind: 'title', at: title.start, title }));
  for (const at of findOtherHeadings(glyphs)) found.push({ kind: 'other', at });
  for (let i = 0; i < glyphs.length; ) {
    const column = lexicon.match('columns', glyphs.fold, i);
    if (column !== null && LEVEL_HEADS.has(column.field)) {
      const header = readHeader(glyphs, lexicon, 'columns', i, 3);
      if (header?.columns.some((one) => one.field !== null && VALUES.has(one.field)) === true) {
        found.push({ kind: 'indicators', at: i, header });
        i = header.end;
        continue;
      }
    }
    const named = column === null ? namedHeader(glyphs, lexicon, i) : null;
    if (named !== null) {
      found.push({ kind: 'indicators', at: i, header: named });
      i = named.end;
      continue;
    }
    const known = lexicon.match('fundColumns', glyphs.fold, i);
    const run = known === null && glyphs.before[i] === Break.none && (isRun(glyphs, i + 1) || isRun(glyphs, i + 2));
    const fund = run ? labelAt(lexicon, 'fundColumns', glyphs.fold, i) : known;
    if (fund !== null && (fund.field === 'initial' || fund.field === 'annual' || fund.field === 'executed')) {
      const header = readMoneyHeader(glyphs, lexicon, i);
      if (header !== null) {
        found.push({ kind: 'funds', at: header.start, header });
        i = header.end;
        continue;
      }
    }
    const head = isHeadStart(glyphs, lexicon, i);
    if (head > 0) found.push({ kind: 'head', at: i });
    i += Math.max(1, head);
  }
  return found.sort((a, b) => a.at - b.at || (a.kind === 'title' ? -1 : 1));
}

interface Open {
  start: number;
  title: Title | null;
  head: boolean;
  funds: Header[];
  indicators: Header[];
}

/** How far a title may stand before the first thing of its form. */
const TITLE_REACH = 400;

/**
 * Finds the forms of a text by their titles, heads and headers. A title, a second head, a second funds header behind
 * indicators begin a new form; an indicators header with none of these before it goes on with the form.
 */
export function findFrames(glyphs: Glyphs, lexicon: Lexicon): Frame[] {
  const all = events(glyphs, lexicon);
  const frames: Frame[] = [];
  let open: Open | null = null;
  const close = (end: number): void => {
    if (open !== null && (open.funds.length > 0 || open.indicators.length > 0 || (open.head && open.title !== null)))
      frames.push({ start: open.start, end, title: open.title, funds: open.funds, indicators: open.indicators });
    open = null;
  };
  let barred = false;
  for (const event of all) {
    if (event.kind === 'other') {
      close(event.at);
      barred = true;
      continue;
    }
    if (barred && event.kind === 'funds') continue;
    barred = false;
    if (event.kind === 'title') {
      const current: Open | null = open;
      if (current !== null && !hasBody(current) && current.title !== null && !current.head) open = null;
      close(event.at);
      open = { start: event.at, title: event.title, head: false, funds: [], indicators: [] };
      continue;
    }
    const current: Open | null = open;
    const stale =
      current !== null &&
      !hasBody(current) &&
      !current.head &&
      event.at - current.start > TITLE_REACH * (event.kind === 'indicators' ? 5 : 1);
    const starts =
      current === null ||
      stale ||
      (event.kind === 'head' && (hasBody(current) || (current.head && event.at - current.start > TITLE_REACH))) ||
      (event.kind === 'funds' && current.indicators.length > 0 && current.funds.length > 0);
    if (starts) {
      if (stale) open = null;
      else close(event.at);
      open = { start: event.at, title: null, head: false, funds: [], indicators: [] };
    }
    const form = open as Open | null;
    if (form === null) continue;
    if (event.kind === 'head') form.head = true;
    else if (event.kind === 'funds') form.funds.push(event.header);
    else form.indicators.push(event.header);
  }
  close(glyphs.length);
  return frames.filter((frame, i) => hasBody(frame) || !sameTitle(glyphs, frame, frames[i + 1]));
}

/** A title that stands twice, in the name of the file and over the form, is one. */
const sameTitle = (glyphs: Glyphs, a: Frame, b: Frame | undefined): boolean =>
  a.title !== null &&
  b?.title != null &&
  textOf(glyphs, a.title.start, a.title.end) === textOf(glyphs, b.title.start, b.title.end);

const hasBody = (form: { readonly funds: readonly Header[]; readonly indicators: readonly Header[] }): boolean =>
  form.funds.length > 0 || form.indicators.length > 0;

/** True where a break that ends a line, a cell or more stands before a glyph. */
export const startsLine = (glyphs: Glyphs, index: number): boolean =>
  index === 0 || (glyphs.before[index] as Break) >= Break.line;
