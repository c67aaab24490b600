import { MONEY_UNITS } from '../labels/money-unit.js';
import type { FundColumn } from '../raw/raw-form.js';
import { Break, type Glyphs } from './glyphs.js';
import { DASH, figure, share } from './money.js';

/** `other`: a column between known ones that no field is for, 资金结余. */
export type Column = FundColumn | 'other';
export const FUND_COLUMNS: ReadonlySet<string> = new Set([
  'initial',
  'annual',
  'executed',
  'weight',
  'rate',
  'score',
  'reason',
  'forecast',
]);

/** 20万元 */
const AMOUNT = new RegExp(`^\\d[\\d,.]*(?:${MONEY_UNITS})$`, 'u');

/** A piece of a row: the smallest run of glyphs that may be a cell by itself. */
export interface Atom {
  readonly start: number;
  readonly end: number;
  readonly before: Break;
}

/** A cell of a row: atoms [from, to), and how many were left over right before it. */
export interface Cell {
  readonly column: Column;
  readonly from: number;
  readonly to: number;
  readonly skipped: number;
}

/** A reading of a row up to an atom: its last cell, and what stands before that. */
interface Path {
  readonly cost: number;
  readonly at: number;
  readonly cell: Cell | null;
  readonly back: Path | null;
  /** The figures of the row so far, and what of `cost` their agreement makes, where figures are glued to figures. */
  readonly values: Values;
  readonly agreed: number;
}

type Values = { readonly [C in Column]?: string };

const NOTHING: Path = { cost: 0, at: 0, cell: null, back: null, values: {}, agreed: 0 };

/** The cells of a reading from left to right. */
export function cellsOf(path: Path): Cell[] {
  const cells: Cell[] = [];
  for (let one: Path | null = path; one !== null; one = one.back) if (one.cell !== null) cells.push(one.cell);
  return cells.reverse();
}

/** Splits a row into atoms: at breaks, and inside a run of digits that can't be one number at each digit. */
export function atomsOf(glyphs: Glyphs, from: number, to: number): Atom[] {
  const atoms: Atom[] = [];
  for (let i = from; i < to; ) {
    let end = i + 1;
    while (end < to && glyphs.before[end] === Break.none) end++;
    const text = glyphs.fold.slice(i, end);
    const zeros = /^0\d/u.test(text);
    const single = !zeros && /^[-—/]?$|^\d[\d,]*(?:\.\d+)?[%分]?$/u.test(text) && text.replace(/\D/gu, '').length <= 7;
    if (/^[\d.,%分—/-]+$/u.test(text) && !single)
      for (let k = i; k < end; k++)
        atoms.push({ start: k, end: k + 1, before: k === i ? (glyphs.before[k] as Break) : Break.none });
    else if (/^\d[\d.,%]*/u.test(text) && !single && !/^\d[.、]\D/u.test(text)) {
      const lead = /^[\d.,%]+/u.exec(text)?.[0].length ?? 0;
      for (let k = i; k < i + lead; k++)
        atoms.push({ start: k, end: k + 1, before: k === i ? (glyphs.before[k] as Break) : Break.none });
      if (i + lead < end) atoms.push({ start: i + lead, end, before: Break.none });
    } else atoms.push({ start: i, end, before: glyphs.before[i] as Break });
    i = end;
  }
  return atoms;
}

/** The figure of a cell; marks may be printed with their unit: 9.85分. */
const figureIn = (column: Column, text: string): number | null =>
  figure(column === 'weight' || column === 'score' ? text.replace(/分$/u, '') : text);

/** What it costs to read `text` in a column; the lower the likelier. */
function price(column: Column, text: string, source: string): number {
  const number = figureIn(column, text);
  if (number === null && column !== 'reason' && text.length > 4 && /\p{Script=Han}/u.test(text) && !/元$/u.test(text))
    return 40;
  switch (column) {
    case 'initial':
    case 'annual':
    case 'executed':
    case 'forecast':
    case 'other':
      if (number !== null) return /^0\d/u.test(text) ? 6 : 0;
      if (AMOUNT.test(text)) return 0.5;
      return DASH.test(text) ? 2 : /\p{Script=Han}/u.test(text) ? 30 : 12;
    case 'weight':
      if (DASH.test(text)) return source === 'total' ? 3 : 0;
      return number !== null && number <= 100 && !/^0\d/u.test(text)
        ? number === 10 || number === 20
          ? source === 'total'
            ? 0
            : 1
          : number < 20 && Number.isInteger(number)
            ? 1.5
            : 6
        : 12;
    case 'rate':
      if (text.endsWith('%')) {
        const of = share(text) ?? MOST_SHARE;
        return of >= MOST_SHARE || /^0\d|\.\d{5}/u.test(text) ? 8 : of > LIKELY_SHARE ? 1.5 : 0;
      }
      if (share(text) !== null) return 1;
      return DASH.test(text) ? 2 : number !== null && number <= 150 ? 3 : 12;
    case 'score':
      if (DASH.test(text)) return source === 'total' ? 2 : 0;
      return number !== null && number <= 100 && !/^0\d|\.\d{3}/u.test(text) ? (source === 'total' ? 0 : 1) : 12;
    default:
      return number === null && /\p{Script=Han}{2}/u.test(text) ? 0.5 : 8;
  }
}

