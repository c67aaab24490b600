import type { ColumnVariant } from '@kaocheng/core/accounts/definitions';
import type { DraftColumns } from './draft.js';
import { type LabelPath, labelPaths } from './vocabulary.js';

/** A header without white space, and which of its glyphs a label has taken. */
export interface Header {
  readonly fold: string;
  readonly taken: Uint8Array;
  /** Whether a break stands before each glyph. */
  readonly broken: readonly boolean[];
}

export const headerOf = (fold: string, broken: readonly boolean[] = []): Header => ({
  fold,
  taken: new Uint8Array(fold.length),
  broken,
});

const free = (header: Header, start: number, end: number): boolean => {
  for (let i = start; i < end; i++) if (header.taken[i] === 1) return false;
  return true;
};

/**
 * Takes every free place of a label; returns how many there were. Where `label` is two other labels (本年支出合计 is 本年支出
 * and 合计) and the print breaks just between them, it is those two.
 */
export function takeAll(header: Header, label: string, labels?: ReadonlySet<string>): number {
  let count = 0;
  for (let at = header.fold.indexOf(label); at >= 0; at = header.fold.indexOf(label, at + 1)) {
    if (!free(header, at, at + label.length) || isTwoLabels(header, at, label, labels)) continue;
    header.taken.fill(1, at, at + label.length);
    count++;
  }
  return count;
}

function isTwoLabels(header: Header, at: number, label: string, labels: ReadonlySet<string> | undefined): boolean {
  let cut = 0;
  for (let i = 1; i < label.length; i++) {
    if (header.broken[at + i] !== true) continue;
    if (cut > 0) return false;
    cut = i;
  }
  return cut > 0 && labels?.has(label.slice(0, cut)) === true && labels.has(label.slice(cut));
}

/** Takes a label that another column's label interrupts: its beginning and its rest, each of two glyphs or more. */
function takeTorn(header: Header, label: string): number {
  for (let cut = label.length - 2; cut >= 2; cut--) {
    const first = freePlace(header, label.slice(0, cut), 0);
    if (first < 0) continue;
    const second = freePlace(header, label.slice(cut), first + cut);
    if (second < 0) continue;
    header.taken.fill(1, first, first + cut);
    header.taken.fill(1, second, second + label.length - cut);
    return 1;
  }
  return 0;
}

function freePlace(header: Header, piece: string, from: number): number {
  for (let at = header.fold.indexOf(piece, from); at >= 0; at = header.fold.indexOf(piece, at + 1)) {
    if (free(header, at, at + piece.length)) return at;
  }
  return -1;
}

interface Fit {
  readonly columns: DraftColumns;
  readonly score: number;
  readonly taken: Uint8Array;
}

/** How well the labels of some variants, side by side, explain a header. */
function explain(
  header: Header,
  frameLabels: readonly string[],
  variants: readonly ColumnVariant[],
): { paths: string[][]; score: number; taken: Uint8Array } {
  const copy: Header = { ...header, taken: header.taken.slice() };
  const paths = variants.map(labelPaths);
  const columnLabels = new Set(paths.flat(2).flatMap((path) => path.parts));
  const labels = [...new Set([...columnLabels, ...frameLabels])].sort((a, b) => b.length - a.length);
  const counts = new Map<string, number>();
  const take = (label: string): void => {
    counts.set(label, takeAll(copy, label, columnLabels));
  };
  // Short words of the frame (收入, 支出) are parts of labels; they come last.
  const isLate = (label: string): boolean => label.length <= 2 && !columnLabels.has(label);
  for (const label of labels) if (!isLate(label)) take(label);
  for (const label of labels) {
    if (label.length < 4 || !columnLabels.has(label) || counts.get(label) !== 0 || covered(label, counts)) continue;
    counts.set(label, takeTorn(copy, label));
  }
  for (const label of labels) if (isLate(label)) take(label);
  const left = new Map(counts);
  let matched = 0;
  let size = 0;
  const chosen = paths.map((columns) =>
    columns.map((alternatives) => {
      size++;
      const printed = alternatives.find((path) => isPrinted(path, counts, left));
      if (printed === undefined) return alternatives[0]?.path ?? '';
      matched++;
      const leaf = printed.parts.at(-1) ?? '';
      left.set(leaf, (left.get(leaf) ?? 0) - 1);
      return printed.path;
    }),
  );
  let over = 0;
  for (const glyph of copy.taken) if (glyph === 0) over++;
  return { paths: chosen, score: size === 0 ? 0 : (100 * matched) / size - over, taken: copy.taken };
}

const isPrinted = (path: LabelPath, counts: ReadonlyMap<string, number>, left: ReadonlyMap<string, number>): boolean =>
  path.parts.every((part, index) => ((index === path.parts.length - 1 ? left : counts).get(part) ?? 0) > 0);

/** Whether a longer label that was found, or a synonym, holds this one. */
const covered = (label: string, counts: ReadonlyMap<string, number>): boolean => {
  for (const [other, count] of counts) if (count > 0 && (other.includes(label) || label.includes(other))) return true;
  return false;
};

const LEAST_FIT = 55;

/**
 * The columns that a header prints: the variant whose labels explain it best, with the labels as printed. `count` is
 * the number of columns where the print numbers them (栏次); a variant of another size fits badly then. Marks the
 * glyphs of the header that labels explain. Null where nothing fits.
 */
export function columnsOf(
  header: Header,
  frameLabels: readonly string[],
  variants: readonly ColumnVariant[],
  count: number | null,
): DraftColumns | null {
  let best: Fit | null = null;
  for (const variant of variants) {
    const { paths, score, taken } = explain(header, frameLabels, [variant]);
    const total = score - (count !== null && count !== variant.columns.length ? 60 : 0);
    if (best === null || total > best.score)
      best = { columns: { paths: paths[0] ?? [], variant }, score: total, taken };
  }
  if (best === null || best.score < LEAST_FIT - header.fold.length / 4) return null;
  header.taken.set(best.taken);
  return best.columns;
}

/** The columns of the two halves of a header; see {@link columnsOf}. */
export function sideColumnsOf(
  header: Header,
  frameLabels: readonly string[],
  left: readonly ColumnVariant[],
  right: readonly ColumnVariant[],
  count: number | null,
): [DraftColumns, DraftColumns] | null {
  let best: { score: number; pair: [DraftColumns, DraftColumns]; taken: Uint8Array } | null = null;
  for (const a of left) {
    for (const b of right) {
      const { paths, score, taken } = explain(header, frameLabels, [a, b]);
      const total = score - (count !== null && count !== a.columns.length + b.columns.length ? 60 : 0);
      if (best !== null && total <= best.score) continue;
      best = {
        score: total,
        pair: [
          { paths: paths[0] ?? [], variant: a },
          { paths: paths[1] ?? [], variant: b },
        ],
        taken,
      };
    }
  }
  if (best === null || best.score < LEAST_FIT - header.fold.length / 4) return null;
  header.taken.set(best.taken);
  return best.pair;
}
