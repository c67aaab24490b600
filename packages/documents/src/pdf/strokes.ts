import type { Box, Ruling } from './ink.js';
import { type Matrix, mapX, mapY } from './matrix.js';
import { DRAW, numberAt, OP } from './operators.js';

/** A filled area thinner than this is a ruling, in points; thicker ones are shades behind text. */
const THIN = 3.2;
/** What is no longer than this both ways is a dot, of which a dotted line is made. */
const DOT = 2.6;
/** What is longer than this, and than twice its breadth, is a dash, which is a ruling along its own axis only. */
const DASH = 1.25;
/** Fewest dots of a line, the widest gap between the ends of two of them, and how far one may stand off from the next. */
const FEWEST_DOTS = 5;
const DOT_GAP = 3.5;
const DOT_OFF = 0.4;
/** A line that leaves its axis by more than this share of its length is none of a table. */
const SLANT = 0.02;
/** A line along the edge of what can be seen is seen half, in points. */
const SEEN = 1;
/** Most rulings of a page that are kept; a drawing with more is no form. */
const MOST = 60_000;

const STROKES = new Set<number>([
  OP.stroke,
  OP.closeStroke,
  OP.fillStroke,
  OP.eoFillStroke,
  OP.closeFillStroke,
  OP.closeEOFillStroke,
]);
const FILLS = new Set<number>([
  OP.fill,
  OP.eoFill,
  OP.fillStroke,
  OP.eoFillStroke,
  OP.closeFillStroke,
  OP.closeEOFillStroke,
]);

type Point = readonly [x: number, y: number];

/** A dot: its middle, and how far it goes to each side of that. */
type Dot = readonly [x: number, y: number, aside: number, upDown: number];

function isDot(width: number, height: number): boolean {
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
  return longer <= DOT && (longer <= DASH || longer <= shorter * 2);
}

/** What of a path is seen. `clip`: nothing outside of it is. */
export interface Visible {
  readonly stroke: boolean;
  readonly fill: boolean;
  readonly clip: Box;
}

/** Collects the ruling lines of a page out of its paths: strokes along an axis, and filled areas as thin as a line. */
export class Strokes {
  readonly horizontal: Ruling[] = [];
  readonly vertical: Ruling[] = [];
  readonly #dots: Dot[] = [];
  #clip: Box = [0, 0, 0, 0];

  /**
   * @param how the painting operator (fill, stroke …)
   * @param path the steps of the path: [step, x, y, …]
   * @param map from the path's space to the page as shown
   */
  paint(how: number, path: unknown, map: Matrix, visible: Visible): void {
    const strokes = STROKES.has(how) && visible.stroke;
    const fills = FILLS.has(how) && visible.fill;
    if ((!strokes && !fills) || !(path instanceof Float32Array)) return;
    this.#clip = visible.clip;
    for (const part of partsOf(path, map)) {
      if (strokes) for (let i = 1; i < part.length; i++) this.#line(part[i - 1], part[i]);
      if (fills) this.#area(part);
    }
  }

