import type { AccountForm, AccountRow } from '@kaocheng/core/model/transcript';
import { templateFields } from '../generated/template-fields.js';
import type { AccountBlock, AccountColumn, AccountPart } from '../templates/template.js';

/** A row of a part: of the form by its position there, or of the empty form (`index` null where nobody fills its name in). */
export interface PartRow {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly line: string;
  readonly values: Readonly<Record<string, string | null>>;
  /** True where code and name are printed and not filled in. */
  readonly isPrinted: boolean;
  /** True for a row of a table that is being filled in whose code and name are still to come. */
  readonly isOpen: boolean;
}

/** A part of an account table with the columns and rows that stand in it. */
export interface DrawnPart {
  readonly label: string | null;
  readonly subject: string | null;
  readonly own: readonly AccountColumn[];
  readonly figures: readonly string[];
  readonly rows: readonly (PartRow | null)[];
}

const LABELS: Readonly<Record<AccountColumn['key'], string>> = templateFields.accounts;

/** The parts of the empty table: its printed rows, lines counted on from part to part, the sums in its last row. */
export function blankParts(block: AccountBlock): DrawnPart[] {
  let index = 0;
  let line = 0;
  const height = Math.max(...block.parts.map(({ blank, foot }) => blank.length + (foot === null ? 0 : 1)));
  return block.parts.map((part) => {
    const hasLine = part.own.some(({ key }) => key === 'line');
    const rowOf = (text: string): PartRow => {
      const [, code = '', name = ''] = /^(?:(\d{3,}) )?([\s\S]*)$/.exec(text) ?? [];
      if (hasLine) line += 1;
      const row = {
        index,
        code,
        name,
        line: hasLine ? String(line) : '',
        values: {},
        isPrinted: text !== '',
        isOpen: text === '',
      };
      index += 1;
      return row;
    };
    const rows: (PartRow | null)[] = part.blank.map(rowOf);
    const foot = part.foot === null ? [] : [rowOf(part.foot)];
    while (rows.length + foot.length < height) rows.push(null);
    return { ...part, rows: [...rows, ...foot] };
  });
}

/**
 * The parts in which a form is laid out, by what it prints: halves where its rows have sides, groups where the template
 * shares its rows out by their codes, else one. Every row and every column of the form stands in one of them.
 * @param isBegun whether the form was begun as the empty one of this block: the names of its printed rows stay as they are
 */
export function filledParts(block: AccountBlock, form: AccountForm, isBegun: boolean): DrawnPart[] {
  const fixed = isBegun ? printedNames(block) : null;
  const rows = form.rows.map((row, index) => rowOf(row, index, fixed));
  if (form.rows.some(({ side }) => side !== undefined)) return sides(block, form, rows);
  const isShared = block.parts.every(({ codes }) => codes.length > 0) && form.columns.length === 1;
  if (isShared && rows.every(({ code }) => code === '' || partOf(block, code) >= 0)) return groups(block, form, rows);
  const part = block.parts.length === 1 ? block.parts[0] : undefined;
  return [{ ...frameOf(part, rows), label: part?.label ?? null, figures: form.columns, rows }];
}

const printedAs = (code: string, name: string): string => (code === '' ? name : `${code} ${name}`);

/** Code and name of the rows that the empty table prints. */
const printedNames = ({ parts }: AccountBlock): ReadonlySet<string> =>
  new Set(parts.flatMap(({ blank, foot }) => [...blank, foot ?? '']).filter((text) => text !== ''));

/** @param fixed the rows that are printed in a table that is being filled in; null for any other table */
function rowOf(row: AccountRow, index: number, fixed: ReadonlySet<string> | null): PartRow {
  const [code, name] = [row.code ?? '', row.name ?? ''];
  const isPrinted = fixed?.has(printedAs(code, name)) ?? false;
  return {
    index,
    code,
    name,
    line: row.line ?? '',
    values: row.values,
    isPrinted,
    isOpen: fixed !== null && !isPrinted,
  };
}

/** Columns before the figures: those of the template, and such as the rows print besides; lines only where they are printed. */
function frameOf(part: AccountPart | undefined, rows: readonly PartRow[]): Pick<DrawnPart, 'subject' | 'own'> {
  const labelOf = (key: AccountColumn['key']): string => part?.own.find((own) => own.key === key)?.label ?? LABELS[key];
  const isPrinted = (key: AccountColumn['key']): boolean => rows.some((row) => row[key] !== '');
  const keys = (['code', 'name', 'line'] as const).filter((key) =>
    key === 'name' ? true : key === 'line' ? isPrinted(key) : isPrinted(key) || part?.own[0]?.key === 'code',
  );
  const subject = keys.includes('code') ? (part?.subject ?? null) : null;
  return { subject, own: keys.map((key) => ({ key, label: labelOf(key) })) };
}

function sides(block: AccountBlock, form: AccountForm, rows: readonly PartRow[]): DrawnPart[] {
  const names = [...new Set(form.rows.map(({ side }) => side ?? '收入'))];
  const parts = names.map((side) => {
    const own = rows.filter((_, at) => (form.rows[at]?.side ?? '收入') === side);
    const given = block.parts.find(({ label }) => label === side);
    const figures = form.columns.filter((column) => own.some(({ values }) => Object.hasOwn(values, column)));
    return { ...frameOf(given, own), label: side, figures, rows: own };
  });
  const height = Math.max(...parts.map((part) => part.rows.length));
  return parts.map((part) => ({ ...part, rows: padded(part.rows, part.rows.slice(-1), height) }));
}

/** The last part whose codes a code begins with is the one that names it most closely. */
function partOf({ parts }: AccountBlock, code: string): number {
  const lengths = parts.map(({ codes }) =>
    Math.max(0, ...codes.filter((prefix) => code.startsWith(prefix)).map(({ length }) => length)),
  );
  const best = Math.max(...lengths);
  return best === 0 ? -1 : lengths.indexOf(best);
}

function groups(block: AccountBlock, form: AccountForm, rows: readonly PartRow[]): DrawnPart[] {
  const own: PartRow[][] = block.parts.map(() => []);
  const feet: PartRow[][] = block.parts.map(() => []);
  let last = 0;
  for (const row of rows) {
    if (row.code !== '') last = partOf(block, row.code);
    const named = block.parts.findLastIndex(({ foot, label }) => foot === row.name || label === row.name);
    (row.code === '' ? feet[named < 0 ? last : named] : own[last])?.push(row);
  }
  const height = Math.max(...own.map(({ length }, at) => length + (feet[at]?.length ?? 0)));
  return block.parts.map((part, at) => {
    const all = [...(own[at] ?? []), ...(feet[at] ?? [])];
    return { ...part, figures: form.columns, rows: padded(all, feet[at] ?? [], height) };
  });
}

/** Rows with blank places before the last ones, which stand at the foot of the table. */
function padded(rows: readonly PartRow[], last: readonly PartRow[], height: number): (PartRow | null)[] {
  const first = rows.slice(0, rows.length - last.length);
  return [...first, ...Array.from({ length: height - rows.length }, () => null), ...last];
}
