import { labels as words } from '../generated/labels.js';
import { values } from '../generated/values.js';
import type { Lexicon } from '../labels/lexicon.js';
import { filledIn } from '../labels/menu.js';
import { MONEY_UNITS } from '../labels/money-unit.js';
import { anyOf } from '../labels/word-pattern.js';
import type { RawFundRow, RawLabelled } from '../raw/raw-form.js';
import { Owner, type Ownership, own, takeCell } from './cells.js';
import { Break, indexAt, textOf } from './glyphs.js';
import { unitInText } from './money.js';
import { type Found, scanLabels } from './scan.js';

export interface Head {
  readonly labelled: readonly RawLabelled[];
  /** Money printed behind a label of the head, in forms that have no funds table. */
  readonly funds: readonly RawFundRow[];
  readonly moneyUnit: string | null;
}

const FORM_TOTALS: ReadonlySet<string> = new Set(words.formTotals);
const MONEY = new RegExp(`^\\d[\\d,]*(?:\\.\\d+)?(?:${MONEY_UNITS})?$`, 'u');
/** （万元）, 单位：万元 at the end of a value. */
const UNIT_AT_END = new RegExp(`(?:\\((?:${MONEY_UNITS})\\)|\\(?(?:金额)?单位:(?:${MONEY_UNITS})\\)?)$`, 'u');

const clean = (text: string): string => text.replace(/[\s:：]+$/u, '');

/**
 * Reads the head of a form, [from, to): each label with the text up to the next label. `withFunds`: labels of money rows
 * count too, with one amount behind each.
 */
export function readHead(
  book: Ownership,
  lexicon: Lexicon,
  from: number,
  to: number,
  glued: boolean,
  withFunds: boolean,
): Head {
  const { glyphs } = book;
  const run = glued || runsOn(book, lexicon, from, to);
  let before = '';
  const labels = scanLabels(
    glyphs,
    lexicon,
    withFunds ? ['head', 'blocks', 'fundRows', 'goals'] : ['head', 'blocks'],
    from,
    to,
    run,
    (label, start) => {
      if (label.region === 'fundRows') return /^:?\d/u.test(glyphs.fold.substr(start + label.folded.length, 2));
      // 古树保护项目主管部门: what stands right behind a name and might end it does.
      if (before === 'name' && label.field === 'supervisor' && label.folded.startsWith('项目'))
        if (glyphs.before[start] === Break.none) return false;
      before = label.field;
      return true;
    },
  );
  const headings = headingsOf(book, from, to);
  const labelled: RawLabelled[] = [];
  const funds: RawFundRow[] = [];
  let boxes: [number, number] | null = null;
  for (const [i, found] of labels.entries()) {
    const next = Math.min(labels[i + 1]?.start ?? to, ...headings.map(([at]) => at).filter((at) => at >= found.end));
    // A numbered heading holds its text whole, also where it is a label that is known.
    const first = found.label.field === 'extra' ? found.start + 1 : found.start;
    if (headings.some(([at, , end]) => first > at && found.start < end)) continue;
    own(book, found.start, found.end, Owner.label);
    if (found.label.region === 'blocks' || found.label.region === 'goals') continue;
    const label = clean(glyphs.char.slice(found.start, found.end).join(''));
    const shifted: boolean = boxes !== null && isBoxes(glyphs.fold.slice(found.end, next));
    const boxesAt: number | null = shifted ? found.end : isBare(labels, i + 1) ? boxesIn(book, found.end, next) : null;
    const text = glyphs.fold.slice(found.end, next);
    if (found.label.region === 'fundRows' || (withFunds && FORM_TOTALS.has(found.label.folded))) {
      if (MONEY.test(text)) {
        const cell = takeCell(book, found.end, next, 0.9);
        const source = found.label.region === 'fundRows' ? found.label.field : 'total';
        if (cell !== null && !(source === 'total' && funds.some((row) => row.source === 'total')))
          funds.push({ source, cells: { annual: cell } });
        if (found.label.region === 'fundRows') continue;
      } else if (found.label.region === 'fundRows') continue;
    }
    labelled.push({
      field: found.label.field,
      label,
      ...filledIn(
        boxes !== null && (found.end === next || shifted)
          ? takeCell(book, ...boxes, 0.7)
          : takeCell(book, found.end, trimValue(book, found, boxesAt ?? next), 0.95),
      ),
    });
    boxes = boxesAt === null ? null : [boxesAt, next];
  }
  handOut(book, labelled);
  for (const [at, textAt, end] of headings) {
    own(book, at, textAt, Owner.label);
    labelled.push({
      field: 'extra',
      label: clean(glyphs.char.slice(at, textAt).join('')),
      cell: takeCell(book, textAt, end, 0.8),
    });
  }
  return { labelled, funds, moneyUnit: unitInText(glyphs, from, to) };
}

