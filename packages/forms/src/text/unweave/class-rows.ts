import { Decimal } from '@kaocheng/core/values/decimal';
import { labels } from '../../generated/labels.js';

/** A class of indicators whose rows are looked for; `weight` is the sum of the marks of its rows, where it is printed. */
export interface ClassLabel {
  readonly text: string;
  readonly weight: Decimal | null;
}

export interface ClassedRow {
  readonly name: string;
  readonly weight: Decimal | null;
}

/** How many rows stand under each class of the first level, and under each of the second. */
export interface ClassRows {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** What a first-level class costs whose rows do not make its marks, and a second-level one that stands under another. */
const WRONG_SUM = 10;
const WRONG_CLASS = 3;
/** Marks by which the rows of a class may miss its marks where they are a third or a sixth of them, rounded. */
const ROUNDED = Decimal.of('0.01');
/** Rows and classes above which nobody's form is read by its columns. */
const MOST_ROWS = 40;
const MOST_CLASSES = 24;

const contains = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

/** How well a row fits a class of the second level by the words that names of such indicators hold. */
function fitOf(second: string, name: string): number {
  if (name.includes(second.replace(/指标$/u, ''))) return -1.5;
  const own = labels.classNames.find((one) => second.includes(one.class));
  if (own !== undefined && contains(name, own.names)) return -1;
  return labels.classNames.some((one) => one !== own && contains(name, one.names)) ? 0.5 : 0;
}

interface Best {
  readonly cost: number;
  readonly counts: readonly number[];
}

/** The rows [from, to) shared out among the classes [a, b) of the second level in order, each with one row at least. */
function shareOut(
  rows: readonly ClassedRow[],
  classes: readonly ClassLabel[],
  from: number,
  to: number,
  a: number,
  b: number,
): Best | null {
  if (b - a > to - from || (a === b && to > from)) return null;
  let best: (Best | null)[] = new Array(to - from + 1).fill(null);
  best[0] = { cost: 0, counts: [] };
  for (let k = a; k < b; k++) {
    const next: (Best | null)[] = new Array(to - from + 1).fill(null);
    for (const [start, known] of best.entries()) {
      let cost = known?.cost ?? 0;
      if (known !== null)
        for (let end = start + 1; end <= to - from; end++) {
          cost += fitOf((classes[k] as ClassLabel).text, (rows[from + end - 1] as ClassedRow).name);
          if (cost <= (next[end]?.cost ?? Number.POSITIVE_INFINITY))
            next[end] = { cost, counts: [...known.counts, end - start] };
        }
    }
    best = next;
  }
  return best[to - from] ?? null;
}

/**
 * Shares the rows of a block out among its classes, of which only the labels are known, one column after the other: by
 * the marks that the classes print, by which classes stand under which, by the words of the rows. Null where they
 * cannot be.
 */
export function rowsOfClasses(
  rows: readonly ClassedRow[],
  first: readonly ClassLabel[],
  second: readonly ClassLabel[],
): ClassRows | null {
  const count = rows.length;
  if (count > MOST_ROWS || first.length + second.length > MOST_CLASSES) return null;
  if (first.length === 0) {
    const all = second.length === 0 ? { counts: [] } : shareOut(rows, second, 0, count, 0, second.length);
    return all === null ? null : { first: [], second: all.counts };
  }
  interface State {
    readonly cost: number;
    readonly first: readonly number[];
    readonly second: readonly number[];
  }
  const keyOf = (row: number, k: number): number => row * (MOST_CLASSES + 1) + k;
  let states = new Map<number, State>([[keyOf(0, 0), { cost: 0, first: [], second: [] }]]);
  for (const label of first) {
    const next = new Map<number, State>();
    for (const [key, state] of states) {
      const [row, k] = [Math.floor(key / (MOST_CLASSES + 1)), key % (MOST_CLASSES + 1)];
      let sum = Decimal.zero;
      for (let end = row + 1; end <= count; end++) {
        sum = sum.add(rows[end - 1]?.weight ?? Decimal.zero);
        const own = label.weight !== null && ROUNDED.lessThan(sum.sub(label.weight).abs()) ? WRONG_SUM : 0;
        for (let last = second.length === 0 ? k : k + 1; last <= second.length; last++) {
          const shared = second.length === 0 ? { cost: 0, counts: [] } : shareOut(rows, second, row, end, k, last);
          if (shared === null) continue;
          const under = classesUnder(label.text);
          const wrong = second.slice(k, last).filter(({ text }) => under.length > 0 && !contains(text, under)).length;
          const cost = state.cost + own + shared.cost + wrong * WRONG_CLASS;
          const to = keyOf(end, last);
          if (cost < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY))
            next.set(to, { cost, first: [...state.first, end - row], second: [...state.second, ...shared.counts] });
        }
      }
    }
    states = next;
  }
  const whole = states.get(keyOf(count, second.length));
  return whole === undefined ? null : { first: whole.first, second: whole.second };
}

/** Words of the second-level classes that stand under a first-level label. */
const classesUnder = (text: string): readonly string[] =>
  labels.classes.filter((one) => contains(text, one.level1)).flatMap((one): readonly string[] => one.level2);
