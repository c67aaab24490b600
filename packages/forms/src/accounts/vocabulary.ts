import {
  accountFrame,
  type ColumnVariant,
  economicSubjects,
  functionSubjects,
  sideRows,
  type TableDefinition,
  tableDefinitions,
} from '@kaocheng/core/accounts/definitions';
import { foldGlyph } from '../text/glyphs.js';

/** A text as the squashed copy of a document holds it: no white space, half-width. */
export const folded = (text: string): string => Array.from(text.replace(/\s+/g, ''), foldGlyph).join('');

const byLength = (a: string, b: string): number => b.length - a.length;
const foldAll = (texts: readonly string[]): string[] => texts.map(folded).sort(byLength);

export interface Title {
  readonly text: string;
  readonly table: TableDefinition;
}

/** All titles of account tables, folded, the longest first. */
export const titles: readonly Title[] = tableDefinitions
  .flatMap((table) => table.titles.map((title) => ({ text: folded(title), table })))
  .sort((a, b) => byLength(a.text, b.text));

/** Words of the frame, folded, the longest first. */
export const frame = {
  mark: foldAll(accountFrame.mark),
  unit: foldAll(accountFrame.unit),
  units: foldAll(accountFrame.units),
  department: foldAll(accountFrame.department),
  ordinal: foldAll(accountFrame.ordinal),
  line: foldAll(accountFrame.line),
  code: foldAll(accountFrame.code),
  name: foldAll(accountFrame.name),
  total: new Set(accountFrame.total.map(folded)),
  note: foldAll(accountFrame.note),
  sides: foldAll(accountFrame.sides),
};

/** Names of subjects by code, folded: of functions and of economic kinds (their codes do not meet: 2… and 3…). */
export const subjectNames: ReadonlyMap<string, string> = new Map(
  [...functionSubjects, ...economicSubjects].map(([code, name]) => [code, folded(name)]),
);

/** Rows of two-sided tables that carry no 一、二、 …: folded name → side; `both` closes either side. */
export const sideOfRow: ReadonlyMap<string, 'income' | 'expenditure' | 'both'> = new Map([
  ...sideRows.income.map((name) => [folded(name), 'income'] as const),
  ...sideRows.expenditure.map((name) => [folded(name), 'expenditure'] as const),
  ...sideRows.both.map((name) => [folded(name), 'both'] as const),
]);

/** A printed path of a column: its labels folded from the top, and as the paths are written. */
export interface LabelPath {
  readonly parts: readonly string[];
  readonly path: string;
}

const paths = new Map<ColumnVariant, readonly (readonly LabelPath[])[]>();
/** The paths by which each column of a variant may be printed. */
export function labelPaths(variant: ColumnVariant): readonly (readonly LabelPath[])[] {
  let known = paths.get(variant);
  if (known === undefined) {
    known = variant.columns.map((column) =>
      column.labels.map((path) => ({ parts: path.split('/').map(folded), path })),
    );
    paths.set(variant, known);
  }
  return known;
}
