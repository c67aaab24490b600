import type { AccountForm, Form } from '@kaocheng/core/model/transcript';
import type { PageSetup } from '../sheet/page-setup.js';
import type { Borders, Sheet, SheetLine } from '../sheet/sheet.js';
import type { AccountBlock, AccountColumn, Template } from '../templates/template.js';
import { computeAccount } from './account-formulas.js';
import { blankParts, type DrawnPart, filledParts, type PartRow } from './account-parts.js';
import { blankAccount } from './blank-account.js';
import { Canvas, type Field } from './canvas.js';

const MARGINS = { top: 18, right: 15, bottom: 18, left: 15 } as const;
/** Type of the cells, points: the tables have many rows. */
const SIZE = 9;
/** Width between the margins, mm. */
const ROOM = { portrait: 180, landscape: 267 } as const;
/** Widths of the columns of a form that has others than its template, mm; its figures share what is left. */
const WIDTHS: Readonly<Record<AccountColumn['key'], number>> = { code: 26, name: 58, line: 11 };
const NARROWEST = 14;
/** More columns than a page upright takes. */
const WIDE = 6;
const NO_BORDERS: Borders = { top: false, right: false, bottom: false, left: false };

/**
 * Lays a table of the published final accounts out: title, mark, department and money unit, the labels of its columns one
 * above the other, the numbers of the columns, its rows, its note. The columns are those that the form prints.
 * @param form null for the empty table
 */
export function layOutAccount(
  template: Template,
  block: AccountBlock,
  form: Form | null,
  year: string | null,
): { readonly sheet: Sheet; readonly fields: readonly Field[] } {
  const account = form?.kind === 'account' ? form : null;
  const isBegun = account?.template === template.id;
  const parts = account === null ? blankParts(block) : filledParts(block, account, isBegun);
  const widths = widthsOf(template, parts);
  const canvas = new Canvas(widths.length);
  drawHeading(canvas, template, block, account, isBegun);
  drawLabels(canvas, parts);
  if (block.ordinal !== null) drawOrdinal(canvas, parts, block.ordinal);
  const body = canvas.row;
  const height = Math.max(0, ...parts.map(({ rows }) => rows.length));
  for (let row = 0; row < height; row += 1) {
    for (const part of parts) drawRow(canvas, part, part.rows[row] ?? null);
    canvas.next();
  }
  if (account === null || isBegun) computeAccount(canvas, account ?? blankAccount(template, block, year));
  const line = (role: SheetLine['role'], text: string | null, align?: SheetLine['align']): SheetLine[] =>
    text === null || text === '' ? [] : [{ role, text, ...(align !== undefined && { align }) }];
  const printed = account === null ? year : (account.year ?? null);
  const wide = widths.length > WIDE && widths.length !== template.columns.length;
  const page: PageSetup = {
    paper: 'A4',
    orientation: wide ? 'landscape' : template.orientation,
    margins: MARGINS,
  };
  const sheet: Sheet = {
    rows: canvas.row,
    columns: canvas.width,
    cells: canvas.cells.map((cell) => ({ ...cell, size: SIZE })),
    start: 0,
    end: 0,
    placed: true,
    widths,
    page,
    before: [
      ...line('title', account?.title ?? template.title),
      ...line('subtitle', printed === null ? null : (template.subtitle ?? '').replace('{year}', printed)),
      ...line('line', account === null ? block.mark : account.table, 'right'),
    ],
    after: (account === null ? template.notes : [account.note]).flatMap((note) => line('note', note)),
    repeatRows: body,
  };
  return { sheet, fields: canvas.fields };
}

function drawHeading(
  canvas: Canvas,
  template: Template,
  block: AccountBlock,
  form: AccountForm | null,
  isBegun: boolean,
): void {
  const labelled = (label: string, text: string | null): string => (text === null ? '' : `${label}：${text}`);
  const department = labelled(block.department, form === null ? '' : (form.department ?? (isBegun ? '' : null)));
  const unit = labelled(block.unit, form === null ? template.moneyUnit : form.unit);
  if (department === '' && unit === '') return;
  const left = Math.ceil(canvas.width / 2);
  const inner = { path: 'department', before: `${block.department}：`, after: '' };
  canvas.put({ text: department, colSpan: left, path: null, align: 'left', borders: NO_BORDERS, inner });
  canvas.put({ text: unit, colSpan: canvas.width - left, path: null, align: 'right', borders: NO_BORDERS });
  canvas.next();
}

