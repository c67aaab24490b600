import type { IndicatorColumn } from '../../raw/raw-form.js';
import { Break } from '../glyphs.js';
import type { Atom } from './atoms.js';
import { beamsOf, closed, filling, leaving, type Node, passing, ROOT } from './beams.js';
import { BLANK } from './blanks.js';
import { type Block, type Column, NO_TEXT, slotOf } from './cells.js';
import { isStray, keepsLines } from './shape.js';
import { MOST_IN_SEARCH, PER_ATOM } from './work.js';

/** What a blank costs in columns of this form, where that is known better than in general. */
export type Blanks = { readonly [C in IndicatorColumn]?: number };

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
  /** False where work ran short before the end of the block. */
  readonly whole: boolean;
}

const BEAM = 10;
const BEAM_GLUED = 24;
/** The most that one cell can lower the cost of a reading, and the most that one equal to its target can. */
const BONUS = 2.2;
const EQUAL_BONUS = 4;
const MARGIN_LINES = 9;
const MARGIN_GLUED = 12;
const SKIP = 5;
/** A mark lost without a reason; without breaks the reason may have gone into the next name. */
const UNEXPLAINED = 0.6;
const UNEXPLAINED_GLUED = 1.8;
/** A row that begins in the middle of a line, where lines are kept. */
const MID_LINE = 4;
/** What a blank name costs less right behind a label of the second level, which then names the row. */
const NAMED_BY_LEVEL = 4.5;
const LEVEL_IN_ROW = 6;
/** A row behind its mark (指标1：) that has no name. */
const MARKED_UNNAMED = 8;
/** Blanks in a row dearer than this make no row. */
const MOST_BLANKS = 12;
/** Price of a cut from which on it lies inside a word. */
const IN_WORD = 1.5;
const FREE_TEXT: ReadonlySet<IndicatorColumn> = new Set(['deviation', 'definition', 'scoreRule']);

/**
 * The cheapest reading of an indicators block as rows of cells: every atom goes into a cell of a column, a label, or is
 * left over at a price. Columns run from left to right; blanks are priced by column; a beam of the best readings is
 * kept at each atom, each carrying its row's target, weight and score, since an actual value is judged by its target
 * and a score by its weight. What came before a row does not matter to it, so each row is opened from one reading only.
 * When half of the work is done the beam narrows; when all is, the rest of the block is left over.
 */
