import { labels } from '../generated/labels.js';
import type { Lexicon } from '../labels/lexicon.js';
import { filledIn, isUntickedMenu } from '../labels/menu.js';
import { moneyUnitOf, unitAtStart } from '../labels/money-unit.js';
import { anyOf } from '../labels/word-pattern.js';
import type { RawCell, RawLabelled } from '../raw/raw-form.js';
import { type Amount, amountOf, type TotalFigure, totalFigureOf } from './amounts.js';
import { labelOf, looksLikeLabel } from './know.js';
import type { GridCell } from './rows.js';

/** What the labels of one row or line say. */
export interface HeadRow {
  readonly labelled: readonly RawLabelled[];
  readonly moneyUnit: string | null;
  readonly unread: readonly GridCell[];
  /** Amounts beside labels that are no labels of the head. */
  readonly amounts: readonly Amount[];
  /** Figures of the whole project beside labels of columns of money. */
  readonly figures: readonly TotalFigure[];
  /** Labels that the lexicon knows. */
  readonly known: number;
}

/** A part of a cell, with the spans of its glyphs where the cell stands in one piece. */
export function partOf(cell: RawCell, start: number, end: number): RawCell | null {
  const piece = cell.text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  const text = piece.trim();
  if (text === '') return null;
  const only = cell.spans.length === 1 ? cell.spans[0] : undefined;
  const exact = only !== undefined && only[1] - only[0] === cell.text.length;
  const spans = exact ? ([[only[0] + start + lead, only[0] + start + lead + text.length]] as const) : cell.spans;
  return { ...cell, text, spans };
}

interface Inline {
  readonly field: string;
  readonly label: string;
  /** Range of the label in the cell's text, the colon included. */
  readonly start: number;
  readonly end: number;
}

const HEADS = ['head', 'tail'] as const;

const fieldOf = (lexicon: Lexicon, fold: string): string | undefined => {
  for (const region of HEADS) {
    const label = labelOf(lexicon, region, fold);
    if (label !== null) return label.field;
  }
  return undefined;
};

const YEAR_LABELS: readonly string[] = labels.yearLabels;

/** Does a text name the year of the form and the one behind it print a year? Alone such a label may be half of another. */
const namesYear = (fold: string, behind: string): boolean =>
  YEAR_LABELS.includes(fold) && /^\s*20\d\d(?:年度?)?(?!\d)/u.test(behind);

/** Labels with a colon inside a text: `单位名称：… 填报日期：…`. A label stands at the start or behind white space. */
export function inlineLabels(lexicon: Lexicon, text: string): Inline[] {
  const found: Inline[] = [];
  for (const match of text.matchAll(/(?<=^|[\s，,；;、|)）])([^\s:：，,；;。|][^:：，,；;。|]{0,28}?)\s*[:：]/gu)) {
    const label = (match[1] ?? '').trim();
    const words = label.split(/\s{1,}/u);
    // A value may stand before the label in the same piece: take the shortest tail that is a label.
    for (let from = words.length - 1; from >= 0; from--) {
      const tail = words.slice(from).join('');
      const fold = tail.normalize('NFKC');
      const unit = /^(?:金额)?(?:计量)?单位$/u.test(fold);
      const year = namesYear(fold, text.slice(match.index + match[0].length));
      const field = unit ? 'moneyUnit' : year ? 'extra' : fieldOf(lexicon, fold.replaceAll('×', '*'));
      if (field === undefined) continue;
      const before = words.slice(0, from).join(' ').length;
      found.push({
        field,
        label: tail,
        start: match.index + (before === 0 ? 0 : before),
        end: match.index + match[0].length,
      });
      break;
    }
    if (found.length === MOST_LABELS) break;
  }
  return found;
}

/** Labels that one cell may have, and names of who signs behind one of them. */
const MOST_LABELS = 500;
const MOST_SIGNED = 10;
/** Fields of persons; besides these, labels of who signs and when may stand before another such label. */
const PERSONS: ReadonlySet<string> = new Set(['contactName', 'contactPhone', 'contactFinance']);
const SIGNING: ReadonlySet<string> = new Set(labels.signed);
/** Behind a short value or none, parted by white space, a label of who signs or when: 填表人：　审核人：. */
const SIGNED = new RegExp(
  `^([^:：]{0,12}?\\s+)((?:${anyOf(labels.signed)})(?:[（(]\\p{Script=Han}{1,4}[）)])?)\\s*[:：]`,
  'u',
);