  #line(from: Point | undefined, to: Point | undefined): void {
    if (from === undefined || to === undefined) return;
    const [width, height] = [Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])];
    if (isDot(width, height)) this.#dot(from, to);
    else if (height <= Math.max(0.5, width * SLANT) && width > height) {
      this.#across((from[1] + to[1]) / 2, from[0], to[0]);
    } else if (width <= Math.max(0.5, height * SLANT) && height > width) {
      this.#down((from[0] + to[0]) / 2, from[1], to[1]);
    }
  }

  #area(part: readonly Point[]): void {
    if (part.length < 2) return;
    const xs = part.map(([x]) => x);
    const ys = part.map(([, y]) => y);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const [width, height] = [right - left, bottom - top];
    if (isDot(width, height)) this.#dot([left, top], [right, bottom]);
    else if (height <= THIN && width > height) this.#across((top + bottom) / 2, left, right);
    else if (width <= THIN && height > width) this.#down((left + right) / 2, top, bottom);
  }

  /** Dots that follow one another become lines; to be called when all is painted. */
  finish(): void {
    for (const { at, from, to } of chains(this.#dots)) this.#add(this.horizontal, at, from, to);
    for (const { at, from, to } of chains(this.#dots.map(([x, y, aside, upDown]): Dot => [y, x, upDown, aside])))
      this.#add(this.vertical, at, from, to);
  }

  /** A line across, as far as it is seen. */
  #across(at: number, one: number, other: number): void {
    const [left, top, right, bottom] = this.#clip;
    if (at < top - SEEN || at > bottom + SEEN) return;
    const [from, to] = [Math.max(left - SEEN, Math.min(one, other)), Math.min(right + SEEN, Math.max(one, other))];
    if (from < to) this.#add(this.horizontal, at, from, to);
  }

  /** A line down, as far as it is seen. */
  #down(at: number, one: number, other: number): void {
    const [left, top, right, bottom] = this.#clip;
    if (at < left - SEEN || at > right + SEEN) return;
    const [from, to] = [Math.max(top - SEEN, Math.min(one, other)), Math.min(bottom + SEEN, Math.max(one, other))];
    if (from < to) this.#add(this.vertical, at, from, to);
  }

  #dot([x0, y0]: Point, [x1, y1]: Point): void {
    const [left, top, right, bottom] = this.#clip;
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    if (x < left - SEEN || x > right + SEEN || y < top - SEEN || y > bottom + SEEN) return;
    if (this.#dots.length < MOST) this.#dots.push([x, y, Math.abs(x1 - x0) / 2, Math.abs(y1 - y0) / 2]);
  }

  #add(rulings: Ruling[], at: number, from: number, to: number): void {
    if (rulings.length < MOST) rulings.push({ at, from, to });
  }
}

/** Lines of dots along the first axis. */
function chains(dots: readonly Dot[]): Ruling[] {
  const lines = new Map<number, [from: number, to: number][]>();
  for (const [along, across, half] of dots) {
    const key = Math.round(across / DOT_OFF);
    const line = lines.get(key) ?? [];
    line.push([along - half, along + half]);
    lines.set(key, line);
  }
  const rulings: Ruling[] = [];
  for (const [key, spans] of lines) {
    spans.sort((a, b) => a[0] - b[0]);
    let [first, last, count] = [0, Number.NEGATIVE_INFINITY, 0];
    const close = (): void => {
      if (count >= FEWEST_DOTS && last - first > DOT * 2) rulings.push({ at: key * DOT_OFF, from: first, to: last });
    };
    for (const [from, to] of spans) {
      if (from - last > DOT_GAP) {
        close();
        [first, count] = [from, 0];
      }
      last = Math.max(last, to);
      count += 1;
    }
    close();
  }
  return rulings;
}

/** The parts of a path as points on the page; a part with a curve is left out, a closed one ends where it began. */
function partsOf(path: Float32Array, map: Matrix): Point[][] {
  const parts: Point[][] = [];
  let part: Point[] = [];
  let straight = true;
  const close = (): void => {
    if (straight && part.length > 1) parts.push(part);
    part = [];
    straight = true;
  };
  const point = (at: number): Point => {
    const [x, y] = [numberAt(path, at), numberAt(path, at + 1)];
    return [mapX(map, x, y), mapY(map, x, y)];
  };
  for (let i = 0; i < path.length; ) {
    const step = path[i];
    i += 1;
    if (step === DRAW.moveTo) {
      close();
      part = [point(i)];
      i += 2;
    } else if (step === DRAW.lineTo) {
      part.push(point(i));
      i += 2;
    } else if (step === DRAW.curveTo || step === DRAW.quadraticCurveTo) {
      straight = false;
      i += step === DRAW.curveTo ? 6 : 4;
    } else if (step === DRAW.closePath) {
      const first = part[0];
      if (first !== undefined) part.push(first);
    } else break;
  }
  close();
  return parts;
}
