import type {
  FundColumn,
  IndicatorColumn,
  RawCell,
  RawFundRow,
  RawIndicatorRow,
  RawLabelled,
} from '../raw/raw-form.js';
import type { Amount, TotalFigure } from './amounts.js';
import type { GridRow } from './rows.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A form while its rows are read. */
export class FormBuilder {
  start: number;
  end: number;
  title: RawCell | null = null;
  subtitle: RawCell | null = null;
  moneyUnit: string | null = null;
  /** The unit of money in the heading right above the funds: it counts where nothing else names one. */
  headingUnit: string | null = null;
  readonly head: RawLabelled[] = [];
  fundColumns: readonly FundColumn[] = [];
  readonly funds: RawFundRow[] = [];
  readonly goals: { expected: RawCell | null; actual: RawCell | null } = { expected: null, actual: null };
  process: RawCell | null = null;
  readonly tasks: { name: RawCell | null; content: RawCell | null }[] = [];
  readonly amounts: Amount[] = [];
  readonly figures: TotalFigure[] = [];
  /** Money by kind of spending and part, where the form prints it as a matrix. */
  matrix: readonly { readonly label: string; readonly cell: RawCell | null }[] | null = null;
  readonly columns: IndicatorColumn[] = [];
  readonly rows: Mutable<RawIndicatorRow>[] = [];
  total: { weight: RawCell | null; score: RawCell | null; grade: RawCell | null } | null = null;
  readonly tail: RawLabelled[] = [];
  readonly attachments: RawCell[] = [];
  readonly unread: RawCell[] = [];
  glyphs = 0;
  /** True once a block that only a form has was met. */
  hasBlock = false;
  /** Columns are places in all its tables. */
  placed = true;

  constructor(row: GridRow) {
    this.start = row.start;
    this.end = row.end;
  }

  /** Counts a row as part of the form. */
  take(row: GridRow): void {
    this.start = Math.min(this.start, row.start);
    this.end = Math.max(this.end, row.end);
    if (row.kind === 'sheet' && row.grid !== 'placed') this.placed = false;
    for (const cell of row.cells) if (!cell.covered) this.glyphs += cell.raw.text.replace(/\s+/g, '').length;
  }

  /** Adds a piece to a text that goes on in a later row. */
  static joined(before: RawCell | null | undefined, cell: RawCell): RawCell {
    if (!before) return cell;
    return {
      ...before,
      text: `${before.text}\n${cell.text}`,
      spans: [...before.spans, ...cell.spans],
      confidence: Math.min(before.confidence, cell.confidence),
    };
  }
}
