import type { AccountForm, AccountRow, Printed } from '../model/transcript.js';
import { Decimal } from '../values/decimal.js';
import { type ColumnVariant, foldLabel, type TableDefinition, tableOfTitle } from './definitions.js';

/** A cell of an account table, in the syntax of findings: `rows[210|卫生健康支出].本年支出合计`. */
export interface AccountPlace {
  /** `order` of the form. */
  readonly form: number;
  /** 公开05表 as printed. */
  readonly table: Printed;
  readonly where: string;
  /** Path in the form's `cells`. */
  readonly cell: string;
  readonly printed: Printed;
}

/** An amount of an identity: its place, and its value, where a blank cell is nothing. */
export interface Amount {
  readonly place: AccountPlace;
  readonly value: Decimal;
  readonly blank: boolean;
}

/** A printed table with its definition and the printed path of each column that a definition knows. */
export interface BookTable {
  readonly form: AccountForm;
  readonly definition: TableDefinition;
  /** Columns of rows without a side or of 收入; columns of 支出. Index in the variant → printed path, null where not printed. */
  readonly left: KnownColumns | null;
  readonly right: KnownColumns | null;
  /** Names of the rows for comparing, and without their numeral. */
  readonly names: readonly string[];
  readonly bareNames: readonly string[];
}

export interface KnownColumns {
  readonly variant: ColumnVariant;
  readonly printed: readonly Printed[];
}

const NUMERAL = /^(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]/;
const leafOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function matchColumns(columns: readonly string[], variant: ColumnVariant): KnownColumns | null {
  const folded = columns.map(foldLabel);
  const leaves = folded.map(leafOf);
  const used = new Set<number>();
  const take = (index: number): Printed => {
    if (index < 0 || used.has(index)) return null;
    used.add(index);
    return columns[index] ?? null;
  };
  const whole = variant.columns.map((column) =>
    take(folded.findIndex((path, i) => !used.has(i) && column.folded.includes(path))),
  );
  const printed = variant.columns.map((column, index) => {
    if (whole[index] !== null && whole[index] !== undefined) return whole[index] ?? null;
    const wanted = new Set(column.folded.map(leafOf));
    return take(
      leaves.findIndex(
        (leaf, i) => !used.has(i) && wanted.has(leaf) && leaves.indexOf(leaf) === leaves.lastIndexOf(leaf),
      ),
    );
  });
  const found = printed.filter((path) => path !== null).length;
  return found * 10 >= variant.columns.length * 6 ? { variant, printed } : null;
}

function bestColumns(columns: readonly string[], variants: readonly ColumnVariant[]): KnownColumns | null {
  let best: KnownColumns | null = null;
  let most = 0;
  for (const variant of variants) {
    const match = matchColumns(columns, variant);
    const found = match?.printed.filter((path) => path !== null).length ?? 0;
    const score = found * 2 - variant.columns.length;
    if (match !== null && (best === null || score > most)) {
      best = match;
      most = score;
    }
  }
  return best;
}

/** The tables among the forms that a definition knows, in order. */
export function openBook(forms: readonly AccountForm[]): BookTable[] {
  const book: BookTable[] = [];
  for (const form of forms) {
    const definition = tableOfTitle(form.title ?? null);
    if (definition === null || !Array.isArray(form.rows) || !Array.isArray(form.columns)) continue;
    const names = form.rows.map((row) => foldLabel(row.name ?? ''));
    const own = { form, definition, names, bareNames: names.map((name) => name.replace(NUMERAL, '')) };
    if (definition.shape === 'sides') {
      const half = (side: string, variants: readonly ColumnVariant[]) =>
        bestColumns(columnsOfSide(form, side), variants);
      book.push({ ...own, left: half('收入', definition.left), right: half('支出', definition.right) });
    } else {
      const group = definition.group === null ? [] : [definition.group];
      book.push({ ...own, left: bestColumns(form.columns, [...definition.variants, ...group]), right: null });
    }
  }
  return book;
}

function columnsOfSide(form: AccountForm, side: string): string[] {
  const paths = new Set<string>();
  for (const row of form.rows) if (row.side === side) for (const path of Object.keys(row.values)) paths.add(path);
  return [...paths];
}

/** The known columns of a row of the table. */
export const columnsFor = (table: BookTable, row: AccountRow): KnownColumns | null =>
  table.definition.shape === 'sides' && row.side === '支出' ? table.right : table.left;

const NOTHING = /^[-—–－/]*$/;

/** The amount printed in one cell; a blank or a dash is nothing. Null where the print is no number. */
export function amountAt(table: BookTable, rowIndex: number, path: string): Amount | null {
  const row = table.form.rows[rowIndex];
  if (row === undefined) return null;
  const printed = row.values[path] ?? null;
  const label = [row.code, row.name].filter((part) => part !== null && part !== '').join('|');
  const place: AccountPlace = {
    form: table.form.order,
    table: table.form.table,
    where: `rows[${label === '' ? (row.line ?? rowIndex + 1) : label}].${path}`,
    cell: `rows.${rowIndex}.values.${path}`,
    printed,
  };
  if (printed === null || NOTHING.test(printed.trim())) return { place, value: Decimal.zero, blank: true };
  const value = Decimal.parse(printed.replace(/[,，\s]/g, ''));
  return value === null ? null : { place, value, blank: false };
}

/** Whether a row is one of the numbered kinds of income or expenditure (一、 …). */
export const isNumbered = (table: BookTable, index: number): boolean => table.names[index] !== table.bareNames[index];

/** Indices of rows, of one side where it is given, whose name is one of those given. */
export function rowsNamed(table: BookTable, names: readonly string[], side?: string): number[] {
  const wanted = new Set(names.map(foldLabel));
  return table.form.rows.flatMap((row, index) => {
    if (side !== undefined && row.side !== side) return [];
    return wanted.has(table.names[index] ?? '') || wanted.has(table.bareNames[index] ?? '') ? [index] : [];
  });
}
