import { summary } from '../generated/summary.js';
import { foldGlyph } from '../text/glyphs.js';

export type SummaryField =
  | 'no'
  | 'name'
  | 'annual'
  | 'executed'
  | 'rate'
  | 'outputRate'
  | 'benefitRate'
  | 'satisfactionRate'
  | 'score'
  | 'reason'
  | 'extra';
/** What a column holds: a count, words, money, a percentage, a score. */
export type SummaryKind = 'count' | 'text' | 'money' | 'rate' | 'score';

export interface SummaryLabel {
  readonly field: SummaryField;
  readonly kind: SummaryKind;
  readonly folded: string;
}

/** A column as the header prints it. */
export interface SummaryColumn {
  readonly field: SummaryField;
  readonly kind: SummaryKind;
  readonly label: string;
}

/** A text without white space, its glyphs folded. */
export function fold(text: string): string {
  let folded = '';
  for (const glyph of text.replace(/\s+/g, '')) folded += foldGlyph(glyph);
  return folded;
}

const longestFirst = (a: string, b: string): number => b.length - a.length;

const rawColumns: readonly {
  readonly field: SummaryField;
  readonly kind: SummaryKind;
  readonly labels: readonly string[];
}[] = summary.columns;

/** Labels of columns, the longest first. */
export const columnLabels: readonly SummaryLabel[] = rawColumns
  .flatMap(({ field, kind, labels }) => labels.map((label) => ({ field, kind, folded: fold(label) })))
  .sort((a, b) => longestFirst(a.folded, b.folded));

export const summaryTitles: readonly string[] = summary.titles.map(fold).sort(longestFirst);
export const headLabels: readonly string[] = summary.head.map(fold).sort(longestFirst);
export const totalLabels: readonly string[] = summary.totals.map(fold);
/** What a note or a signature below a table begins with. */
export const noteWords: readonly string[] = summary.notes.map(fold).sort(longestFirst);
/** Columns that only the form of one project has. */
export const labelsOfOneForm: ReadonlySet<string> = new Set(summary.ofOneForm.map(fold));

/** Whether a header has what a summary must have: the names of projects, and money or a score beside them. */
export function isSummaryHeader(columns: readonly SummaryColumn[]): boolean {
  const fields = new Set(columns.map((column) => column.field));
  return (
    fields.has('name') && (fields.has('score') || fields.has('executed') || fields.has('rate')) && columns.length >= 4
  );
}
