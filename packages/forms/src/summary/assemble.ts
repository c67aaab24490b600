import type { CellSource, Printed, SummaryForm, SummaryRow } from '@kaocheng/core/model/transcript';
import { yearOf } from '../assemble/split.js';
import type { RawCell } from '../raw/raw-form.js';
import type { SummaryColumn } from './layout.js';

/** The cells of one project's row, each with the column that it stands in. */
export type DraftSummaryRow = readonly { readonly column: SummaryColumn; readonly cell: RawCell }[];

/** A summary as a reader found it; text and grid both deliver this. */
export interface SummaryDraft {
  readonly start: number;
  readonly end: number;
  readonly title: RawCell | null;
  readonly extra: readonly (readonly [label: string, value: RawCell])[];
  readonly rows: readonly DraftSummaryRow[];
  readonly annual: RawCell | null;
  readonly executed: RawCell | null;
  readonly cells: Record<string, CellSource>;
}

const sourceOf = (cell: RawCell): CellSource => ({
  spans: cell.spans,
  ...(cell.page === undefined ? {} : { page: cell.page }),
  ...(cell.box === undefined ? {} : { box: cell.box }),
  ...(cell.sheet === undefined ? {} : { sheet: cell.sheet }),
  ...(cell.address === undefined ? {} : { address: cell.address }),
  confidence: cell.confidence,
});

/** Makes the transcript's form of a draft, with the place of every cell. `order` is 0. */
export function assembleSummary(draft: SummaryDraft): SummaryForm {
  const cells = draft.cells;
  const print = (path: string, cell: RawCell | null): Printed => {
    if (cell === null || cell.text === '') return null;
    cells[path] = sourceOf(cell);
    return cell.text;
  };
  const rows = draft.rows.map((row, index) => {
    const assembled: SummaryRow & { extra?: Record<string, Printed> } = {
      no: null,
      name: null,
      annual: null,
      executed: null,
      rate: null,
      outputRate: null,
      benefitRate: null,
      satisfactionRate: null,
      score: null,
      reason: null,
    };
    for (const { column, cell } of row) {
      if (column.field === 'extra') {
        assembled.extra ??= {};
        assembled.extra[column.label] = print(`rows.${index}.extra.${column.label}`, cell);
      } else assembled[column.field] = print(`rows.${index}.${column.field}`, cell);
    }
    return assembled;
  });
  const title = print('title', draft.title);
  const year = yearOf(title);
  if (year !== null && cells['title'] !== undefined) cells['year'] = cells['title'];
  const extra: Record<string, Printed> = {};
  for (const [label, value] of draft.extra) extra[label] = print(`extra.${label}`, value);
  return {
    kind: 'summary',
    order: 0,
    title,
    ...(year === null ? {} : { year }),
    rows,
    totals: { annual: print('totals.annual', draft.annual), executed: print('totals.executed', draft.executed) },
    extra,
    start: draft.start,
    end: draft.end,
    cells,
  };
}
