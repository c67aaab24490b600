import type { Label, Lexicon, Region } from '../../labels/lexicon.js';
import { Break, type Glyphs } from '../glyphs.js';
import { centredFolds, type Fold, topFolds, type Woven } from './folds.js';
import { type Line, linesOf, type Piece } from './lines.js';
import { permute, type Run } from './permute.js';

type Kind = 'columns' | 'fundColumns';

/** The order in which forms print their columns as a rule. */
const ORDER: { readonly [K in Kind]: readonly string[] } = {
  columns: [
    'level1',
    'level2',
    'name',
    'definition',
    'scoreRule',
    'nature',
    'operator',
    'direction',
    'target',
    'adjustedTarget',
    'unit',
    'actual',
    'forecast',
    'coefficient',
    'weight',
    'score',
    'reviewScore',
    'deviation',
    'likelihood',
    'core',
  ],
  fundColumns: ['initial', 'annual', 'executed', 'weight', 'rate', 'score', 'reason', 'forecast'],
};
const BLOCK: { readonly [K in Kind]: string } = { columns: 'indicators', fundColumns: 'funds' };
const LEAST: { readonly [K in Kind]: number } = { columns: 4, fundColumns: 3 };
const MOST_COLUMNS = 16;
const MOST_LINES = 7;
const LONGEST = 30;
/** Pieces that one line of a header holds at least. */
const MANY = 3;

interface Parts {
  /** Every run of glyphs in a label of a column, and in a label of the block beside the header. */
  readonly columns: ReadonlySet<string>;
  readonly block: ReadonlySet<string>;
}

const known = new WeakMap<Lexicon, Map<Kind, Parts>>();

function partsOf(lexicon: Lexicon, kind: Kind): Parts {
  const kinds = known.get(lexicon) ?? new Map<Kind, Parts>();
  known.set(lexicon, kinds);
  const found = kinds.get(kind);
  if (found !== undefined) return found;
  const runsIn = (region: Region, wanted: (label: Label) => boolean): Set<string> => {
    const runs = new Set<string>();
    for (const label of lexicon.all(region)) {
      if (!wanted(label)) continue;
      const { folded } = label;
      for (let i = 0; i < folded.length; i++)
        for (let end = i + 1; end <= folded.length; end++) runs.add(folded.slice(i, end));
    }
    return runs;
  };
  const made: Parts = {
    columns: runsIn(kind, ({ folded }) => folded.length <= LONGEST),
    block: runsIn('blocks', ({ field }) => field === BLOCK[kind]),
  };
  kinds.set(kind, made);
  return made;
}

interface Column {
  readonly field: string;
  readonly cell: Woven;
}

/** The columns that a fold's cells are labels of, odd and even ones merged in the usual order; null where one is none. */
function columnsOf(lexicon: Lexicon, kind: Kind, fold: Fold): Column[] | null {
  const met = new Set<string>();
  const read = (cells: readonly Woven[]): Column[] | null => {
    const columns: Column[] = [];
    for (const cell of cells) {
      const label = lexicon.exact(kind, cell.text);
      if (label === null || met.has(label.field)) return null;
      met.add(label.field);
      columns.push({ field: label.field, cell });
    }
    return columns;
  };
  const [odd, even] = [read(fold.odd), read(fold.even)];
  if (odd === null || even === null || met.size < LEAST[kind]) return null;
  return merge(kind, odd, even);
}

interface Found {
  readonly columns: readonly Column[];
  /** Pieces of the label of the block, at the beginnings of some of the lines. */
  readonly block: Line;
}

/**
 * Which of the first lines are, all together, nothing but labels of columns one behind the other, perhaps with that of
 * the block among them: `result[n]` for the first n.
 */
function readsOn(lexicon: Lexicon, kind: Kind, lines: readonly Line[], parts: Parts): boolean[] {
  const texts = lines.map((line) => line.map((piece) => piece.text).join(''));
  const text = texts.join('');
  const ends: number[] = [];
  for (const one of texts) ends.push((ends.at(-1) ?? 0) + one.length);
  /** 得分 at the end of a line and 值 below it: whole as it stands, what is below may complete another label. */
  const isWhole = (from: number, to: number, label: Label): boolean =>
    ends.some(
      (end) =>
        end > from &&
        end < to &&
        /^\p{Script=Han}+$/u.test(text.slice(end, to)) &&
        lexicon.exact(kind, text.slice(from, end))?.field === label.field,
    );
  const reached = new Uint8Array(text.length + 1);
  reached[0] = 1;
  for (let i = 0; i < text.length; i++) {
    if (reached[i] === 0) continue;
    for (let end = i + 2; end <= Math.min(text.length, i + LONGEST); end++) {
      const part = text.slice(i, end);
      const label = lexicon.exact(kind, part);
      if (label === null ? part.length >= 4 && parts.block.has(part) : !isWhole(i, end, label)) reached[end] = 1;
    }
  }
  let end = 0;
  return [
    true,
    ...lines.map((line) => {
      for (const piece of line) end += piece.text.length;
      return reached[end] === 1;
    }),
  ];
}

