import type { Line, Piece } from './lines.js';

/** The lines of two texts that stand beside each other, each line's pieces in their order. */
export interface Sides {
  readonly left: readonly Line[];
  readonly right: readonly Line[];
}

/** Which of the two texts each line holds. */
type Pattern = readonly ('left' | 'right' | 'both')[];

const widthOf = (line: Line): number => line.reduce((sum, piece) => sum + piece.width, 0);
const textOf = (lines: readonly Line[]): string => lines.flatMap((line) => line.map((piece) => piece.text)).join('');

/** The patterns that two texts can leave: from the same top, or centred, with the longer one on either side. */
function patternsOf(count: number): Pattern[] {
  const patterns: Pattern[] = [];
  const repeat = (what: Pattern[number], times: number): Pattern => Array.from({ length: times }, () => what);
  for (const longer of ['left', 'right'] as const) {
    const shorter = longer === 'left' ? 'right' : 'left';
    for (let both = 1; both <= count; both++) {
      if (both === count && longer === 'right') continue;
      patterns.push([...repeat('both', both), ...repeat(longer, count - both)]);
      const outer = (count - both) / 2;
      if (outer > 0 && Number.isInteger(outer))
        patterns.push([...repeat(longer, outer), ...repeat('both', both), ...repeat(longer, outer)]);
    }
    for (let few = 1; few * 2 < count; few++) {
      const outer = (count - 2 * few + 1) / 2;
      if (!Number.isInteger(outer)) continue;
      const inner = Array.from({ length: 2 * few - 1 }, (_, i) => (i % 2 === 0 ? shorter : longer));
      patterns.push([...repeat(longer, outer), ...inner, ...repeat(longer, outer)]);
    }
  }
  return patterns;
}

/** Cuts a line that holds both texts at the blank behind which the left one has the width nearest to `wide`. */
function cutLine(line: Line, wide: number): readonly [Line, Line] {
  let at = 1;
  let least = Number.POSITIVE_INFINITY;
  let width = 0;
  for (let i = 1; i < line.length; i++) {
    width += (line[i - 1] as Piece).width;
    if (Math.abs(width - wide) >= least) continue;
    [least, at] = [Math.abs(width - wide), i];
  }
  return [line.slice(0, at), line.slice(at)];
}

/** The two texts that a pattern makes of lines: one way where lines show how wide the left one is, else one for each width. */
function sidesOf(lines: readonly Line[], pattern: Pattern): Sides[] {
  if (lines.some((line, i) => pattern[i] === 'both' && line.length < 2)) return [];
  const widths = lines.flatMap((line, i) =>
    pattern[i] === 'left'
      ? [widthOf(line)]
      : pattern[i] === 'both' && line.length === 2
        ? [(line[0] as Piece).width]
        : [],
  );
  const wides = widths.length > 0 ? [Math.max(...widths)] : widthsOf(lines.filter((_, i) => pattern[i] === 'both'));
  return wides.map((wide) => {
    const [left, right]: [Line[], Line[]] = [[], []];
    for (const [i, line] of lines.entries()) {
      if (pattern[i] === 'left') left.push(line);
      else if (pattern[i] === 'right') right.push(line);
      else {
        const [a, b] = cutLine(line, wide);
        left.push(a);
        right.push(b);
      }
    }
    return { left, right };
  });
}

/** Widths of the left text that blanks in the first line allow. */
function widthsOf([line = []]: readonly Line[]): number[] {
  let width = 0;
  return line.slice(0, -1).map((piece) => (width += piece.width));
}

const END = /[。;；.!！]$/u;
const FILLED = 0.6;
const MOST_SHORT = 2.5;
const BLANK_INSIDE = 1.2;

/** A text without a full stop, dearer where its last line is full. */
const NO_END = 0.8;
const CUT_OFF = 0.8;

/**
 * What is unlikely in the lines of one text: lines that do not fill its width, a broken end, brackets left open.
 * @param wide width of the widest line of either text
 */
function costOf(lines: readonly Line[], wide: number): number {
  const widths = lines.map(widthOf);
  const full = Math.max(...widths);
  let cost = 0;
  for (const [i, line] of lines.entries()) {
    const text = line.at(-1)?.text ?? '';
    const short = full - (widths[i] as number);
    if (i < lines.length - 1 && short > FILLED && !END.test(text)) cost += Math.min(MOST_SHORT, short / 2.2);
    if (i === 0 && /^[)。,;、:%]/u.test(line[0]?.text ?? '')) cost += 4;
    cost += BLANK_INSIDE * (line.length - 1);
  }
  const whole = textOf(lines);
  if (!END.test(whole)) cost += NO_END + ((widths.at(-1) as number) >= wide - 1 ? CUT_OFF : 0);
  if (whole.split('(').length !== whole.split(')').length) cost += 1.5;
  if (whole.split('《').length !== whole.split('》').length) cost += 1.5;
  return cost + disorder(whole);
}

/** Numbered points out of their order: 2、 without 1、, 1、 again. */
function disorder(text: string): number {
  const numbers = [...text.matchAll(/(?:^|[。;；])(?:目标)?(\d)[、.:：](?!\d)/gu)].map((match) => Number(match[1]));
  return numbers.filter((number, i) => number !== (numbers[i - 1] ?? 0) + 1).length;
}

const LIKE = 1.5;

function likeness(a: string, b: string): number {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < a.length; i++) pairs.add(a.slice(i, i + 2));
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i++) if (pairs.has(b.slice(i, i + 2))) shared++;
  return shared / Math.max(1, Math.min(a.length, b.length) - 1);
}

/** What has been done stands on the right. */
const DONE = /[已了]|完成率|截至|截止/gu;
const PAST_ON_LEFT = 0.4;

function priceOf({ left, right }: Sides): number {
  const [a, b] = [textOf(left), textOf(right)];
  const [before, behind] = [a, b].map((text) => text.match(DONE)?.length ?? 0) as [number, number];
  const wide = Math.max(...left.map(widthOf), ...right.map(widthOf));
  return (
    costOf(left, wide) + costOf(right, wide) - LIKE * Math.min(1, likeness(a, b)) + (before > behind ? PAST_ON_LEFT : 0)
  );
}

/** By how much the texts must read better beside each other than one behind the other. */
const GAIN = 0.6;

/**
 * Parts lines into the two texts that stand beside each other in them; null where they read as well one behind the
 * other, or where nothing but their only line holds both.
 */
export function partSides(lines: readonly Line[]): Sides | null {
  if (lines.length < 2) return null;
  let best: Sides | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const pattern of patternsOf(lines.length)) {
    for (const sides of sidesOf(lines, pattern)) {
      const cost = priceOf(sides);
      if (cost < least) [least, best] = [cost, sides];
    }
  }
  for (let cut = 1; cut < lines.length; cut++)
    if (priceOf({ left: lines.slice(0, cut), right: lines.slice(cut) }) < least + GAIN) return null;
  return best;
}