/** A rate above thirty times the budget is several figures glued together. */
const MOST_SHARE = 30;
/** More than one and a half times the budget is hardly ever spent. */
const LIKELY_SHARE = 1.5;

const BLANK: { readonly [C in Column]: number } = {
  initial: 2.2,
  annual: 2.4,
  executed: 2.4,
  weight: 1.2,
  rate: 1.2,
  score: 1.2,
  reason: 0,
  forecast: 1,
  other: 0.8,
};
const JOIN: { readonly [B in Break]: number } = { 0: 0, 1: 4, 2: 1.8, 3: 1.8, 4: 7 };
export const SKIP = 7;
export const SKIP_STRAY = 1;
const WIDTH = 40;
/** What joining a figure over breaks may cost in all, how long it may be, and how far a reading may lie behind the best. */
const MOST_JOINS = 5.5;
const LONGEST_FIGURE = 18;
const SPREAD = 30;
/** Atoms of the longest figure and the longest reason; atoms that may be left over before a cell. */
const MOST_OF_FIGURE = 14;
const MOST_OF_REASON = 80;
const MOST_SKIPPED = 2;
/** A cut before a nought behind another digit: 4|0 of 40. */
const BEFORE_NOUGHT = 2.5;
/** A cell that ends inside a run of digits. */
const IN_DIGITS = 0.9;

/** How far a printed rate may lie from the real one: in whole percent a percent, else what its decimals leave open. */
function toleranceOf(rate: string): number {
  const decimals = /\.(\d+)%?$/u.exec(rate)?.[1]?.length ?? 0;
  const whole = rate.endsWith('%') ? decimals : decimals - 2;
  return whole <= 0 ? 0.0105 : Math.max(0.0006, 0.0105 / 10 ** whole);
}

/** Does the rate agree with executed ÷ annual, the score with the rate: settles which cell a figure belongs to, nothing else. */
function agreement(values: Values): number {
  const of = (column: Column): number | null =>
    values[column] === undefined ? null : figureIn(column, values[column]);
  const [initial, annual, executed, weight, score] = [
    of('initial'),
    of('annual'),
    of('executed'),
    of('weight'),
    of('score'),
  ];
  const rate = values.rate === undefined ? null : share(values.rate);
  let cost = 0;
  if (annual !== null && executed !== null && annual > 0) {
    const real = executed / annual;
    if (rate !== null) {
      const near = (of: number): boolean => Math.abs(of - rate) < toleranceOf(values.rate ?? '');
      const agrees = rate === 0 ? executed === 0 : near(real);
      // Some forms measure the rate against the budget of the beginning.
      const early = initial !== null && initial > 0 && rate > 0 && near(executed / initial);
      cost += agrees ? (rate === 1 && annual !== executed ? -2.4 : -3) : early ? -2.2 : 1.5;
    }
    if (annual === executed) cost -= 0.6;
    else if (real > 3 || real < 0.02) cost += 1;
  }
  cost +=
    0.7 *
    (new Set(
      [values.initial, values.annual, values.executed].flatMap((text) =>
        text === undefined || text === '0' ? [] : [text.split('.')[1]?.length ?? 0],
      ),
    ).size > 1
      ? 1
      : 0);
  if (initial !== null && annual !== null)
    cost +=
      initial === annual
        ? -0.4
        : initial > 0 && annual > 0 && (annual / initial > 20 || initial / annual > 20)
          ? 1.5
          : 0;
  if (weight !== null && score !== null) cost += score > weight ? 4 : score === weight ? -0.5 : 0;
  if (weight !== null && score !== null && rate !== null && Math.abs(Math.min(1, rate) * weight - score) < 0.06)
    cost -= 2.5;
  return cost;
}