export function searchRows(block: Block, columns: readonly Column[], blank: Blanks = {}): SearchResult {
  const { glyphs, atoms, glued, cells } = block;
  const count = atoms.length;
  const slots = columns.map(slotOf);
  const gaps = gapsOf(columns, blank);
  const beams = beamsOf(count, glued ? BEAM_GLUED : BEAM, glued ? MARGIN_GLUED : MARGIN_LINES);
  const hasLines = keepsLines(atoms);
  const actual = columns.findIndex((column) => column.field === 'actual');
  const most = Math.min(block.work.left, MOST_IN_SEARCH);
  let tried = 0;
  beams.push(ROOT);
  for (let at = 0; at < count; at++) {
    const nodes = beams.take(at, tried > most / 2);
    const atom = atoms[at] as Atom;
    if (nodes.length === 0) continue;
    if (atom.kind !== 'text') {
      for (const node of nodes) passLabel(node, atom);
      continue;
    }
    const stray = isStray(glyphs, atoms, at) ? 1 : SKIP;
    for (const node of nodes) beams.push(leaving(node, node.cost + stray));
    if (tried > most) continue;
    tried += PER_ATOM;
    openRows(nodes, at);
    for (const node of nodes) if (node.column >= 0) goOn(node, at);
  }
  block.work.left -= tried;
  return { ...unwind(beams.take(count, false), closing), whole: tried <= most / 2 };

  function closing(node: Node): number {
    if (node.column < 0) return 0;
    const cost = gaps.sum(node.column + 1, columns.length);
    return node.lost && (columns[node.column] as Column).field !== 'deviation'
      ? cost + (glued ? UNEXPLAINED_GLUED : UNEXPLAINED)
      : cost;
  }

  function passLabel(node: Node, atom: Atom): void {
    beams.push(closed(node, node.cost + closing(node), atom.kind === 'mark'));
    if (node.column >= 0 && atom.kind !== 'mark') beams.push(passing(node, node.cost + LEVEL_IN_ROW));
  }

  /** Opens a row from the cheapest reading that allows it: one for a name inside a word, one behind a mark, one else. */
  function openRows(nodes: readonly Node[], at: number): void {
    const atom = atoms[at] as Atom;
    const inWord = atom.before === Break.none && atom.cut >= IN_WORD;
    const midLine = hasLines && atom.before === Break.space && atoms[at - 1]?.kind === 'text' ? MID_LINE : 0;
    let any: Node | null = null;
    let plain: Node | null = null;
    let name: Node | null = null;
    let anyCost = Number.POSITIVE_INFINITY;
    let plainCost = Number.POSITIVE_INFINITY;
    let nameCost = Number.POSITIVE_INFINITY;
    for (const node of nodes) {
      const cost = node.column < 0 ? node.cost : node.cost + closing(node) + atom.cut + midLine;
      if (cost < anyCost) {
        any = node;
        anyCost = cost;
      }
      if (!node.marked && cost < plainCost) {
        plain = node;
        plainCost = cost;
      }
      const free = node.column < 0 || FREE_TEXT.has((columns[node.column] as Column).field);
      if ((!inWord || free) && cost < nameCost) {
        name = node;
        nameCost = cost;
      }
    }
    for (let column = 0; column < columns.length; column++) {
      const { field } = columns[column] as Column;
      const blanks = gaps.sum(0, column);
      if (blanks > MOST_BLANKS) break;
      if (inWord && FREE_TEXT.has(field)) continue;
      let from: Node | null = field === 'name' ? name : any;
      let base = field === 'name' ? nameCost : anyCost;
      if (field !== 'name' && from?.marked === true) {
        base += MARKED_UNNAMED;
        if (plainCost < base) {
          from = plain;
          base = plainCost;
        }
      }
      if (from === null) continue;
      if (field !== 'name' && field !== 'level2' && atoms[at - 1]?.kind === 'level2') base -= NAMED_BY_LEVEL;
      extend(from, at, column, base + blanks, true);
    }
  }

  /** Goes on with a row in each column behind its last. */
  function goOn(node: Node, at: number): void {
    const atom = atoms[at] as Atom;
    const inWord = atom.before === Break.none && atom.cut >= IN_WORD;
    const behindFree = FREE_TEXT.has((columns[node.column] as Column).field);
    const empty = glyphs.empty[atom.start] as number;
    for (let column = node.column + 1; column < columns.length; column++) {
      const { field } = columns[column] as Column;
      if (inWord && (FREE_TEXT.has(field) || (field === 'name' && !behindFree))) continue;
      const blanks = gaps.between(node.column, column, empty);
      if (blanks > MOST_BLANKS) break;
      extend(node, at, column, node.cost + atom.cut + blanks, false);
    }
  }

  function extend(node: Node, at: number, column: number, base: number, opens: boolean): void {
    const { field } = columns[column] as Column;
    const target = opens ? NO_TEXT : node.target;
    const weight = opens ? NO_TEXT : node.weight;
    const wasLost = !opens && node.lost;
    for (const { to, cost: own, text } of cells.at(at, slots[column] as number)) {
      tried++;
      let cost = base + own;
      const limit = beams.limit(to);
      if (cost - (field === 'actual' && text === target ? EQUAL_BONUS : BONUS) > limit) continue;
      let lost = wasLost;
      if (field === 'actual') cost += cells.kinship(target, text);
      else if (field === 'score') {
        const fit = cells.score(weight, text);
        cost += fit.cost;
        lost = fit.lost;
      } else if (field === 'deviation' && !opens) cost += reasonPrice(wasLost);
      if (cost > limit) continue;
      const nextTarget = field === 'target' ? text : column >= actual ? NO_TEXT : target;
      const nextWeight = field === 'weight' ? text : field === 'score' ? NO_TEXT : weight;
      if (!beams.wants(to, cost, column, nextTarget, nextWeight, lost, false)) continue;
      beams.push(filling(node, at, to, column, cost, opens, { target: nextTarget, weight: nextWeight, lost }));
    }
  }
}

/** A reason is likely behind a lost mark, less so behind a full one. */
const reasonPrice = (lost: boolean): number => (lost ? -1 : 0.8);

/** What blanks cost. */
interface Gaps {
  /** Leaving columns [from, to) blank. */
  readonly sum: (from: number, to: number) => number;
  /** Blank columns between two filled ones; those that an empty cell of the print backs cost next to nothing. */
  readonly between: (after: number, column: number, empty: number) => number;
}

function gapsOf(columns: readonly Column[], blank: Blanks): Gaps {
  const sums = [0];
  const printed = [0];
  for (const column of columns) {
    const cost = column.printed ? (blank[column.field] ?? BLANK[column.field]) : 0;
    sums.push((sums.at(-1) as number) + cost);
    printed.push((printed.at(-1) as number) + (column.printed ? 1 : 0));
  }
  const sum = (from: number, to: number): number => (sums[to] as number) - (sums[from] as number);
  const between = (after: number, column: number, empty: number): number => {
    const all = sum(after + 1, column);
    if (empty === 0) return all;
    const skipped = (printed[column] as number) - (printed[after + 1] as number);
    if (skipped === 0) return all + 0.6;
    return (all * Math.max(0, skipped - empty)) / skipped + 0.2 + (empty > skipped ? 0.3 : 0);
  };
  return { sum, between };
}

function unwind(nodes: readonly Node[], closing: (node: Node) => number): Omit<SearchResult, 'whole'> {
  let [best, cost]: [Node | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const node of nodes) {
    const whole = node.cost + closing(node);
    if (whole < cost) [best, cost] = [node, whole];
  }
  const rows: Segment[][] = [];
  const skipped: number[] = [];
  let row: Segment[] = [];
  for (let one: Node | null = best; one !== null; one = one.previous) {
    if (one.skipped >= 0) skipped.push(one.skipped);
    if (one.from < 0) continue;
    row.push({ column: one.column, from: one.from, to: one.at });
    if (one.opens) {
      rows.push(row.reverse());
      row = [];
    }
  }
  return { cost: best === null ? 0 : cost, rows: rows.reverse(), skipped };
}