/** A line of boxes, or nothing. */
const isBoxes = (text: string): boolean => /^1[、.].*[□☐☑■✓√]/u.test(text);

/** Does a label stand without a value, with boxes before it perhaps? */
const isBare = (labels: readonly Found[], index: number): boolean =>
  labels[index] !== undefined && labels[index].label.field === 'extra';

/** Where a line of boxes to tick begins behind a value, before the label that it belongs to; null where there is none. */
function boxesIn(book: Ownership, from: number, to: number): number | null {
  const { glyphs } = book;
  for (let i = from + 1; i < to; i++)
    if ((glyphs.before[i] as Break) >= Break.line && /^1[、.].*[□☐☑■✓√]/u.test(glyphs.fold.slice(i, to))) return i;
  return null;
}

const NAMES: ReadonlySet<string> = new Set(['name', 'supervisor', 'implementer', 'department']);
const OFFICE = new RegExp(`(?:${anyOf(values.offices)})(?:\\(.{1,8}\\)|${anyOf(values.officesBehind)})?$`, 'u');

/**
 * Labels that stand one under the other with their values behind the last of them: 项目名称 / 主管部门 / the name / the
 * office. As many lines as labels, the last an office's name: each label gets its line.
 */
function handOut(book: Ownership, labelled: RawLabelled[]): void {
  for (let last = 1; last < labelled.length; last++) {
    const cell = labelled[last]?.cell;
    let first = last;
    while (first > 0 && labelled[first - 1]?.cell === null && NAMES.has(labelled[first - 1]?.field ?? '')) first--;
    const span = cell?.spans;
    if (span === undefined || cell == null || first === last || !NAMES.has(labelled[last]?.field ?? '')) continue;
    const from = indexAt(book.glyphs, span[0]?.[0] ?? 0);
    const to = indexAt(book.glyphs, (span.at(-1)?.[1] ?? 0) - 1) + 1;
    const lines: [number, number][] = [];
    for (let i = from; i < to; i++) {
      if (i === from || (book.glyphs.before[i] as Break) >= Break.line) lines.push([i, i]);
      (lines.at(-1) as [number, number])[1] = i + 1;
    }
    if (lines.length !== last - first + 1 || !OFFICE.test(textOf(book.glyphs, ...(lines.at(-1) as [number, number]))))
      continue;
    for (const [i, [a, b]] of lines.entries())
      labelled[first + i] = { ...(labelled[first + i] as RawLabelled), cell: takeCell(book, a, b, 0.7) };
  }
}

const HEADING = /^[一二三四五六七八九]、/u;

/** Lines such as 一、简要概述部门职能 that stand over a text: [start, start of the text, its end]. */
function headingsOf(book: Ownership, from: number, to: number): [number, number, number][] {
  const { glyphs } = book;
  const found: [number, number, number][] = [];
  for (let i = from; i < to; i++) {
    if ((glyphs.before[i] as Break) < Break.line || !HEADING.test(glyphs.fold.substr(i, 2))) continue;
    let end = i + 1;
    while (end < to && (glyphs.before[end] as Break) < Break.line) end++;
    if (end - i > 45) continue;
    const last = found.at(-1);
    if (last !== undefined) last[2] = i;
    found.push([i, end, to]);
  }
  return found;
}

/** Do most labels run on into their value without a break or a colon: 中央主管部门财政部? */
function runsOn(book: Ownership, lexicon: Lexicon, from: number, to: number): boolean {
  const { glyphs } = book;
  const labels = scanLabels(glyphs, lexicon, ['head'], from, to, false);
  const on = labels.filter(
    (label) => label.end < to && glyphs.before[label.end] === Break.none && glyphs.fold[label.end - 1] !== ':',
  );
  return labels.length > 1 && on.length > labels.length / 2;
}

/**
 * A score ends with its figure. Leaves a lone break-bounded bracket such as （万元）, 单位：万元 and stray signs at the end of a
 * value out of it.
 */
function trimValue(book: Ownership, found: Found, end: number): number {
  const { glyphs } = book;
  let last = end;
  if (found.label.field === 'totalScore') {
    const figure = /^\d{1,3}(?:\.\d+)?分?/u.exec(glyphs.fold.slice(found.end, last))?.[0];
    if (figure !== undefined) return found.end + figure.length;
  }
  const unit = UNIT_AT_END.exec(glyphs.fold.slice(found.end, last))?.[0];
  if (unit !== undefined && (glyphs.before[last - unit.length] as Break) > Break.none) {
    own(book, last - unit.length, last, Owner.label);
    last -= unit.length;
  }
  return last;
}