/** The cells of a column that may begin at an atom: where each ends and what it costs, short ones first. */
function cellsFrom(
  glyphs: Glyphs,
  atoms: readonly Atom[],
  from: number,
  column: Column,
  source: string,
): { readonly to: number; readonly cost: number }[] {
  const cells: { to: number; cost: number }[] = [];
  const free = column === 'reason';
  const most = Math.min(atoms.length, from + (free ? MOST_OF_REASON : MOST_OF_FIGURE));
  const { start, before } = atoms[from] as Atom;
  const nought =
    before === Break.none && /^[1-9]0(?!\.)/u.test(glyphs.fold.slice(start - 1, start + 2)) ? BEFORE_NOUGHT : 0;
  let join = 0;
  for (let to = from + 1; to <= most; to++) {
    const last = atoms[to - 1] as Atom;
    if (to > from + 1 && !free) join += JOIN[last.before];
    if (join > MOST_JOINS || (!free && last.end - start > LONGEST_FIGURE)) break;
    const text = glyphs.fold.slice(start, last.end);
    const after = atoms[to];
    const inDigits =
      after !== undefined &&
      after.before === Break.none &&
      /\d$/u.test(text) &&
      /^[\d.]/u.test(glyphs.fold[after.start] as string);
    cells.push({ to, cost: join + price(column, text, source) + nought + (inDigits ? IN_DIGITS : 0) });
  }
  return cells;
}

/** A lone short number between blank lines is the number of a page. */
export const isStray = (glyphs: Glyphs, atom: Atom, next: Atom | undefined): boolean =>
  atom.before === Break.blank &&
  (next === undefined || next.before === Break.line || next.before === Break.blank) &&
  /^\d{1,3}$/u.test(glyphs.fold.slice(atom.start, atom.end));

/** Places the atoms of one row in the columns from left to right, blanks and strays included, at the least cost. */
export function place(glyphs: Glyphs, atoms: readonly Atom[], columns: readonly Column[], source: string): Path {
  let paths: Path[] = [NOTHING];
  const glued = atoms.some((atom, i) => i > 0 && atom.before === Break.none);
  const [perAtom, width] = glued ? [16, 160] : [5, WIDTH];
  const textOf = (from: number, to: number): string =>
    glyphs.fold.slice((atoms[from] as Atom).start, (atoms[to - 1] as Atom).end);
  const strays = atoms.map((atom, i) => (isStray(glyphs, atom, atoms[i + 1]) ? SKIP_STRAY : SKIP));
  for (const column of columns) {
    const known: (ReturnType<typeof cellsFrom> | undefined)[] = [];
    const next: Path[] = [];
    let least = Number.POSITIVE_INFINITY;
    for (const path of paths) {
      const blank = path.cost + BLANK[column];
      const { values, agreed } = path;
      next.push({ cost: blank, at: path.at, cell: null, back: path, values, agreed });
      least = Math.min(least, blank);
      let base = path.cost;
      for (let skipped = 0; skipped <= MOST_SKIPPED && path.at + skipped < atoms.length; skipped++) {
        const from = path.at + skipped;
        if (skipped > 0) base += strays[from - 1] as number;
        known[from] ??= cellsFrom(glyphs, atoms, from, column, source);
        for (const { to, cost: own } of known[from]) {
          if (base + own > least + SPREAD) continue;
          const cell = { column, from, to, skipped };
          const filled = glued ? { ...values, [column]: textOf(from, to) } : values;
          const agrees = glued ? agreement(filled) : 0;
          const cost = base + own + agrees - agreed;
          if (cost < least) least = cost;
          next.push({ cost, at: to, cell, back: path, values: filled, agreed: agrees });
        }
      }
    }
    next.sort((a, b) => a.cost - b.cost);
    const perPlace = new Uint16Array(atoms.length + 1);
    paths = [];
    for (const path of next) {
      if (paths.length >= width) break;
      const count = perPlace[path.at] as number;
      perPlace[path.at] = count + 1;
      if (count < perAtom) paths.push(path);
    }
  }
  let best = NOTHING;
  let least = Number.POSITIVE_INFINITY;
  for (const path of paths) {
    const values: { [C in Column]?: string } = {};
    if (!glued) for (const { column, from, to } of cellsOf(path)) values[column] = textOf(from, to);
    const cost = path.cost + restPrice(atoms, path.at) + (glued ? 0 : agreement(values));
    if (cost < least) [best, least] = [path, cost];
  }
  return best;
}

/** What is left over at the end of a row: dear at its beginning, cheap for the rest of the same run. */
function restPrice(atoms: readonly Atom[], from: number): number {
  let cost = 0;
  for (let i = from; i < atoms.length; i++) cost += i > from && (atoms[i] as Atom).before === Break.none ? 0.2 : SKIP;
  return cost;
}
