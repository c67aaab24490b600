import type { IndicatorColumn } from '../../raw/raw-form.js';
import type { Glyphs } from '../glyphs.js';
import type { Atom } from './atoms.js';
import { MOST_ATOMS } from './blanks.js';
import { kinship, type Likeness, likenessOf } from './kinship.js';
import { ACTUAL, type Apart, apartPrice, price } from './price.js';
import { ragged } from './shape.js';
import { amountOf, isDash, isNumber } from './vocabulary.js';
import type { Work } from './work.js';

/** A column of a form's indicators block. */
export interface Column {
  readonly field: IndicatorColumn;
  /** Whether the header prints it; unprinted ones are tried at a price. */
  readonly printed: boolean;
  /** Of a column that the transcript knows by its label only. */
  readonly label?: string;
}

/** A cell that may begin at an atom: where it ends, what it costs in its column, its text by number. */
export interface Candidate {
  readonly to: number;
  readonly cost: number;
  readonly text: number;
}

/** The cells that may begin at each atom of a block, priced by column, and the texts that they hold. */
export interface Cells {
  /** Cells of the column of a slot that begin at an atom, short ones first; those too dear to be one are left out. */
  readonly at: (atom: number, slot: number) => readonly Candidate[];
  /** How well an actual value fits a target, both by number of their texts. */
  readonly kinship: (target: number, actual: number) => number;
  /** How well a score fits its weight, and whether it is below it. */
  readonly score: (weight: number, score: number) => { readonly cost: number; readonly lost: boolean };
}

/** The number of the text that is none. */
export const NO_TEXT = 0;

const LEVEL_IN_CELL = 5;
const MARK_IN_CELL = 9;
/** Joins dearer than this make no cell. */
const MOST_JOINS = 16;
/** Prices above which a text is no cell of a column. */
const MOST_PRICE = 13;
const GLUED_ATOMS = 12;
/** Glyphs of a text behind which no cell goes on. */
const MOST_GLYPHS = 1200;

const FIGURES: ReadonlySet<IndicatorColumn> = new Set(['weight', 'score', 'reviewScore', 'coefficient']);

/** A block of indicators in pieces. */
export interface Pieces {
  readonly glyphs: Glyphs;
  readonly atoms: readonly Atom[];
  /** The text has lost its breaks. */
  readonly glued: boolean;
  readonly apart: Apart;
}

/** A block of indicators with its cells, which all searches of it share. */
export interface Block extends Pieces {
  readonly cells: Cells;
  readonly work: Work;
}

const FIELDS = Object.keys(MOST_ATOMS) as IndicatorColumn[];
const SLOTS: ReadonlyMap<IndicatorColumn, number> = new Map(FIELDS.map((field, i) => [field, i]));

/** The number by which the cells of a block know a column, printed or not. */
export const slotOf = ({ field, printed }: Column): number =>
  (SLOTS.get(field) as number) + (printed ? 0 : FIELDS.length);

const columnOf = (slot: number): Column => ({
  field: FIELDS[slot % FIELDS.length] as IndicatorColumn,
  printed: slot < FIELDS.length,
});

/**
 * Which parts of the targets stand in columns of their own, by the header's columns in their order and by the block's
 * text: where it says 定量, a column 指标性质 holds the natures of indicators and not signs.
 */
export function apartOf(columns: readonly Column[], fold: string): Apart {
  const fields = columns.filter((column) => column.printed).map((column) => column.field);
  const target = fields.indexOf('target');
  return {
    signs: target > 0 && fields[target - 1] === 'operator' && !fold.includes('定量'),
    units: target >= 0 && fields[target + 1] === 'unit',
  };
}

