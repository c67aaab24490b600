import { type Lexicon, madeOnce } from '../../labels/lexicon.js';
import type { Frame } from '../frame.js';
import { Break, type Glyphs } from '../glyphs.js';
import type { Header } from '../headers.js';
import { collectLabels, type Known, know, type LevelLabel, type Levels } from './label-pieces.js';
import { type Line, linesOf, type Piece } from './lines.js';
import { permute, type Run } from './permute.js';

const labelsOf = madeOnce((lexicon): readonly Known[] => {
  const blocks = lexicon.all('blocks').filter(({ field }) => field === 'funds');
  const sources = lexicon.all('fundRows').map(({ folded }) => folded);
  return [
    know(blocks.map(({ folded }) => folded)),
    know([...sources, ...sources.map((label) => `其中:${label}`), ...sources.map((label) => `${label}:`)]),
    know([]),
  ];
});

const known = new WeakMap<Lexicon, readonly Known[]>();

/** A list of its own for each document, with which what is read of the document is kept. */
function knownOf(lexicon: Lexicon): readonly Known[] {
  const own = known.get(lexicon) ?? [...labelsOf(lexicon)];
  known.set(lexicon, own);
  return own;
}

const VALUE = /^(?:\d[\d,]*(?:\.\d+)?%?|[-—–―/]{1,2})$/u;
const MOST_LINES = 40;
/** Glyphs of the longest block of money and of the longest line before it that are looked at. */
const MOST_GLYPHS = 4000;
const LONG_LINE = 400;
/** Lines over the header at which the label beside the block may begin. */
const OVER = 4;

/** Start of the line that holds a glyph. */
function lineStart(glyphs: Glyphs, index: number): number {
  let start = index;
  while (start > 0 && start > index - LONG_LINE && (glyphs.before[start] as Break) < Break.line) start--;
  return start;
}

const inHeader = (header: Header, piece: Piece): boolean => piece.start >= header.start && piece.start < header.end;

/** The lines of a block of money: from the label beside it as far as labels and figures go. */
function blockLines(glyphs: Glyphs, all: readonly Known[], header: Header, from: number, to: number): Line[] {
  let start = lineStart(glyphs, header.start);
  for (let i = 0; i < OVER && start > from; i++) {
    const before = lineStart(glyphs, start - 1);
    if (before < from || all[0]?.runs.has(glyphs.fold.slice(before, start)) !== true) break;
    start = before;
  }
  const lines = linesOf(glyphs, start, Math.min(to, start + MOST_GLYPHS), false);
  const fits = (piece: Piece): boolean =>
    inHeader(header, piece) || VALUE.test(piece.text) || all.some((one) => one.runs.has(piece.text));
  const end = lines.findIndex((line) => !line.every(fits));
  return lines.slice(0, end < 0 ? lines.length : end);
}

/** Does anything stand between the pieces of a label? */
const isTorn = (label: LevelLabel, rests: readonly Line[]): boolean =>
  label.pieces.some(({ line }, i) => {
    const next = label.pieces[i + 1];
    return next !== undefined && rests.slice(line, next.line).some((rest) => rest.length > 0);
  });

/**
 * Puts the rows of a form's money whose labels wrap, so that their figures stand between the pieces of the labels, into
 * logical order: the label of the block, the header, then each row's label and figures. Returns the same object where
 * no label is torn or something stands among them that is neither label nor figure.
 */
export function unweaveFunds(glyphs: Glyphs, lexicon: Lexicon, frame: Frame): Glyphs {
  const header = frame.funds.at(-1);
  if (header === undefined) return glyphs;
  const all = knownOf(lexicon);
  const from = frame.title?.end ?? frame.start;
  const next = frame.indicators.find(({ start }) => start > header.start)?.start ?? frame.end;
  const lines = blockLines(glyphs, all, header, from, next);
  const [first] = lines[0] ?? [];
  const last = lines.at(-1)?.at(-1);
  if (lines.length < 2 || lines.length > MOST_LINES || first === undefined || last === undefined) return glyphs;
  for (let i = first.start + 1; i < last.end; i++) if (glyphs.before[i] === Break.cell) return glyphs;
  const bare = lines.map((line) => line.filter((piece) => !inHeader(header, piece)));
  const levels = collectLabels(bare, all, true);
  const rests = bare.map((line, i) => line.slice(levels.taken[i]));
  if (!rests.every((line) => line.every((piece) => VALUE.test(piece.text)))) return glyphs;
  if (!levels.labels.some((label) => isTorn(label, rests))) return glyphs;
  const heading = lines.flatMap((line) => line.filter((piece) => inHeader(header, piece)));
  return permute(glyphs, first.start, last.end, runsOf(glyphs, levels, rests, heading));
}

/** The figures of each row go with the label whose lines are round them. */
function runsOf(glyphs: Glyphs, { labels }: Levels, rests: readonly Line[], heading: readonly Piece[]): Run[] {
  const runs: Run[] = [];
  const put = (pieces: readonly Piece[], opening: Break, inside: Break): void => {
    for (const [i, { start, end }] of pieces.entries()) runs.push({ start, end, before: i === 0 ? opening : inside });
  };
  const piecesOf = (label: LevelLabel): Piece[] => label.pieces.map(({ piece }) => piece);
  for (const label of labels) if (label.column === 0) put(piecesOf(label), Break.line, Break.none);
  for (const { start, end } of heading) runs.push({ start, end, before: glyphs.before[start] as Break });
  const rows = labels.filter((label) => label.column === 1);
  const owners = rests.map((_, i) => {
    const round = rows.findIndex(({ pieces }) => (pieces[0]?.line ?? 0) <= i && i <= (pieces.at(-1)?.line ?? 0));
    return round >= 0 ? round : rows.findLastIndex(({ pieces }) => (pieces[0]?.line ?? 0) <= i);
  });
  for (const [r, label] of [null, ...rows].entries()) {
    if (label !== null) put(piecesOf(label), Break.line, Break.none);
    for (const [i, rest] of rests.entries())
      if (owners[i] === r - 1) put(rest, label === null ? Break.line : Break.space, Break.space);
  }
  return runs;
}
