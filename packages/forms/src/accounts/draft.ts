import type { ColumnVariant, TableDefinition } from '@kaocheng/core/accounts/definitions';
import type { RawCell } from '../raw/raw-form.js';

export type Side = '收入' | '支出';

/** A printed figure of a row; `column` where the layout itself shows it, null where blank cells left no trace. */
export interface DraftValue {
  readonly cell: RawCell;
  readonly column: number | null;
}

export interface DraftRow {
  readonly code: RawCell | null;
  readonly name: RawCell | null;
  readonly line: RawCell | null;
  readonly side: Side | null;
  readonly values: readonly DraftValue[];
}

/** The columns of a table, or of one of its halves, as printed. */
export interface DraftColumns {
  readonly paths: readonly string[];
  /** What is known of such columns; null where no definition fits the print. */
  readonly variant: ColumnVariant | null;
}

/** A table as a reader found it, before its figures are put into columns; text and grid both deliver this. */
export interface TableDraft {
  readonly definition: TableDefinition;
  readonly start: number;
  readonly end: number;
  readonly title: RawCell;
  readonly mark: RawCell | null;
  readonly unit: RawCell | null;
  readonly department: RawCell | null;
  readonly note: RawCell | null;
  /** Columns of rows without a side, or of each side. */
  readonly columns: DraftColumns;
  readonly right: DraftColumns | null;
  readonly rows: readonly DraftRow[];
}