/** The labels of a part's columns, each level of a path a row, those of one whole merged across, the last merged down. */
function drawLabels(canvas: Canvas, parts: readonly DrawnPart[]): void {
  const over = parts.some(({ label }) => label !== null) ? 1 : 0;
  const depth = Math.max(
    ...parts.flatMap(({ figures }) => figures.map((path) => path.split('/').length)),
    ...parts.map(({ subject }) => (subject === null ? 1 : 2)),
  );
  for (let level = -over; level < depth; level += 1) {
    parts.forEach((part, at) => {
      if (level < 0) {
        if (part.label !== null && parts[at - 1]?.label === part.label) return;
        let colSpan = 0;
        for (let next = at; next < parts.length && parts[next]?.label === part.label; next += 1)
          colSpan += widthOf(parts[next] as DrawnPart);
        canvas.put({ text: part.label ?? '', colSpan, path: null });
        return;
      }
      drawOwnLabels(canvas, part, level, depth);
      drawPaths(canvas, part.figures, level, depth);
    });
    canvas.next();
  }
}

const widthOf = ({ own, figures }: DrawnPart): number => own.length + figures.length;

function drawOwnLabels(canvas: Canvas, { own, subject }: DrawnPart, level: number, depth: number): void {
  const under = subject === null ? 0 : 1;
  if (level === 0 && subject !== null) canvas.put({ text: subject, colSpan: own.length, path: null });
  if (level !== under) return;
  for (const { label } of own) canvas.put({ text: label, colSpan: 1, rowSpan: depth - under, path: null });
}

function drawPaths(canvas: Canvas, figures: readonly string[], level: number, depth: number): void {
  const paths = figures.map((path) => path.split('/'));
  const stem = (at: number): string => paths[at]?.slice(0, level + 1).join('/') ?? '';
  paths.forEach((path, at) => {
    const label = path[level];
    if (label === undefined) return;
    const isLeaf = level === path.length - 1;
    const goesOn = (other: number): boolean => (paths[other]?.length ?? 0) > level + 1 && stem(other) === stem(at);
    if (!isLeaf && at > 0 && goesOn(at - 1)) return;
    let colSpan = 1;
    while (!isLeaf && goesOn(at + colSpan)) colSpan += 1;
    canvas.put({ text: label, colSpan, rowSpan: isLeaf ? depth - level : 1, path: null });
  });
}

function drawOrdinal(canvas: Canvas, parts: readonly DrawnPart[], label: string): void {
  let number = 0;
  for (const { own, figures } of parts) {
    const behind = own.findIndex(({ key }) => key === 'line');
    const span = behind < 0 ? own.length : behind;
    canvas.put({ text: label, colSpan: span, path: null });
    for (let at = span; at < own.length; at += 1) canvas.put({ text: '', colSpan: 1, path: null });
    for (const _ of figures) {
      number += 1;
      canvas.put({ text: String(number), colSpan: 1, path: null });
    }
  }
  canvas.next();
}

/** A row of a part; the name of a sum, which has no code, stands over the columns of both. */
function drawRow(canvas: Canvas, { own, figures }: DrawnPart, row: PartRow | null): void {
  if (row === null) {
    for (let at = 0; at < own.length + figures.length; at += 1) canvas.put({ text: '', colSpan: 1, path: null });
    return;
  }
  const path = (key: string): string => `rows.${row.index}.${key}`;
  const isSum = !row.isOpen && row.code === '' && row.name !== '' && own[0]?.key === 'code' && own[1]?.key === 'name';
  for (const { key } of own) {
    if (isSum && key === 'code') continue;
    canvas.put({
      text: row[key],
      colSpan: isSum && key === 'name' ? 2 : 1,
      path: row.isPrinted || (key === 'line' && row[key] !== '') ? null : path(key),
      isText: true,
      isTypedText: key === 'code',
      ...(key === 'name' && !isSum && { align: 'left' }),
    });
  }
  for (const figure of figures)
    canvas.put({ text: row.values[figure] ?? '', colSpan: 1, path: path(`values.${figure}`), align: 'right' });
}

function widthsOf(template: Template, parts: readonly DrawnPart[]): readonly number[] {
  const columns = parts.reduce((sum, part) => sum + widthOf(part), 0);
  if (columns === template.columns.length) return template.columns;
  const own = parts.flatMap((part) => part.own).reduce((sum, { key }) => sum + WIDTHS[key], 0);
  const figures = parts.reduce((sum, part) => sum + part.figures.length, 0);
  const room = ROOM[columns > WIDE ? 'landscape' : template.orientation];
  const each = Math.max(NARROWEST, (room - own) / Math.max(figures, 1));
  return parts.flatMap((part) => [...part.own.map(({ key }) => WIDTHS[key]), ...part.figures.map(() => each)]);
}
