import type { Line, Piece } from './lines.js';

/** Which column of labels a piece belongs to: the block's (绩效指标), the first or the second level's. */
export type LevelColumn = 0 | 1 | 2;

/** A label that spans rows, put together from the pieces that it leaves at the beginnings of lines. */
export interface LevelLabel {
  readonly column: LevelColumn;
  readonly text: string;
  readonly pieces: readonly { readonly line: number; readonly piece: Piece }[];
}

/** The labels of a block, and how many pieces at the beginning of each line belong to them. */
export interface Levels {
  readonly labels: readonly LevelLabel[];
  readonly taken: readonly number[];
}

const LONGEST_PIECE = 16;
const BEAM = 10;
/** A piece that holds some of a label's weight. */
const HAS_WEIGHT = /^[^(]*(?:\(\d{0,3}(?:\.\d?)?)?(?:\d{0,3}(?:\.\d?)?分?\))?$/u;
/** A beginning of a label's weight, （50分）, however much of it is there. */
const OPEN_WEIGHT = /^\((?:\d{0,3}(?:\.\d?)?(?:分\)?|\))?)?$/u;
const WEIGHT = /^\(\d{1,3}(?:\.\d)?(?:分\)|分|\))$/u;

/** Labels of one column, to know their pieces by. */
export interface Known {
  readonly prefixes: ReadonlySet<string>;
  /** Every run of glyphs in a label. */
  readonly runs: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
}

/** Labels, and every beginning and run of glyphs in them. */
export function know(all: readonly string[]): Known {
  const prefixes = new Set<string>();
  const runs = new Set<string>();
  for (const label of all)
    for (let end = 1; end <= label.length; end++) {
      prefixes.add(label.slice(0, end));
      for (let i = 0; i < end; i++) runs.add(label.slice(i, end));
    }
  return { prefixes, runs, labels: new Set(all) };
}

const bracketAt = (text: string): number => {
  const at = text.lastIndexOf('(');
  return at > 0 && OPEN_WEIGHT.test(text.slice(at)) ? at : -1;
};

function isPrefix({ prefixes, labels }: Known, text: string): boolean {
  if (prefixes.has(text)) return true;
  const at = bracketAt(text);
  return at > 0 && labels.has(text.slice(0, at));
}

function isWhole({ labels }: Known, text: string): boolean {
  if (text === '' || labels.has(text)) return true;
  const at = bracketAt(text);
  return at > 0 && labels.has(text.slice(0, at)) && WEIGHT.test(text.slice(at));
}

interface State {
  readonly open: readonly [string, string, string];
  readonly last: readonly [number, number, number];
  /** Whether text of a row has followed the beginning of the label. */
  readonly used: readonly [boolean, boolean, boolean];
  readonly cost: number;
  readonly back: State | null;
  /** Columns of the pieces taken from the line, and whether each begins a label. */
  readonly took: readonly { readonly column: LevelColumn; readonly opens: boolean }[];
}

const PER_GLYPH = 0.5;
const NEW_LABEL = 1;
const BROKEN_LABEL = 9;
const SAME_AGAIN = 5;
const FAR = 0.25;
const EITHER_LEVEL = 1.2;
const WITHOUT_ROW = 4;

const USED = [true, true, true] as const;

const plain = (text: string): string => {
  const at = bracketAt(text);
  return at > 0 ? text.slice(0, at) : text;
};

/** What both levels know (成本指标) is of the second as a rule, a weight (50分) the first level's. */
function doubt(all: readonly Known[], column: LevelColumn, text: string): number {
  const weighted = bracketAt(text) > 0;
  if (column === 1) return !weighted && all[2]?.labels.has(text) === true ? EITHER_LEVEL : 0;
  return column === 2 && weighted ? EITHER_LEVEL : 0;
}

/** Takes a piece of a line into a column of labels; null where it fits none there. */
function take(
  all: readonly Known[],
  state: State,
  column: LevelColumn,
  text: string,
  line: number,
  bare: boolean,
): State[] {
  const one = all[column] as Known;
  const open = state.open[column];
  const next: State[] = [];
  const put = (now: string, opens: boolean, extra: number): void => {
    const opened: [string, string, string] = [...state.open];
    const last: [number, number, number] = [...state.last];
    const used: [boolean, boolean, boolean] = [...state.used];
    opened[column] = now;
    last[column] = line;
    if (opens) used[column] = bare;
    next.push({
      open: opened,
      last,
      used,
      cost: state.cost - PER_GLYPH * text.length + extra,
      back: state.back,
      took: [...state.took, { column, opens }],
    });
  };
  if (open !== '' && isPrefix(one, open + text))
    put(
      open + text,
      false,
      FAR * Math.max(0, line - state.last[column] - 2) + doubt(all, column, open + text) - doubt(all, column, open),
    );
  if (isPrefix(one, text)) {
    const unused = open !== '' && !state.used[column] ? WITHOUT_ROW : 0;
    const repeated = open !== '' && plain(text).startsWith(plain(open).slice(0, 2)) ? SAME_AGAIN : 0;
    put(text, true, NEW_LABEL + repeated + unused + (isWhole(one, open) ? 0 : BROKEN_LABEL) + doubt(all, column, text));
  }
  return next;
}

