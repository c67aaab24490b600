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

/** A column before the figures of an account table: code and name of the subject, name of the row, or its line number. */
export interface AccountColumn {
  readonly key: 'code' | 'name' | 'line';
  readonly label: string;
}

/** One of the parts of an account table that stand side by side: the halves 收入 and 支出, the groups of 06, or the whole. */
export interface AccountPart {
  /** Label over all of the part; null: none. */
  readonly label: string | null;
  /** Label over the columns before the figures (项目); null: none. */
  readonly subject: string | null;
  readonly own: readonly AccountColumn[];
  /** Columns of figures, as paths of labels from the top joined with "/". */
  readonly figures: readonly string[];
  /** How the codes of the part's rows begin, where rows are shared out by their codes; else none. */
  readonly codes: readonly string[];
  /** Rows of the empty form: names, or code and name parted by a space. */
  readonly blank: readonly string[];
  /** Its last row in the empty form, the sum, over all columns before the figures; null: none. */
  readonly foot: string | null;
}

/** A table of the published final accounts (决算公开表): mark, heading, columns under nested labels, rows, side by side in parts. */
export interface AccountBlock {
  readonly type: 'account';
  /** Id of the table in accounts/tables.yaml. */
  readonly table: string;
  /** 公开01表 */
  readonly mark: string;
  /** Labels of the department and of the money unit above the table. */
  readonly department: string;
  readonly unit: string;
  /** Label before the numbers of the columns (栏次); null where the columns bear none. */
  readonly ordinal: string | null;
  readonly parts: readonly AccountPart[];
}

export type TemplateBlock = RowBlock | FundsBlock | GoalsBlock | ListBlock | IndicatorsBlock | AccountBlock;

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
  /**
   * Field that says what the form is of, the project or the unit, as its cell writes it (`codeAndName`, `name|extra.专项名称`);
   * null where no cell does.
   */
  readonly subject: string | null;
  /** Field of the unit that answers for it; of several parted by `|`, also of several cells, the first that is printed. */
  readonly unit: string | null;
  readonly blocks: readonly TemplateBlock[];
  /** Lines under the table. */
  readonly notes: readonly string[];
  /** Values to pick from, by the last part of a field or the key of a column (`grade`, `operator`). */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}
