import { accounts } from '../generated/accounts.js';

export type TableShape = 'sides' | 'coded' | 'groups' | 'measures';

/** A column of a published table: the paths of labels by which it may be printed, and how seldom it is filled (0…9). */
export interface ColumnDefinition {
  readonly labels: readonly string[];
  /** The labels for comparing. */
  readonly folded: readonly string[];
  readonly rare: number;
}

/** Columns that are printed together, and which of them are wholes: `[whole, part, part, …]`, from 0. */
export interface ColumnVariant {
  readonly columns: readonly ColumnDefinition[];
  readonly sums: readonly (readonly number[])[];
}

export interface TableDefinition {
  readonly id: string;
  readonly titles: readonly string[];
  readonly shape: TableShape;
  /** Columns behind code and name (coded), behind the measure's name (measures), or of an undivided 06 (groups). */
  readonly variants: readonly ColumnVariant[];
  /** Columns of the two halves (sides). */
  readonly left: readonly ColumnVariant[];
  readonly right: readonly ColumnVariant[];
  /** Columns of each group (groups). */
  readonly group: ColumnVariant | null;
  readonly measures: readonly string[];
}

/** A label for comparing: half-width, without spaces, one kind of quotation mark. */
export const foldLabel = (label: string): string =>
  label
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[“”„‟＂]/g, '"')
    .replace(/[‘’]/g, "'");

interface RawColumn {
  readonly label: string;
  readonly rare: string;
}
interface RawTable {
  readonly id: string;
  readonly titles: readonly string[];
  readonly shape: TableShape;
  readonly variants?: readonly {
    readonly columns: readonly RawColumn[];
    readonly sums?: readonly (readonly string[])[];
  }[];
  readonly left?: readonly (readonly RawColumn[])[];
  readonly right?: readonly (readonly RawColumn[])[];
  readonly rightSums?: readonly (readonly string[])[];
  readonly group?: readonly RawColumn[];
  readonly measures?: readonly string[];
}

const variantOf = (columns: readonly RawColumn[], sums: readonly (readonly string[])[] = []): ColumnVariant => ({
  columns: columns.map(({ label, rare }) => {
    const labels = label.split('|');
    return { labels, folded: labels.map(foldLabel), rare: Number(rare) };
  }),
  sums: sums
    .map((terms) => terms.map((term) => Number(term) - 1))
    .filter((terms) => terms.every((term) => term < columns.length)),
});

const tableOf = (raw: RawTable): TableDefinition => ({
  id: raw.id,
  titles: raw.titles,
  shape: raw.shape,
  variants: (raw.variants ?? []).map((variant) => variantOf(variant.columns, variant.sums)),
  left: (raw.left ?? []).map((columns) => variantOf(columns)),
  right: (raw.right ?? []).map((columns) =>
    variantOf(
      columns,
      (raw.rightSums ?? [])
        .map((terms) => terms.filter((term) => Number(term) <= columns.length))
        .filter((t) => t.length > 1),
    ),
  ),
  group: raw.group === undefined ? null : variantOf(raw.group),
  measures: raw.measures ?? [],
});

const rawTables: readonly RawTable[] = accounts.tables.tables;

/** The tables of the published final accounts (accounts/tables.yaml). */
export const tableDefinitions: readonly TableDefinition[] = rawTables.map(tableOf);

/** Words of the frame around the figures, and the rows of two-sided tables, as the tables print them. */
export const accountFrame: Readonly<Record<keyof (typeof accounts)['tables']['frame'], readonly string[]>> =
  accounts.tables.frame;
export const sideRows: Readonly<Record<'income' | 'expenditure' | 'both', readonly string[]>> = accounts.tables.rows;

/** Functional classification (类 3, 款 5, 项 7 digits) and economic classification (类 3, 款 5): code → name. */
export const functionSubjects: ReadonlyMap<string, string> = new Map(Object.entries(accounts.functions.subjects));
export const economicSubjects: ReadonlyMap<string, string> = new Map(Object.entries(accounts.economics.subjects));

/** Economic classes that make up 人员经费; all others make up 公用经费. */
export const personnelClasses: ReadonlySet<string> = new Set(accounts.economics.personnel);

const byTitle: ReadonlyMap<string, TableDefinition> = new Map(
  tableDefinitions.flatMap((table) => table.titles.map((title) => [foldLabel(title), table] as const)),
);

/** The table that a printed title names; department and year in front of the title do not matter. Null where none does. */
export function tableOfTitle(title: string | null): TableDefinition | null {
  if (title === null) return null;
  const folded = foldLabel(title);
  const exact = byTitle.get(folded);
  if (exact !== undefined) return exact;
  let best: TableDefinition | null = null;
  let length = 0;
  for (const [name, table] of byTitle) {
    if (name.length > length && folded.includes(name)) {
      best = table;
      length = name.length;
    }
  }
  return best;
}