/** Could a piece be part of any label, by itself? */
const mayBePart = (all: readonly Known[], text: string): boolean =>
  text.length <= LONGEST_PIECE &&
  (all.some((one) => one.runs.has(text)) || (/[(分)]/u.test(text) && HAS_WEIGHT.test(text)) || /^\d{1,3}$/u.test(text));

/** 指标 1：… is the mark of a row, no piece of a label. */
const isMark = (line: Line, i: number): boolean =>
  /^指标?$/u.test((line[i] as Piece).text) && /^(?:标)?\d+[:：]/u.test(line[i + 1]?.text ?? '');

/**
 * Tells which pieces at the beginnings of lines are parts of labels of classes that span rows, and puts these together:
 * the reading that leaves no label in pieces and takes the most glyphs.
 * @param all what each of the three columns of labels knows
 * @param bare whether a label may stand without text behind it
 */
export function collectLabels(lines: readonly Line[], all: readonly Known[], bare: boolean): Levels {
  const read = readings.get(all) ?? new Map<string, Reading>();
  readings.set(all, read);
  const key = `${bare}\n${lines.map((line) => line.map(({ text }) => text).join('\t')).join('\n')}`;
  const before = read.get(key);
  if (before !== undefined)
    return {
      taken: before.taken,
      labels: before.labels.map(({ column, text, at }) => ({
        column,
        text,
        pieces: at.map(([line, i]) => ({ line, piece: (lines[line] as Line)[i] as Piece })),
      })),
    };
  const levels = collectNew(lines, all, bare);
  read.set(key, {
    taken: levels.taken,
    labels: levels.labels.map(({ column, text, pieces }) => ({
      column,
      text,
      at: pieces.map(({ line, piece }) => [line, (lines[line] as Line).indexOf(piece)] as const),
    })),
  });
  return levels;
}

/** Labels by line and place in it, which all lines of the same pieces share. */
interface Reading {
  readonly taken: readonly number[];
  readonly labels: readonly {
    readonly column: LevelColumn;
    readonly text: string;
    readonly at: readonly (readonly [line: number, piece: number])[];
  }[];
}

/** What was read so far, by what the columns know, which is made anew for each document. */
const readings = new WeakMap<readonly Known[], Map<string, Reading>>();

function collectNew(lines: readonly Line[], all: readonly Known[], bare: boolean): Levels {
  let states: State[] = [
    { open: ['', '', ''], last: [0, 0, 0], used: bare ? USED : [false, false, false], cost: 0, back: null, took: [] },
  ];
  for (const [at, line] of lines.entries()) {
    const found: State[] = [];
    let front = states.map((state): State => ({ ...state, back: state, took: [] }));
    found.push(...front);
    for (let i = 0; i < Math.min(3, line.length) && front.length > 0; i++) {
      const { text } = line[i] as Piece;
      if (!mayBePart(all, text) || isMark(line, i)) break;
      front = front.flatMap((state) => {
        const after = state.took.at(-1)?.column ?? -1;
        return ([0, 1, 2] as const)
          .filter((column) => column > after)
          .flatMap((column) => take(all, state, column, text, at, bare));
      });
      found.push(...front);
    }
    states = best(found.map((state) => (state.took.length < line.length ? { ...state, used: USED } : state)));
  }
  const ended = states
    .map((state) => ({
      state,
      cost: state.cost + state.open.filter((text, i) => !isWhole(all[i] as Known, text)).length * BROKEN_LABEL,
    }))
    .sort((a, b) => a.cost - b.cost)[0];
  return collect(lines, ended?.state ?? null);
}

function best(states: State[]): State[] {
  states.sort((a, b) => a.cost - b.cost);
  const seen = new Set<string>();
  const kept: State[] = [];
  for (const state of states) {
    const key = `${state.open.join('|')}${state.used.join('')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(state);
    if (kept.length >= BEAM) break;
  }
  return kept;
}

function collect(lines: readonly Line[], end: State | null): Levels {
  const steps: State[] = [];
  for (let state = end; state?.back != null; state = state.back) steps.push(state);
  steps.reverse();
  const open: ({ column: LevelColumn; text: string; pieces: { line: number; piece: Piece }[] } | null)[] = [
    null,
    null,
    null,
  ];
  const labels: { column: LevelColumn; text: string; pieces: { line: number; piece: Piece }[] }[] = [];
  for (const [line, step] of steps.entries())
    for (const [i, { column, opens }] of step.took.entries()) {
      const piece = (lines[line] as Line)[i] as Piece;
      let label = open[column] ?? null;
      if (opens || label === null) {
        label = { column, text: '', pieces: [] };
        open[column] = label;
        labels.push(label);
      }
      label.text += piece.text;
      label.pieces.push({ line, piece });
    }
  return { labels, taken: steps.map((step) => step.took.length) };
}