/** The value of a label of a person or a date within [from, until) of a cell, and the labels of who signs behind it. */
function signedBehind(cell: RawCell, label: Inline, until: number): { value: RawCell | null; signed: RawLabelled[] } {
  const signs = PERSONS.has(label.field) || SIGNING.has(label.label.normalize('NFKC').replace(/\(.*$/u, ''));
  const nextOf = (from: number): RegExpExecArray | null => (signs ? SIGNED.exec(cell.text.slice(from, until)) : null);
  const endOf = (from: number, next: RegExpExecArray | null): number =>
    next === null ? until : from + (next[1] ?? '').length;
  let from = label.end;
  let next = nextOf(from);
  const value = partOf(cell, from, endOf(from, next));
  const signed: RawLabelled[] = [];
  while (next !== null) {
    const [all, , name = ''] = next;
    from += all.length;
    next = signed.length + 1 < MOST_SIGNED ? nextOf(from) : null;
    signed.push({ field: 'extra', label: name, cell: partOf(cell, from, endOf(from, next)) });
  }
  return { value, signed };
}

/** Reads the labels with colons of one cell; null where it has none at its start. */
export function readInline(lexicon: Lexicon, cell: RawCell): Omit<HeadRow, 'unread' | 'amounts' | 'figures'> | null {
  const inline = inlineLabels(lexicon, cell.text);
  const first = inline[0];
  if (first === undefined || cell.text.slice(0, first.start).trim() !== '') return null;
  const labelled: RawLabelled[] = [];
  let moneyUnit: string | null = null;
  inline.forEach((label, index) => {
    const { value, signed } = signedBehind(cell, label, inline[index + 1]?.start ?? cell.text.length);
    if (label.field === 'moneyUnit') {
      const unit = unitAtStart(value?.text ?? '');
      if (unit !== null) moneyUnit = unit;
      else labelled.push({ field: 'extra', label: label.label, cell: value });
    } else labelled.push({ field: label.field, label: label.label, cell: value });
    labelled.push(...signed);
  });
  return { labelled, moneyUnit, known: inline.length };
}

/**
 * Reads a row of labels with their values to the right. A label takes the next cell that is none; a label that another
 * of the same meaning follows is a heading over it and shares its value; a cell that no label claims and another follows
 * is a label that the lexicon does not know.
 * @param inFunds amounts of sources stand in the rows above: a source is one here too, though its label is also of the
 *   head, as behind another source in the row itself
 */
export function readHeadRow(lexicon: Lexicon, cells: readonly GridCell[], inFunds = false): HeadRow {
  const labelled: RawLabelled[] = [];
  const unread: GridCell[] = [];
  const amounts: Amount[] = [];
  const figures: TotalFigure[] = [];
  let moneyUnit: string | null = null;
  let known = 0;
  let open: { field: string; label: string; end: number } | undefined;
  let over: { field: string; label: string } | undefined;
  const close = (waiting: typeof open): void => {
    if (waiting !== undefined) labelled.push({ field: waiting.field, label: waiting.label, cell: null });
  };
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at];
    if (cell === undefined) break;
    const year = namesYear(cell.fold, cells[at + 1]?.fold ?? '');
    const field = year ? 'extra' : fieldOf(lexicon, cell.fold);
    const besideSource = inFunds || amounts.some((each) => each.source !== null);
    const source = besideSource && field === 'extra' && labelOf(lexicon, 'fundRows', cell.fold) !== null;
    const figure = field === undefined && open === undefined ? totalFigureOf(lexicon, cell, cells[at + 1]) : null;
    const amount = figure === null && (field === undefined || source) ? amountOf(lexicon, cell, cells[at + 1]) : null;
    if (amount !== null || figure !== null) {
      close(open);
      open = undefined;
      if (amount !== null) amounts.push(amount);
      if (figure !== null) figures.push(figure);
      moneyUnit ??= moneyUnitOf(cell.fold);
      at++;
      continue;
    }
    const inline = readInline(lexicon, cell.raw);
    const blankInline = inline !== null && inline.labelled.length === 1 && inline.labelled[0]?.cell === null;
    if (inline !== null && !(blankInline && inline.known === 1)) {
      close(open);
      open = undefined;
      labelled.push(...inline.labelled);
      moneyUnit ??= inline.moneyUnit;
      known += inline.known;
      continue;
    }
    const waiting = open;
    if (field !== undefined) {
      known++;
      moneyUnit ??= field === 'extra' ? null : moneyUnitOf(cell.fold);
      if (waiting !== undefined && waiting.field === field && waiting.end === cell.column && at === 1) {
        over = { field: waiting.field, label: waiting.label };
        open = { field: 'extra', label: cell.text, end: cell.end };
        continue;
      }
      close(waiting);
      open = { field, label: cell.text, end: cell.end };
      continue;
    }
    if (waiting !== undefined) {
      const value = filledIn(cell.raw);
      labelled.push({ field: waiting.field, label: waiting.label, ...value });
      if (over !== undefined) labelled.push({ ...over, ...value });
      over = undefined;
      open = undefined;
      continue;
    }
    const next = cells[at + 1];
    const block = labelOf(lexicon, 'blocks', cell.fold) !== null;
    if (block) {
      moneyUnit ??= moneyUnitOf(cell.fold);
      continue;
    }
    if (!looksLikeLabel(cell.fold)) {
      if (!isUntickedMenu(cell.text)) unread.push(cell);
      continue;
    }
    const nextIsLabel = next !== undefined && fieldOf(lexicon, next.fold) !== undefined;
    if (nextIsLabel) continue;
    open = { field: 'extra', label: cell.text, end: cell.end };
  }
  close(open);
  return { labelled, moneyUnit, unread, amounts, figures, known };
}
