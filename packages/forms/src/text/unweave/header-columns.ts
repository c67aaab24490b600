import { type Label, type Lexicon, madeOnce, type Region } from '../../labels/lexicon.js';
import type { Woven } from './folds.js';
import type { Line } from './lines.js';

/** Which header: of the indicators or of the money. */
export type Kind = 'columns' | 'fundColumns';

/** The order in which forms print their columns as a rule. */
const ORDER: { readonly [K in Kind]: readonly string[] } = {
  columns: [
    'level1',
    'level2',
    'name',
    'definition',
    'scoreRule',
    'nature',
    'operator',
    'direction',
    'target',
    'adjustedTarget',
    'unit',
    'actual',
    'forecast',
    'coefficient',
    'weight',
    'score',
    'reviewScore',
    'deviation',
    'likelihood',
    'core',
  ],
  fundColumns: ['initial', 'annual', 'executed', 'weight', 'rate', 'score', 'reason', 'forecast'],
};
/** The block whose label may stand beside the header. */
export const BLOCK: { readonly [K in Kind]: string } = { columns: 'indicators', fundColumns: 'funds' };
/** Columns that a header has at least. */
export const LEAST: { readonly [K in Kind]: number } = { columns: 4, fundColumns: 3 };
/** Glyphs of the longest label of a column. */
export const LONGEST = 30;

/** What the labels of a header and of its block are made of. */
export interface Parts {
  /** Every run of glyphs in a label of a column, and in a label of the block beside the header. */
  readonly columns: ReadonlySet<string>;
  readonly block: ReadonlySet<string>;
}

/** What the labels of each kind of header are made of. */
const parts = madeOnce((lexicon): { readonly [K in Kind]: Parts } => {
  const runsIn = (region: Region, wanted: (label: Label) => boolean): Set<string> => {
    const runs = new Set<string>();
    for (const label of lexicon.all(region)) {
      if (!wanted(label)) continue;
      const { folded } = label;
      for (let i = 0; i < folded.length; i++)
        for (let end = i + 1; end <= folded.length; end++) runs.add(folded.slice(i, end));
    }
    return runs;
  };
  const of = (kind: Kind): Parts => ({
    columns: runsIn(kind, ({ folded }) => folded.length <= LONGEST),
    block: runsIn('blocks', ({ field }) => field === BLOCK[kind]),
  });
  return { columns: of('columns'), fundColumns: of('fundColumns') };
});

/** What the labels of one kind of header are made of, sought once. */
export const partsOf = (lexicon: Lexicon, kind: Kind): Parts => parts(lexicon)[kind];

/** A column and the pieces of its label. */
export interface Column {
  readonly field: string;
  readonly cell: Woven;
}

/** A header that was put together. */
export interface Found {
  readonly columns: readonly Column[];
  /** Pieces of the label of the block, at the beginnings of some of the lines. */
  readonly block: Line;
}

/**
 * Columns of two kinds of lines, each from left to right: those of the second kind go among the first behind what forms
 * print before them as a rule, the nearest of it.
 */
export function merge(kind: Kind, one: readonly Column[], other: readonly Column[]): Column[] {
  const rank = (column: Column): number => ORDER[kind].indexOf(column.field);
  const [many, few] = one.length >= other.length ? [one, other] : [other, one];
  const merged = [...many];
  let least = 0;
  for (const column of few) {
    let at = 0;
    let nearest = -1;
    for (const [i, there] of merged.entries())
      if (rank(there) < rank(column) && rank(there) > nearest) [at, nearest] = [i + 1, rank(there)];
    at = Math.max(at, least);
    merged.splice(at, 0, column);
    least = at + 1;
  }
  return merged;
}
