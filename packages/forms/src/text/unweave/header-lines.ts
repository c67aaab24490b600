import type { Label, Lexicon } from '../../labels/lexicon.js';
import { centredFolds, type Fold, topFolds, type Woven } from './folds.js';
import { type Column, type Found, type Kind, LEAST, LONGEST, merge, type Parts } from './header-columns.js';
import type { Line } from './lines.js';

const MOST_COLUMNS = 16;

/** Pieces that one line of a header holds at least. */
export const MANY = 3;

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

/**
 * Which of the first lines are, all together, nothing but labels of columns one behind the other, perhaps with that of
 * the block among them: `result[n]` for the first n.
 */
export function readsOn(lexicon: Lexicon, kind: Kind, lines: readonly Line[], parts: Parts): boolean[] {
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
export function readLines(lexicon: Lexicon, kind: Kind, lines: readonly Line[], parts: Parts): Found | null {
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