/**
 * Whether lines of so many pieces may be those of at least `least` labels that wrap: mirrored round their middle, or fewer
 * and fewer downwards.
 */
function mayFold(lengths: readonly number[], least: number): boolean {
  const count = lengths.length;
  if (count < 2) return false;
  let [top, mirrored] = [(lengths[0] as number) >= least, true];
  for (let i = 1; i < count; i++) {
    if ((lengths[i] as number) > (lengths[i - 1] as number)) top = false;
    if (lengths[i] !== lengths[count - 1 - i]) mirrored = false;
  }
  return top || (mirrored && (lengths[count >> 1] as number) + (count % 2 === 0 ? 0 : Math.max(...lengths)) >= least);
}

/** Reads lines as one header that wraps; pieces of the block's label may stand at their beginnings. */
function readLines(lexicon: Lexicon, kind: Kind, lines: readonly Line[], parts: Parts): Found | null {
  if (!lines.some((line) => line.length >= MANY)) return null;
  const loose = lines.map((line) => parts.block.has(line[0]?.text ?? ''));
  const free = loose.reduce((bits, one, i) => (one ? bits | (1 << i) : bits), 0);
  for (let mask = 0; mask <= free; mask++) {
    if ((mask & ~free) !== 0) continue;
    const lengths: number[] = [];
    for (const [i, { length }] of lines.entries()) {
      const left = (mask & (1 << i)) === 0 ? length : length - 1;
      if (left > 0) lengths.push(left);
    }
    if (!mayFold(lengths, LEAST[kind])) continue;
    const block = lines.flatMap((line, i) => ((mask & (1 << i)) === 0 ? [] : line.slice(0, 1)));
    if (block.length > 0 && !parts.block.has(block.map((piece) => piece.text).join(''))) continue;
    const content = lines.map((line, i) => ((mask & (1 << i)) === 0 ? line : line.slice(1)));
    const full = content.filter((line) => line.length > 0);
    for (const fold of [
      ...centredFolds(full, LEAST[kind], MOST_COLUMNS),
      ...topFolds(full, LEAST[kind], MOST_COLUMNS),
    ]) {
      const columns = columnsOf(lexicon, kind, fold);
      if (columns === null) continue;
      return { columns, block };
    }
  }
  return null;
}

/** Steps after which the search for labels in the pieces of a header is given up. */
const MOST_STEPS = 3000;
/** Lines that one label may take, and how far below one of its lines the next may stand. */
const MOST_OF_LABEL = 4;
const REACH = 2;

/**
 * Reads lines as one header however its labels stand to each other: each piece is a label or goes on, on one of the next
 * lines, in the first piece there that completes one; pieces of one label follow each other from left to right in the
 * order of those over them.
 */
