import type { Form } from '@kaocheng/core/model/transcript';
import type { Field } from '@kaocheng/forms/layout/canvas';
import { type LaidOut, layOut } from '@kaocheng/forms/layout/lay-out';
import type { SheetCell } from '@kaocheng/forms/sheet/sheet';
import type { Template } from '@kaocheng/forms/templates/template';
import { type FieldKind, kindOfField } from './field-kind.js';

/** A cell of the official table: a label, or the place of a value with what is printed around it. */
export interface FillCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** The label; of a place all that the cell shows. */
  readonly text: string;
  readonly align: NonNullable<SheetCell['align']>;
  readonly place: FillPlace | null;
}

/** Where a value is filled in. */
export interface FillPlace {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly kind: FieldKind;
  readonly choices: readonly string[];
}

/** A row of a list that the form holds: of it rows may be added, taken away and moved. */
export interface ListRow {
  readonly list: 'indicators' | 'tasks' | 'rows';
  readonly index: number;
}

export interface FillRow {
  readonly cells: readonly FillCell[];
  /** The row of a list that stands in this row of the table, or null. */
  readonly of: ListRow | null;
  /** `funds.total` or `indicators.3`: what a score row is called by, or null. */
  readonly scored: string | null;
}

/** A place with where its cell stands in the table. */
export interface PlacedField extends FillPlace {
  readonly row: number;
  readonly column: number;
  readonly colSpan: number;
}

/** A form as the official table of its template, with the places of its values. */
export interface FillGrid {
  readonly rows: readonly FillRow[];
  /** Share of the width of each column, all 1 together. */
  readonly widths: readonly number[];
  /** Width of the table between the margins, mm. */
  readonly width: number;
  readonly title: readonly string[];
  readonly notes: readonly string[];
  /** In reading order. */
  readonly places: readonly PlacedField[];
  /** Rows of the final accounts that the table prints: they keep their place. Of other forms none. */
  readonly fixedRows: ReadonlySet<number>;
}

/** Lays a form out under its template: the same table that is written as xlsx, docx and pdf. */
export function fillGrid(template: Template, form: Form): FillGrid {
  const laid = layOut(template, form);
  const { sheet } = laid;
  const places = placesIn(laid, template);
  const rows = Array.from({ length: sheet.rows }, (_, row): FillRow => {
    const cells = sheet.cells
      .filter((cell) => cell.row === row)
      .map((cell): FillCell => {
        const { column, rowSpan, colSpan, text, align = 'center' } = cell;
        return { row, column, rowSpan, colSpan, text, align, place: places.get(`${row} ${column}`) ?? null };
      });
    const paths = cells.map(({ place }) => place?.path ?? '');
    const listed = paths.map((path) => movableRow(form, path)).find((found) => found !== null) ?? null;
    const fund = paths.map((path) => /^funds\.[^.]+/.exec(path)?.[0]).find((found) => found !== undefined);
    return { cells, of: listed, scored: listed?.list === 'indicators' ? `indicators.${listed.index}` : (fund ?? null) };
  });
  const widths = sheet.widths ?? [];
  const width = widths.reduce((sum, each) => sum + each, 0);
  return {
    rows,
    widths: widths.map((each) => each / width),
    width,
    title: (sheet.before ?? []).map(({ text }) => text),
    notes: (sheet.after ?? []).map(({ text }) => text),
    places: rows.flatMap(({ cells }) =>
      cells.flatMap(({ place, row, column, colSpan }) => (place === null ? [] : [{ ...place, row, column, colSpan }])),
    ),
    fixedRows: fixedRowsOf(form, rows),
  };
}

function fixedRowsOf(form: Form, rows: readonly FillRow[]): ReadonlySet<number> {
  if (form.kind !== 'account') return new Set();
  const open = new Set(rows.map(({ of }) => of?.index));
  return new Set([...form.rows.keys()].filter((index) => !open.has(index)));
}

function placesIn({ sheet, fields }: LaidOut, template: Template): ReadonlyMap<string, FillPlace> {
  const choices = new Map(sheet.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.choices ?? []]));
  return new Map(
    fields.map(({ row, column, path, before, after }: Field): [string, FillPlace] => {
      const own = choices.get(`${row} ${column}`) ?? [];
      const named = own.length > 0 ? own : (template.choices[path.split('.').at(-1) ?? path] ?? []);
      return [`${row} ${column}`, { path, before, after, choices: named, kind: kindOfField(path, named.length > 0) }];
    }),
  );
}

/** `indicators.3.score` → row 3 of the indicators. */
export function listRowOf(path: string): ListRow | null {
  const [, list, index] = /^(indicators|tasks|rows)\.(\d+)\./.exec(path) ?? [];
  return list === 'indicators' || list === 'tasks' || list === 'rows' ? { list, index: Number(index) } : null;
}

/** The row that a place lies in where it may be taken away or moved: not one that the tables of the final accounts print. */
function movableRow(form: Form, path: string): ListRow | null {
  const found = listRowOf(path);
  if (form.kind !== 'account' || found === null) return found;
  // Those with two sides have as many rows as they print.
  const isSided = form.rows[found.index]?.side !== undefined;
  return !isSided && path.endsWith('.name') ? found : null;
}

/** The values of the form that a place shows: `codeAndName` code and name, of several fields by which one is printed each. */
export function valuesAt(path: string): readonly string[] {
  return path === 'codeAndName' ? ['name', 'code'] : path.split('|');
}
