import type { PageInk, Ruling } from './ink.js';

/** Rulings nearer than this to one another are one line: the two of a double line, or the sides of neighbouring cells. */
export const NEAR = 3.5;
/** A break in a ruling up to this is none. */
const GAP = 3.5;
/** Most lines along one axis of a page. */
const MOST = 2500;

/** The rulings that touch one another, straightened: at each place the stretches that are drawn, in order. */
export interface Frame {
  readonly horizontal: readonly Line[];
  readonly vertical: readonly Line[];
}

/** All that is drawn at one place of an axis. */
export interface Line {
  readonly at: number;
  readonly stretches: readonly (readonly [from: number, to: number])[];
}

/** Rulings at nearly one place become one line; `near` is how far its outermost may lie apart. */
export function straighten(rulings: readonly Ruling[], near: number): Ruling[] {
  const sorted = [...rulings].sort((a, b) => a.at - b.at);
  const lines: Ruling[] = [];
  for (let i = 0; i < sorted.length; ) {
    const first = sorted[i];
    if (first === undefined) break;
    let to = i + 1;
    while (to < sorted.length && (sorted[to]?.at ?? Number.POSITIVE_INFINITY) - first.at <= near) to++;
    const group = sorted.slice(i, to);
    const length = group.reduce((sum, one) => sum + one.to - one.from, 0);
    const at = group.reduce((sum, one) => sum + one.at * (one.to - one.from), 0) / (length || 1);
    lines.push(...joined(group, length === 0 ? first.at : at));
    i = to;
  }
  return lines;
}

/** Rulings of one place with breaks closed. */
function joined(group: readonly Ruling[], at: number): Ruling[] {
  const sorted = [...group].sort((a, b) => a.from - b.from);
  const lines: { at: number; from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = lines.at(-1);
    if (last !== undefined && from - last.to <= GAP) last.to = Math.max(last.to, to);
    else lines.push({ at, from, to });
  }
  return lines;
}

/** The lines that a frame may be made of: no dots, and of a drawing with thousands only the longest. */
function longest(lines: readonly Ruling[]): Ruling[] {
  const long = lines.filter((one) => one.to - one.from > NEAR);
  if (long.length <= MOST) return long;
  return long.sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, MOST);
}

const touch = (across: Ruling, down: Ruling): boolean =>
  down.at >= across.from - NEAR &&
  down.at <= across.to + NEAR &&
  across.at >= down.from - NEAR &&
  across.at <= down.to + NEAR;

/** Finds the root of a set in a forest of sets. */
function rootOf(parents: number[], one: number): number {
  let at = one;
  for (;;) {
    const parent = parents[at] ?? at;
    if (parent === at) return at;
    parents[at] = parents[parent] ?? parent;
    at = parent;
  }
}

/** Frames of a page: rulings that hang together, each with one horizontal and one vertical line at least. */
export function framesOf({ horizontal, vertical }: Pick<PageInk, 'horizontal' | 'vertical'>): Frame[] {
  const across = longest(straighten(horizontal, NEAR));
  const down = longest(straighten(vertical, NEAR));
  const parents = Array.from({ length: across.length + down.length }, (_, i) => i);
  const byPlace = [...down.keys()].sort((a, b) => (down[a]?.at ?? 0) - (down[b]?.at ?? 0));
  across.forEach((one, i) => {
    for (const j of byPlace) {
      const other = down[j];
      if (other === undefined || other.at < one.from - NEAR) continue;
      if (other.at > one.to + NEAR) break;
      if (touch(one, other)) parents[rootOf(parents, i)] = rootOf(parents, across.length + j);
    }
  });
  const groups = new Map<number, Group>();
  const groupOf = (index: number): Group => {
    const root = rootOf(parents, index);
    const group = groups.get(root) ?? { across: [], down: [] };
    groups.set(root, group);
    return group;
  };
  across.forEach((one, i) => {
    groupOf(i).across.push(one);
  });
  down.forEach((one, j) => {
    groupOf(across.length + j).down.push(one);
  });
  const whole = [...groups.values()].filter((group) => group.across.length > 0 && group.down.length > 0);
  for (const group of groups.values()) if (group.across.length === 0) joinSide(whole, group.down);
  return joinedOpen(whole).map((group) => ({ horizontal: linesOf(group.across), vertical: linesOf(group.down) }));
}

/** Most height of a row that goes over the whole width of a table, in points. */
const ROW = 40;

const ends = (lines: readonly Ruling[]): [number, number] => [
  Math.min(...lines.map(({ from }) => from)),
  Math.max(...lines.map(({ to }) => to)),
];

/**
 * Joins frames without outer sides that stand right below one another and are as wide: a row between them that goes over
 * the whole width has no line down at all.
 */
function joinedOpen(groups: readonly Group[]): Group[] {
  const open: { readonly group: Group; readonly sides: readonly [number, number]; bottom: number }[] = [];
  const joined: Group[] = [];
  const top = ({ across, down }: Group): number => Math.min(...across.map(({ at }) => at), ends(down)[0]);
  for (const group of [...groups].sort((a, b) => top(a) - top(b))) {
    const { across, down } = group;
    const sides = ends(across);
    const isOpen = down.every(({ at }) => at > sides[0] + NEAR * 2 && at < sides[1] - NEAR * 2);
    const above = open.find(
      (other) =>
        isOpen &&
        Math.abs(other.sides[0] - sides[0]) + Math.abs(other.sides[1] - sides[1]) < NEAR &&
        top(group) - other.bottom > NEAR &&
        top(group) - other.bottom < ROW,
    );
    const bottom = Math.max(...across.map(({ at }) => at));
    if (above !== undefined) {
      above.group.across.push(...across);
      above.group.down.push(...down);
      above.bottom = bottom;
      continue;
    }
    joined.push(group);
    if (isOpen) open.push({ group, sides, bottom });
  }
  return joined;
}

interface Group {
  readonly across: Ruling[];
  readonly down: Ruling[];
}

/**
 * Gives lines down that touch nothing to the frame that begins and ends with them: the sides of a cell that is merged over
 * the whole of a page.
 */
function joinSide(groups: readonly Group[], lines: readonly Ruling[]): void {
  const from = Math.min(...lines.map((line) => line.from));
  const to = Math.max(...lines.map((line) => line.to));
  const near = NEAR * 2;
  for (const { down } of groups) {
    const top = Math.min(...down.map((line) => line.from));
    const bottom = Math.max(...down.map((line) => line.to));
    if (Math.abs(top - from) > near || Math.abs(bottom - to) > near) continue;
    down.push(...lines);
    return;
  }
}

/** Rulings of one frame gathered by their place. */
function linesOf(rulings: readonly Ruling[]): Line[] {
  const lines: { at: number; stretches: [number, number][] }[] = [];
  for (const { at, from, to } of [...rulings].sort((a, b) => a.at - b.at || a.from - b.from)) {
    const last = lines.at(-1);
    if (last !== undefined && at - last.at <= 0.01) last.stretches.push([from, to]);
    else lines.push({ at, stretches: [[from, to]] });
  }
  return lines;
}
