import type { Citation } from '@kaocheng/core/model/finding';
import type { FormKind } from '@kaocheng/core/model/transcript';

/**
 * A cell of a row: a printed label, or the place of a field. A label may hold `{moneyUnit}`, `{year}` and any other field in
 * braces, which is filled in; a cell that is nothing but `{field}` is the field's own place.
 */
export interface TemplateCell {
  readonly text: string;
  /**
   * Path of the field in the form (`name`, `contact.phone`, `extra.实施期`), or `codeAndName`; null for a label. Of several
   * parted by `|` the first that is printed stands in the cell.
   */
  readonly field: string | null;
  /** Columns of the grid that it covers. */
  readonly span: number;
  /** Rows that it covers. */
  readonly rows: number;
}

/** A column of a block: what stands in it and under which label. */
export interface TemplateColumn {
  readonly key: string;
  readonly label: string;
  readonly span: number;
}

/** One row of labels and fields. */
export interface RowBlock {
  readonly type: 'row';
  readonly cells: readonly TemplateCell[];
}

/** Money by source: `label` merged over all its rows, a row of column labels, then a row a source. */
export interface FundsBlock {
  readonly type: 'funds';
  readonly label: TemplateCell | null;
  /** Keys: `label` for the name of the source, else a key of FundRow. */
  readonly columns: readonly TemplateColumn[];
  /** How a worksheet scores the execution rate: in proportion, or not at all where the law needs more than the two amounts. */
  readonly execution: 'proportional' | 'none';
  readonly sources: readonly { readonly source: string; readonly label: string; readonly weight: string | null }[];
}

/** The goals side by side under their labels, beside a merged label. */
export interface GoalsBlock {
  readonly type: 'goals';
  readonly label: TemplateCell | null;
  readonly columns: readonly TemplateColumn[];
}

/** A list: tasks of a department, or the rows of a summary; `blank` rows stand in the empty form. */
export interface ListBlock {
  readonly type: 'tasks' | 'rows';
  readonly label: TemplateCell | null;
  readonly columns: readonly TemplateColumn[];
  readonly blank: number;
}

/** Rows of the empty form under one pair of classes. */
export interface BlankRows {
  readonly level1: string;
  readonly level2: string;
  readonly names: readonly string[];
}

/** The indicators: first and second level merged downward. */
export interface IndicatorsBlock {
  readonly type: 'indicators';
  readonly label: TemplateCell | null;
  /** Keys of Indicator; `extra.X` for a column of its own. */
  readonly columns: readonly TemplateColumn[];
  readonly blank: readonly BlankRows[];
}

export type TemplateBlock = RowBlock | FundsBlock | GoalsBlock | ListBlock | IndicatorsBlock;

/** An official form as data: recognised by its labels, shown, filled in and written from this one description. */
export interface Template {
  readonly id: string;
  readonly kind: FormKind;
  /** Name in lists: province, year, form. */
  readonly name: string;
  /** Printed title and the line under it; `{year}` is filled in. */
  readonly title: string;
  readonly subtitle: string | null;
  readonly citation: Citation;
  readonly inForce: { readonly from: string; readonly to: string | null };
  /** Places whose form it is, as documents print them; none: the whole country. */
  readonly regions: readonly string[];
  readonly moneyUnit: string;
  readonly orientation: 'portrait' | 'landscape';
  /** Width of each column of the grid, mm. */
  readonly columns: readonly number[];
  readonly blocks: readonly TemplateBlock[];
  /** Lines under the table. */
  readonly notes: readonly string[];
  /** Values to pick from, by the last part of a field or the key of a column (`grade`, `operator`). */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}
