import { LIMITS } from '@kaocheng/forms/sheet/sheet';
import { countBefore } from './bands.js';
import type { Box, Ruling } from './ink.js';
import { NEAR } from './rulings.js';

/** How far two pieces of a line may stand apart that meet at the side of a cell, in points. */
const MEETS = 1.2;
/** Shortest piece of a line that is the side of a cell and no dash, in points. */
const SIDE = 9;

/** Pieces of lines at nearly one place. */
export function linesOfPieces(pieces: readonly Ruling[]): Ruling[][] {
  const lines: Ruling[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.at - b.at)) {
    const line = lines.at(-1);
    if (line?.[0] !== undefined && piece.at - line[0].at <= NEAR) line.push(piece);
    else lines.push([piece]);
  }
  return lines;
}

/** Places where one piece of a line ends and the next begins: programs draw the side of each cell by itself. */
export function jointsOf(line: readonly Ruling[]): number[] {
  const pieces = line.filter(({ from, to }) => to - from >= SIDE).sort((a, b) => a.from - b.from);
  const joints: number[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of pieces) {
    const isNew = from - (joints.at(-1) ?? Number.NEGATIVE_INFINITY) > MEETS;
    if (isNew && Math.abs(from - end) <= MEETS) joints.push((from + end) / 2);
    end = Math.max(end, to);
  }
  return joints;
}

/** Where a line begins and where it ends. */
export function endsOf(line: readonly Ruling[]): [number, number] {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const piece of line) [from, to] = [Math.min(from, piece.from), Math.max(to, piece.to)];
  return [from, to];
}

/** Places at which as many lines have a joint as pass unbroken: borders that are not drawn themselves. */
export function jointPlaces(lines: readonly (readonly Ruling[])[]): number[] {
  const joints = lines.flatMap((line) => jointsOf(line)).sort((a, b) => a - b);
  const pieces = lines.flatMap((line) => line.filter(({ from, to }) => to - from >= SIDE));
  const begins = pieces.map(({ from }) => from).sort((a, b) => a - b);
  const ends = pieces.map(({ to }) => to).sort((a, b) => a - b);
  const places: number[] = [];
  for (let i = 0; i < joints.length; ) {
    const first = joints[i] ?? 0;
    let to = i;
    while (to < joints.length && (joints[to] ?? 0) - first <= NEAR) to++;
    const at = joints[i + ((to - i) >> 1)] ?? first;
    const begun = countBefore(begins, (from) => from >= at - NEAR);
    const passing = begun - countBefore(ends, (end) => end > at + NEAR);
    if (to - i >= Math.max(1, passing)) places.push(at);
    i = to;
  }
  return places;
}

/** Lines across that belong to one table without lines down, from the top down, and the borders that their joints show. */
export interface Across {
  readonly box: Box;
  readonly pieces: readonly Ruling[];
  readonly borders: readonly number[];
}

/** Fewest borders by which lines across are known to belong to a table, and share of a line's joints that it has in common with the others. */
const FEWEST_BORDERS = 3;
const COMMON = 0.6;

interface Gathered {
  left: number;
  right: number;
  bottom: number;
  readonly lines: Ruling[][];
  /** Places of the joints of all lines so far. */
  readonly places: number[];
}

/**
 * Tables of which only the lines across are drawn, cell by cell: lines that end at one side, begin at the other or behind a
 * merged label, and have their joints at the same places.
 * @param isApart whether something between two places down the page parts two tables
 * @param merged whether a line may end before the others where it comes to a merged cell
 */
export function tablesAcross(
  pieces: readonly Ruling[],
  isApart: (top: number, bottom: number) => boolean,
  merged = false,
): Across[] {
  const gathered: Gathered[] = [];
  for (const line of linesOfPieces(pieces)) {
    const joints = jointsOf(line);
    if (joints.length < FEWEST_BORDERS - 1 || joints.length > LIMITS.columns) continue;
    const [left, right] = endsOf(line);
    const at = line[0]?.at ?? 0;
    const last = gathered.at(-1);
    const places = last?.places ?? [];
    const inner = joints.filter((joint) => joint > (last?.left ?? 0) + NEAR);
    const shared = inner.filter((joint) => places.some((place) => Math.abs(place - joint) <= NEAR)).length;
    const goesOn =
      last !== undefined &&
      (Math.abs(last.right - right) <= NEAR || (merged && places.some((place) => Math.abs(place - right) <= NEAR))) &&
      (places.concat(last.left).some((place) => Math.abs(place - left) <= NEAR) ||
        joints.some((joint) => Math.abs(joint - last.left) <= NEAR)) &&
      shared >= Math.max(1, inner.length * COMMON) &&
      !isApart(last.bottom, at);
    if (goesOn) {
      last.lines.push(line);
      last.left = Math.min(last.left, left);
      last.right = Math.max(last.right, right);
      last.bottom = at;
      for (const joint of joints)
        if (places.length < LIMITS.columns && !places.some((place) => Math.abs(place - joint) <= NEAR))
          last.places.push(joint);
    } else gathered.push({ left, right, bottom: at, lines: [line], places: joints });
  }
  return gathered.flatMap(({ left, right, bottom, lines }): Across[] => {
    const borders = jointPlaces(lines).filter((at) => at > left + NEAR && at < right - NEAR);
    const top = lines[0]?.[0]?.at ?? bottom;
    if (lines.length < 2 || borders.length < FEWEST_BORDERS || bottom - top <= NEAR) return [];
    return [{ box: [left, top, right, bottom], pieces: lines.flat(), borders }];
  });
}

/** Pieces of lines across, given from the top down, that stand within or right beside a stretch of text. */
export const piecesNear = (pieces: readonly Ruling[], [left, top, right, bottom]: Box, beside: number): Ruling[] => {
  const first = countBefore(pieces, ({ at }) => at > top - beside);
  const last = countBefore(pieces, ({ at }) => at >= bottom + beside);
  return pieces.slice(first, last).filter(({ from, to }) => to > left && from < right);
};