function readPieces(lexicon: Lexicon, kind: Kind, lines: readonly Line[], parts: Parts): Found | null {
  const pieces = lines.flatMap((line, row) => line.map((piece) => ({ piece, row })));
  const used = new Uint8Array(pieces.length);
  const columns: { field: string; cell: Woven }[] = [];
  let block: Line = [];
  let steps = 0;
  const settle = (): boolean => {
    const first = used.indexOf(0);
    if (first < 0) return columns.length >= LEAST[kind];
    return goOn([first], pieces[first]?.piece.text ?? '');
  };
  const goOn = (taken: readonly number[], text: string): boolean => {
    if (++steps > MOST_STEPS) return false;
    for (const i of taken) used[i] = 1;
    const label = lexicon.exact(kind, text);
    if (label !== null && !columns.some(({ field }) => field === label.field)) {
      columns.push({
        field: label.field,
        cell: { pieces: taken.map((i) => (pieces[i] as { piece: Piece }).piece), text },
      });
      if (settle()) return true;
      columns.pop();
    }
    if (block.length === 0 && lexicon.exact('blocks', text)?.field === BLOCK[kind]) {
      block = taken.map((i) => (pieces[i] as { piece: Piece }).piece);
      if (settle()) return true;
      block = [];
    }
    const { row } = pieces[taken.at(-1) as number] as { row: number };
    if (taken.length < MOST_OF_LABEL && (parts.columns.has(text) || parts.block.has(text)))
      for (const [i, next] of pieces.entries()) {
        if (used[i] === 1 || next.row <= row || next.row > row + REACH) continue;
        if (lexicon.exact(kind, next.piece.text) !== null) continue;
        const more = text + next.piece.text;
        if ((parts.columns.has(more) || parts.block.has(more)) && goOn([...taken, i], more)) return true;
      }
    for (const i of taken) used[i] = 0;
    return false;
  };
  if (!settle()) return null;
  const rowOf = ({ cell }: Column): number => pieces.find(({ piece }) => piece === cell.pieces[0])?.row ?? 0;
  const merged = lines.reduce<Column[]>(
    (all, _, row) =>
      merge(
        kind,
        all,
        columns.filter((column) => rowOf(column) === row),
      ),
    [],
  );
  return { columns: merged, block };
}

/**
 * Columns of two kinds of lines, each from left to right: those of the second kind go among the first behind what forms
 * print before them as a rule, the nearest of it.
 */
function merge(kind: Kind, one: readonly Column[], other: readonly Column[]): Column[] {
  const rank = (column: Column): number => ORDER[kind].indexOf(column.field);
  const [many, few] = one.length >= other.length ? [one, other] : [other, one];
  const merged = [...many];
  let least = 0;
  for (const column of few) {
    let at = 0;
    let nearest = -1;
    for (const [i, there] of merged.entries())
      if (rank(there) < rank(column) && rank(there) > nearest) [at, nearest] = [i + 1, rank(there)];
    at = Math.max(at, least);
    merged.splice(at, 0, column);
    least = at + 1;
  }
  return merged;
}

/**
 * Puts headers whose labels wrap in their columns, so that the lines of several labels stand woven, into logical order:
 * each label whole, in the usual order of columns where the lines leave that open. Returns the same object where there
 * are none.
 */
export function unweaveHeaders(glyphs: Glyphs, lexicon: Lexicon): Glyphs {
  if (glyphs.length === 0) return glyphs;
  const lines = linesOf(glyphs, 0, glyphs.length, false);
  let result = glyphs;
  for (const kind of ['columns', 'fundColumns'] as const) {
    const parts = partsOf(lexicon, kind);
    const fits = (line: Line | undefined): boolean =>
      line?.every(
        ({ text }, i) =>
          parts.columns.has(text) || (i === 0 && (parts.block.has(text) || /^\(?万?元?\)?$/u.test(text))),
      ) === true;
    for (let from = 0; from < lines.length; from++) {
      let end = from;
      while (end < lines.length && end - from < MOST_LINES && fits(lines[end])) end++;
      if (end - from < 2 || !lines.slice(from, end).some((line) => line.length >= MANY)) continue;
      const plain = readsOn(lexicon, kind, lines.slice(from, end), parts);
      const legible = plain.some((one, i) => one && i > 0);
      let best: { found: Found; to: number } | null = null;
      for (let to = from + 2; to <= end; to++) {
        if (plain[to - from] === true) continue;
        const some = lines.slice(from, to);
        const found =
          readLines(lexicon, kind, some, parts) ??
          (legible || kind === 'columns' ? null : readPieces(lexicon, kind, some, parts));
        if (found !== null && (best === null || found.columns.length > best.found.columns.length)) best = { found, to };
      }
      if (best === null) continue;
      const [first, last] = [lines[from] as Line, lines[best.to - 1] as Line];
      result = permute(result, first[0]?.start ?? 0, last.at(-1)?.end ?? 0, runsOf(best.found));
      from = best.to - 1;
    }
  }
  return result;
}

function runsOf({ columns, block }: Found): Run[] {
  const runs: Run[] = block.map(({ start, end }, i) => ({ start, end, before: i === 0 ? Break.line : Break.none }));
  for (const [c, { cell }] of columns.entries())
    for (const [i, { start, end }] of cell.pieces.entries())
      runs.push({ start, end, before: i > 0 ? Break.none : c === 0 ? Break.line : Break.space });
  return runs;
}
