import type { Lexicon } from '../labels/lexicon.js';
import type { RawForm, RawLabelled } from '../raw/raw-form.js';
import { rowsEnd } from './blocks.js';
import { Owner, type Ownership, own } from './cells.js';
import type { Frame } from './frame.js';
import { indexAt, textOf } from './glyphs.js';
import type { Header } from './headers.js';
import { readRows } from './rows/read.js';
import { numbersLabelStart, rowNumbersIn } from './rows/row-numbers.js';
import type { Work } from './rows/work.js';
import { findTotal, readTail, readTotal } from './tail.js';

/** The block of indicators and what stands behind it. */
export interface IndicatorBlock {
  readonly rows: RawForm['rows'];
  readonly columns: RawForm['columns'];
  readonly total: RawForm['total'];
  readonly tail: readonly RawLabelled[];
  /** How doubtful the reading of the rows is: the dearest part of them. */
  readonly doubt: number;
  /** Index behind its last glyph. */
  readonly end: number;
}

/** Reads the rows under the header of the indicators, over all pages on which it is printed again, the totals and the tail. */
export function readIndicators(
  book: Ownership,
  lexicon: Lexicon,
  frame: Frame,
  header: Header,
  at: number,
  glued: boolean,
  work: Work,
): IndicatorBlock {
  const { glyphs } = book;
  own(book, at, header.end, Owner.label);
  const place = findTotal(glyphs, lexicon, header.end, frame.end, glued);
  const end = place?.start ?? rowsEnd(glyphs, lexicon, header.end, frame.end);
  const label = numbersLabelStart(glyphs, lexicon, header.start);
  const numbers =
    label === header.start ? null : rowNumbersIn(glyphs, lexicon, textOf(glyphs, label, header.start), header.end, end);
  const parts = frame.indicators
    .map((one, i) => [one.end, Math.min(end, frame.indicators[i + 1]?.start ?? end)] as const)
    .filter(([a, b]) => b > a);
  for (const later of frame.indicators.slice(1)) own(book, later.start, later.end, Owner.label);
  const read = parts.map(([a, b], i) => readRows(book, lexicon, header.columns, a, b, i === 0, work, numbers));
  const carried = carryLevels(
    read.flatMap((one) => one.rows),
    read.map((one) => one.rows.length),
  );
  const columns = read[0]?.columns ?? [];
  const rows = place === null && frame.end === glyphs.length ? withoutCutRow(book, carried) : carried;
  const sum = (field: 'weight' | 'score'): number =>
    rows.reduce((all, row) => all + (Number(row.cells[field]?.text) || 0), 0);
  const total =
    place === null
      ? null
      : readTotal(
          book,
          place,
          sum('weight'),
          sum('score'),
          rows.some((row) => row.cells.score !== undefined),
          columns.indexOf('score') >= 0 && columns.indexOf('score') < columns.indexOf('weight'),
        );
  const behind = place?.end ?? end;
  const closing = readTail(book, lexicon, behind, frame.end, glued);
  return {
    rows,
    columns,
    total,
    tail: closing.labelled,
    doubt: read.length === 0 ? 0 : Math.max(...read.map((one) => one.doubt)),
    end: Math.max(behind, closing.end),
  };
}

/**
 * Where a text breaks off inside a form, its last row breaks off too: without the marks that the rows before it have it
 * is no row but unread text.
 */
function withoutCutRow(book: Ownership, rows: RawForm['rows']): RawForm['rows'] {
  const marks = (row: RawForm['rows'][number]): boolean =>
    row.cells.weight !== undefined || row.cells.score !== undefined;
  const last = rows.at(-1);
  if (last === undefined || rows.length < 4 || marks(last) || !rows.slice(0, -1).every(marks)) return rows;
  for (const cell of Object.values(last.cells))
    for (const [start, end] of cell.spans)
      for (let i = indexAt(book.glyphs, start); (book.glyphs.at[i] ?? end) < end; i++) own(book, i, i + 1, Owner.none);
  return rows.slice(0, -1);
}

/** Rows of a page that begins without a class label belong to the class that the page before ended with. */
function carryLevels(rows: RawForm['rows'], counts: readonly number[]): RawForm['rows'] {
  let index = 0;
  let before: RawForm['rows'][number] | undefined;
  return counts.flatMap((count) => {
    const part = rows.slice(index, index + count);
    index += count;
    const filled = part.map((row) => {
      if (row.level1 !== undefined || before?.level1 === undefined) return row;
      return {
        ...row,
        level1: before.level1,
        ...(before.level1Weight === undefined ? {} : { level1Weight: before.level1Weight }),
        ...(row.level2 === undefined && before.level2 !== undefined ? { level2: before.level2 } : {}),
      };
    });
    before = filled.at(-1) ?? before;
    return filled;
  });
}
