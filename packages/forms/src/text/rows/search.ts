import type { IndicatorColumn } from '../../raw/raw-form.js';
import { Break, type Glyphs } from '../glyphs.js';
import type { Atom } from './atoms.js';
import { BLANK, isDash, isNumber, kinship, MOST_ATOMS, price, valueOf } from './price.js';

/** What a blank costs in columns of this form, where that is known better than in general. */
export type Blanks = { readonly [C in IndicatorColumn]?: number };

export interface Column {
  readonly field: IndicatorColumn;
  /** Whether the header prints it; unprinted ones are tried at a price. */
  readonly printed: boolean;
}

/** A cell of a row: atoms [from, to). */
export interface Segment {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

export interface SearchResult {
  readonly cost: number;
  /** Rows in order, each with its cells from left to right. */
  readonly rows: readonly (readonly Segment[])[];
  readonly skipped: readonly number[];
}

interface Node {
  readonly at: number;
  /** Column last filled; −1 before a row. */
  readonly column: number;
  readonly cost: number;
  readonly previous: Node | null;
  readonly segment: Segment | null;
  readonly skipped: number;
  readonly opens: boolean;
  readonly marked: boolean;
  readonly target: string;
  readonly weight: string;
  /** Whether the score is below the weight. */
  readonly lost: boolean;
}

const BEAM = 10;
const BEAM_GLUED = 30;
/** Cells tried in one search before it narrows to the best readings only. */
const BUDGET = 4_000_000;
/** Readings at one atom above which the poor ones are dropped at once. */
const CROWD = 400;
/** The most that one cell can lower the cost of a reading. */
const BONUS = 5;
const MARGIN_LINES = 9;
const MARGIN_GLUED = 13;
const SKIP = 5;
/** A row that begins in the middle of a line, where lines are kept. */
const MID_LINE = 4;
/** What a blank name costs less right behind a label of the second level, which then names the row. */
const NAMED_BY_LEVEL = 4.5;
const LEVEL_IN_ROW = 6;
const LEVEL_IN_CELL = 5;

/**
 * The cheapest reading of an indicators block as rows of cells: every atom goes into a cell of a column, a label, or is
 * left over at a price. Columns run from left to right; blanks are priced by column; a beam of the best readings is
 * kept at each atom, each carrying its row's target, weight and score, since an actual value is judged by its target
 * and a score by its weight.
 */
export function searchRows(
  glyphs: Glyphs,
  atoms: readonly Atom[],
  columns: readonly Column[],
  glued: boolean,
  blank: Blanks = {},
): SearchResult {
  const count = atoms.length;
  const lastOf = { actual: columns.findIndex((column) => column.field === 'actual') };
  const gaps = blankSums(columns, blank);
  const width = glued ? BEAM_GLUED : BEAM;
  const margin = glued ? MARGIN_GLUED : MARGIN_LINES;
  const hasLines =
    atoms.filter((atom) => atom.before === Break.line || atom.before === Break.blank).length > atoms.length / 8;
  const beams: Node[][] = Array.from({ length: count + 1 }, () => []);
  const start: Node = {
    at: 0,
    column: -1,
    cost: 0,
    previous: null,
    segment: null,
    skipped: -1,
    opens: false,
    marked: false,
    target: '',
    weight: '',
    lost: false,
  };
  (beams[0] as Node[]).push(start);
  const least = new Array<number>(count + 1).fill(Number.POSITIVE_INFINITY);
  const push = (node: Node): void => {
    if (node.cost > (least[node.at] as number) + margin) return;
    if (node.cost < (least[node.at] as number)) least[node.at] = node.cost;
    const beam = beams[node.at] as Node[];
    beam.push(node);
    if (beam.length > CROWD) beams[node.at] = prune(beam, width, margin);
  };
  const cache = new Map<number, number>();
  const texts = new Map<number, string>();
  const textOf = (from: number, to: number): string => {
    const key = from * 128 + (to - from);
    let text = texts.get(key);
    if (text === undefined) {
      text = '';
      for (let i = from; i < to; i++) {
        const atom = atoms[i] as Atom;
        if (atom.kind === 'text' || atom.kind === 'mark') text += glyphs.fold.slice(atom.start, atom.end);
      }
      texts.set(key, text);
    }
    return text;
  };
  const priceOf = (column: number, from: number, to: number): number => {
    const key = (from * 128 + (to - from)) * 32 + column;
    let cost = cache.get(key);
    if (cost === undefined) {
      const one = columns[column] as Column;
      const text = textOf(from, to);
      cost = text === '' ? 15 : price(one.field, text, one.printed, glued) + ragged(glyphs, atoms, from, to);
      cache.set(key, cost);
    }
    return cost;
  };
  let tried = 0;
  for (let at = 0; at < count; at++) {
    const nodes = prune(beams[at] as Node[], tried > BUDGET ? 2 : width, margin);
    beams[at] = [];
    const atom = atoms[at] as Atom;
    for (const node of nodes) {
      const close = node.column < 0 ? 0 : closing(node, columns, gaps);
      if (atom.kind !== 'text') {
        const closed: Node = {
          ...node,
          at: at + 1,
          column: -1,
          cost: node.cost + close,
          previous: node,
          segment: null,
          skipped: -1,
          opens: false,
          marked: atom.kind === 'mark',
          target: '',
          weight: '',
          lost: false,
        };
        push(closed);
        if (node.column >= 0 && atom.kind !== 'mark')
          push({
            ...node,
            at: at + 1,
            cost: node.cost + LEVEL_IN_ROW,
            previous: node,
            segment: null,
            skipped: -1,
            opens: false,
          });
        continue;
      }
      const stray = isStray(glyphs, atoms, at) ? 1 : SKIP;
      push({ ...node, at: at + 1, cost: node.cost + stray, previous: node, segment: null, skipped: at, opens: false });
      const open = node.column >= 0;
      extend(node, node.column, node.cost, open ? atom.cut : 0, false);
      if (open) extend(node, -1, node.cost + close, atom.cut, true);
    }
  }
  function extend(node: Node, after: number, base: number, cut: number, fresh: boolean): void {
    const { at } = node;
    const begin = atoms[at] as Atom;
    const first = glyphs.fold[begin.start] as string;
    const inWord = begin.before === Break.none && begin.cut >= IN_WORD;
    const midLine =
      hasLines && at > 0 && (atoms[at] as Atom).before === Break.space && (atoms[at - 1] as Atom).kind === 'text';
    for (let column = after + 1; column < columns.length; column++) {
      const field = (columns[column] as Column).field;
      if (!mayOpen(field, first, inWord, node.column < 0 ? null : (columns[node.column] as Column).field)) continue;
      const blanks = blankPrice(
        columns,
        gaps,
        after,
        column,
        after < 0 ? 0 : (glyphs.empty[(atoms[at] as Atom).start] as number),
      );
      if (blanks > 12) break;
      const opening = after < 0;
      let cost = base + cut + blanks;
      if (fresh && midLine) cost += MID_LINE;
      if (opening && field !== 'name' && field !== 'level2' && atoms[at - 1]?.kind === 'level2') cost -= NAMED_BY_LEVEL;
      if (opening && node.marked && !fresh && field !== 'name') cost += 8;
      let joins = 0;
      const most = Math.min(count, at + MOST_ATOMS[field] + (atoms[at]?.join === 0 ? 12 : 0));
      for (let to = at + 1; to <= most; to++) {
        if (to - at > 1) {
          const inner = atoms[to - 1] as Atom;
          joins += inner.kind === 'text' ? inner.join : inner.kind === 'mark' ? 9 : LEVEL_IN_CELL;
          if (joins > 16) break;
          if (inner.kind !== 'text') continue;
        }
        if (cost + joins - BONUS > (least[to] as number) + margin) continue;
        tried++;
        let total = cost + joins + priceOf(column, at, to);
        const limit = (least[to] as number) + margin;
        if (total - BONUS > limit) continue;
        const text = textOf(at, to);
        if (field === 'actual' && !opening && node.target !== '') total += kinship(node.target, text);
        else if (field === 'score') total += scorePrice(opening ? '' : node.weight, text);
        else if (field === 'deviation' && !opening) total += reasonPrice(node.lost);
        if (total > limit) continue;
        push({
          at: to,
          column,
          cost: total,
          previous: node,
          segment: { column, from: at, to },
          skipped: -1,
          opens: opening,
          marked: false,
          target: field === 'target' ? text : opening || column >= lastOf.actual ? '' : node.target,
          weight: field === 'weight' ? text : opening || field === 'score' ? '' : node.weight,
          lost: field === 'score' ? isLost(opening ? '' : node.weight, text) : !opening && node.lost,
        });
      }
    }
  }
  const last = (beams[count] as Node[]).map((node) => ({
    node,
    cost: node.cost + (node.column < 0 ? 0 : closing(node, columns, gaps)),
  }));
  last.sort((a, b) => a.cost - b.cost);
  const best = last[0];
  return best === undefined ? { cost: 0, rows: [], skipped: [] } : { cost: best.cost, ...unwind(best.node) };
}

const FIGURES: ReadonlySet<string> = new Set(['weight', 'score', 'reviewScore', 'coefficient']);
const FREE_TEXT: ReadonlySet<string> = new Set(['deviation', 'definition', 'scoreRule']);
/** Price of a cut from which on it lies inside a word. */
const IN_WORD = 1.5;

/**
 * Whether a cell of a column may begin with a glyph at all: figures with a figure or a dash, a unit with none; inside a
 * word no name begins but behind free text, and no free text.
 */
function mayOpen(field: IndicatorColumn, first: string, inWord: boolean, previous: IndicatorColumn | null): boolean {
  if (FIGURES.has(field)) return /[\d.一/\\*-]|[—–―]/u.test(first);
  if (field === 'unit') return !/\d/u.test(first);
  if (!inWord) return true;
  if (FREE_TEXT.has(field)) return false;
  return field !== 'name' || previous === null || FREE_TEXT.has(previous);
}

/** gaps[c]: what leaving all columns before c blank costs. */
function blankSums(columns: readonly Column[], blank: Blanks): number[] {
  const sums = [0];
  for (const column of columns)
    sums.push((sums.at(-1) as number) + (column.printed ? (blank[column.field] ?? BLANK[column.field]) : 0));
  return sums;
}

/** Blank columns between two filled ones; those that an empty cell of the print backs cost next to nothing. */
function blankPrice(
  columns: readonly Column[],
  gaps: readonly number[],
  after: number,
  column: number,
  empty: number,
): number {
  const all = (gaps[column] as number) - (gaps[after + 1] as number);
  const skipped = columns.slice(after + 1, column).filter((one) => one.printed).length;
  if (empty === 0) return all;
  return skipped === 0 ? all + 0.6 : (all * Math.max(0, skipped - empty)) / skipped + 0.2 + (empty > skipped ? 0.3 : 0);
}

function closing(node: Node, columns: readonly Column[], gaps: readonly number[]): number {
  const cost = (gaps[columns.length] as number) - (gaps[node.column + 1] as number);
  return node.lost && (columns[node.column] as Column).field !== 'deviation' ? cost + 0.6 : cost;
}

const isLost = (weight: string, score: string): boolean =>
  isNumber(weight) && isNumber(score) && valueOf(score) < valueOf(weight);

function scorePrice(weight: string, score: string): number {
  if (isDash(weight)) return isDash(score) ? -1 : 1;
  if (!isNumber(weight) || !isNumber(score)) return 0;
  const [w, s] = [valueOf(weight), valueOf(score)];
  return s > w ? 5 : s === w ? -1.2 : s === 0 || s >= w * 0.3 ? 0 : 1;
}

/** A reason is likely behind a lost mark, less so behind a full one. */
const reasonPrice = (lost: boolean): number => (lost ? -1 : 0.8);

/**
 * A cell that wraps fills each line but its last: the price of lines that break off before their neighbours.
 */
function ragged(glyphs: Glyphs, atoms: readonly Atom[], from: number, to: number): number {
  if (to - from < 2) return 0;
  const widths: number[] = [0];
  for (let i = from; i < to; i++) {
    const atom = atoms[i] as Atom;
    if (i > from && atom.before >= 2 && atom.before !== 4) widths.push(0);
    let width = 0;
    for (let k = atom.start; k < atom.end; k++) width += glyphs.fold.charCodeAt(k) < 0x100 ? 1 : 2;
    widths[widths.length - 1] = (widths.at(-1) as number) + width;
  }
  if (widths.length < 3) return widths.length === 2 && (widths[0] as number) + 6 < (widths[1] as number) ? 0.8 : 0;
  const most = Math.max(...widths);
  let cost = 0;
  for (let i = 0; i < widths.length - 1; i++) {
    const short = most - (widths[i] as number);
    if (short > 4) cost += Math.min(1.6, short / 6);
  }
  return cost;
}

/** A lone short number between line breaks is the number of a page. */
function isStray(glyphs: Glyphs, atoms: readonly Atom[], at: number): boolean {
  const atom = atoms[at] as Atom;
  const next = atoms[at + 1];
  return (
    atom.before >= 2 &&
    atom.before !== 4 &&
    (next === undefined || (next.before >= 2 && next.before !== 4)) &&
    /^-?\d{1,3}-?$|^第\d+页$/u.test(glyphs.fold.slice(atom.start, atom.end)) &&
    atom.before === 3
  );
}

/** The best readings that end at one atom; of two that differ in nothing that matters later the cheaper stays. */
function prune(nodes: Node[], most: number, margin: number): Node[] {
  if (nodes.length <= 1) return nodes;
  nodes.sort((a, b) => a.cost - b.cost);
  const limit = (nodes[0] as Node).cost + margin;
  const seen = new Set<string>();
  const kept: Node[] = [];
  for (const node of nodes) {
    if (node.cost > limit || kept.length >= most) break;
    const key = `${node.column}|${node.marked ? 1 : 0}${node.lost ? 1 : 0}|${node.target}|${node.weight}`;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(node);
  }
  return kept;
}

function unwind(node: Node): { rows: Segment[][]; skipped: number[] } {
  const rows: Segment[][] = [];
  const skipped: number[] = [];
  let row: Segment[] = [];
  for (let one: Node | null = node; one !== null; one = one.previous) {
    if (one.skipped >= 0) skipped.push(one.skipped);
    if (one.segment === null) continue;
    row.push(one.segment);
    if (one.opens) {
      rows.push(row.reverse());
      row = [];
    }
  }
  return { rows: rows.reverse(), skipped };
}
