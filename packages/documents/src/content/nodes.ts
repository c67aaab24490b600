import type { Sheet, SheetCell } from '@kaocheng/forms/sheet/sheet';

/** What is left of a page or a document: texts, breaks between blocks, tables. */
export type Node = string | Break | Table;

export interface Break {
  readonly kind: 'break';
}

export interface Table {
  readonly kind: 'table';
  readonly rows: Row[];
  readonly facts?: TableFacts;
}

export interface Row {
  readonly cells: Cell[];
}

export interface Cell {
  /** Where the container says so itself; else the next column that is free. */
  readonly column?: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly children: Node[];
  readonly facts?: CellFacts;
}

/** What a container knows of a cell beside its text. */
export type CellFacts = Omit<SheetCell, 'row' | 'column' | 'rowSpan' | 'colSpan' | 'text' | 'spans'>;

/** What a container knows of a table. */
export type TableFacts = Pick<Sheet, 'name' | 'widths' | 'heights' | 'page' | 'repeatRows'> & {
  /** True where the table is a sheet whatever it holds, never a frame that only lays out the page. */
  readonly isSheet?: boolean;
};

export const BREAK: Break = { kind: 'break' };