/** Prepares the cells of a block; prices are worked out when they are first asked for, one atom at a time. */
export function cellsOf({ glyphs, atoms, glued, apart }: Pieces): Cells {
  const numbers = new Map<string, number>([['', NO_TEXT]]);
  const texts: string[] = [''];
  const numberOf = (text: string): number => {
    let number = numbers.get(text);
    if (number === undefined) {
      number = texts.length;
      texts.push(text);
      numbers.set(text, number);
    }
    return number;
  };
  let spans: Span[] = [];
  let spansAt = -1;
  const byAtom: ((readonly Candidate[] | undefined)[] | undefined)[] = new Array(atoms.length);
  let values: (number | undefined)[] = [];
  const open = (at: number): void => {
    if (spansAt === at) return;
    spansAt = at;
    spans = spansFrom(glyphs, atoms, at);
    values = new Array<number | undefined>(spans.length);
  };
  const valueAt = (i: number): number => {
    let cost = values[i];
    if (cost === undefined) {
      cost = price('forecast', (spans[i] as Span).text, true, glued);
      values[i] = cost;
    }
    return cost;
  };
  const priceAt = ({ field, printed }: Column, i: number): number => {
    const { text } = spans[i] as Span;
    if (field === 'target') return valueAt(i) + apartPrice(text, apart);
    if (field === 'actual') return valueAt(i) * ACTUAL;
    return field === 'forecast' || field === 'adjustedTarget' ? valueAt(i) : price(field, text, printed, glued, apart);
  };
  const candidates = (at: number, one: Column): Candidate[] => {
    const first = glyphs.fold[(atoms[at] as Atom).start] as string;
    const found: Candidate[] = [];
    if (!mayBegin(one.field, first)) return found;
    const most = MOST_ATOMS[one.field] + (glued && !FIGURES.has(one.field) ? GLUED_ATOMS : 0);
    for (let i = 0; i < spans.length; i++) {
      const span = spans[i] as Span;
      if (span.to - at > most) break;
      const own = priceAt(one, i);
      if (own > MOST_PRICE) continue;
      span.ragged ??= ragged(glyphs, atoms, at, span.to);
      found.push({ to: span.to, cost: span.joins + own + span.ragged, text: numberOf(span.text) });
    }
    return found;
  };
  const kinships: (Map<number, number> | undefined)[] = [];
  const likenesses: (Likeness | undefined)[] = [];
  const likeness = (text: number): Likeness => {
    let found = likenesses[text];
    if (found === undefined) {
      found = likenessOf(texts[text] as string);
      likenesses[text] = found;
    }
    return found;
  };
  return {
    at: (at, slot) => {
      let bySlot = byAtom[at];
      if (bySlot === undefined) {
        bySlot = new Array(2 * FIELDS.length);
        byAtom[at] = bySlot;
      }
      let found = bySlot[slot];
      if (found === undefined) {
        open(at);
        found = candidates(at, columnOf(slot));
        bySlot[slot] = found;
      }
      return found;
    },
    kinship: (target, actual) => {
      if (target === NO_TEXT) return 0;
      let known = kinships[target];
      if (known === undefined) {
        known = new Map();
        kinships[target] = known;
      }
      let cost = known.get(actual);
      if (cost === undefined) {
        cost = kinship(likeness(target), likeness(actual));
        known.set(actual, cost);
      }
      return cost;
    },
    score: (weight, score) => scoreOf(texts[weight] as string, texts[score] as string),
  };
}

interface Span {
  readonly to: number;
  readonly joins: number;
  readonly text: string;
  ragged: number | null;
}

/** The runs of atoms from `at` on that joins at a bearable price make one text. */
function spansFrom(glyphs: Glyphs, atoms: readonly Atom[], at: number): Span[] {
  const spans: Span[] = [];
  let text = '';
  let joins = 0;
  const most = Math.min(atoms.length, at + MOST_SPAN);
  for (let to = at + 1; to <= most; to++) {
    const last = atoms[to - 1] as Atom;
    if (to > at + 1) {
      joins += last.kind === 'text' ? last.join : last.kind === 'mark' ? MARK_IN_CELL : LEVEL_IN_CELL;
      if (joins > MOST_JOINS || text.length > MOST_GLYPHS) break;
    }
    if (last.kind === 'text' || last.kind === 'mark') text += glyphs.fold.slice(last.start, last.end);
    if (last.kind === 'text') spans.push({ to, joins, text, ragged: null });
  }
  return spans;
}

const MOST_SPAN = Math.max(...Object.values(MOST_ATOMS)) + GLUED_ATOMS;

/** Whether a cell of a column may begin with a glyph at all: figures with a figure or a dash, a unit with none. */
function mayBegin(field: IndicatorColumn, first: string): boolean {
  if (FIGURES.has(field)) return /[\d.一/\\*-]|[—–―]/u.test(first);
  return field !== 'unit' || !/\d/u.test(first);
}

const PLAIN = { cost: 0, lost: false } as const;

function scoreOf(weight: string, score: string): { readonly cost: number; readonly lost: boolean } {
  if (isDash(weight)) return { cost: isDash(score) ? -1 : 1, lost: false };
  if (!isNumber(weight) || !isNumber(score)) return PLAIN;
  const [w, s] = [amountOf(weight), amountOf(score)];
  return { cost: s > w ? 5 : s === w ? -1.2 : s === 0 || s >= w * 0.3 ? 0 : 1, lost: s < w };
}
