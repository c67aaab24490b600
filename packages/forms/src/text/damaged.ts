import { codeSum, type Label, type Lexicon, type Region } from '../labels/lexicon.js';

/** A label among those of its region, the longest first, of equally long ones in the order of the data file. */
interface Ranked {
  readonly label: Label;
  readonly rank: number;
}

/** The labels of a region by what a damaged one still has of them. */
interface Known {
  readonly byFirst: ReadonlyMap<number, readonly Ranked[]>;
  readonly bySecond: ReadonlyMap<number, readonly Ranked[]>;
  /** By the sum of their glyphs, for each length, the shortest first. */
  readonly bySum: readonly (readonly [length: number, ReadonlyMap<number, readonly Ranked[]>])[];
  readonly glyphs: ReadonlySet<number>;
}

const LEAST = 4;
const known = new WeakMap<readonly Label[], Known>();

function put<K>(map: Map<K, Ranked[]>, key: K, one: Ranked): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [one]);
  else list.push(one);
}

function knownOf(labels: readonly Label[]): Known {
  const before = known.get(labels);
  if (before !== undefined) return before;
  const ranked = labels
    .filter((label) => label.folded.length >= LEAST && label.field !== 'extra')
    .sort((a, b) => b.folded.length - a.folded.length)
    .map((label, rank): Ranked => ({ label, rank }));
  const byFirst = new Map<number, Ranked[]>();
  const bySecond = new Map<number, Ranked[]>();
  const bySum = new Map<number, Map<number, Ranked[]>>();
  for (const one of ranked) {
    const { folded, sum } = one.label;
    put(byFirst, folded.charCodeAt(0), one);
    put(bySecond, folded.charCodeAt(1), one);
    const sums = bySum.get(folded.length) ?? new Map<number, Ranked[]>();
    bySum.set(folded.length, sums);
    put(sums, sum, one);
  }
  const made: Known = {
    byFirst,
    bySecond,
    bySum: [...bySum].sort(([a], [b]) => a - b),
    glyphs: new Set(ranked.flatMap(({ label }) => [...label.folded].map((glyph) => glyph.charCodeAt(0)))),
  };
  known.set(labels, made);
  return made;
}

const sorted = (text: string): string => [...text].sort().join('');

/** Whether a text holds a label at a place with one glyph in five wrong, or all of its glyphs in another order. */
function isDamaged({ folded: label, sum, glyphs }: Label, fold: string, index: number): boolean {
  const { length } = label;
  if (index + length > fold.length) return false;
  const most = length >= 8 ? 2 : 1;
  let wrong = 0;
  for (let i = 0; i < length && wrong <= most; i++) if (fold.charCodeAt(index + i) !== label.charCodeAt(i)) wrong++;
  if (wrong <= most) return true;
  const piece = fold.slice(index, index + length);
  return codeSum(piece) === sum && sorted(piece) === glyphs;
}

/**
 * The longest label of a region that stands at a place of a folded text, where scanning left one glyph in five wrong, or
 * two interleaved lines have shuffled it; null where none does.
 */
export function damaged(lexicon: Lexicon, region: Region, fold: string, index: number): Label | null {
  const { byFirst, bySecond, bySum, glyphs } = knownOf(lexicon.all(region));
  let best: Ranked | null = null;
  const look = (candidates: readonly Ranked[] | undefined): void => {
    for (const one of candidates ?? []) {
      if (best !== null && one.rank >= best.rank) return;
      if (!isDamaged(one.label, fold, index)) continue;
      best = one;
      return;
    }
  };
  const first = fold.charCodeAt(index);
  look(byFirst.get(first));
  look(bySecond.get(fold.charCodeAt(index + 1)));
  if (glyphs.has(first)) {
    let sum = 0;
    let end = index;
    for (const [length, sums] of bySum) {
      if (index + length > fold.length) break;
      while (end < index + length) sum += fold.charCodeAt(end++);
      look(sums.get(sum));
    }
  }
  const found = best as Ranked | null;
  return found !== null && HAN.test(fold[index] as string) ? found.label : null;
}

const HAN = /\p{Script=Han}/u;

/** A label at a place, as printed or, where no other label stands, with what scanning did to it. */
export const labelAt = (lexicon: Lexicon, region: Region, fold: string, index: number): Label | null =>
  lexicon.match(region, fold, index) ??
  (lexicon.match('blocks', fold, index) === null && lexicon.match('fundRows', fold, index) === null
    ? damaged(lexicon, region, fold, index)
    : null);
