import type { Cell, Node, Table } from '../content/nodes.js';
import { isTitle, opensForm } from './form-opening.js';

/** Texts that two parts of a worksheet must both print to be two forms: more than the labels of two halves of one table. */
const LEAST_ALIKE = 5;

const print = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => (typeof node === 'string' ? node : ''))
    .join('')
    .replace(/\s+/gu, '');

/**
 * The tables of a worksheet on which forms stand side by side: it is cut at columns in which nothing stands where what is
 * right of them has a title of its own, or prints the same labels again, and a title or the label of whose form it is among
 * them: the halves of an account table share labels too. A worksheet with one table is given back as it is.
 */
export function sideBySide(table: Table): readonly Table[] {
  const runs = runsOf(table);
  if (runs.length < 2) return [table];
  const parts: { from: number; to: number; labels: Set<string>; opens: boolean; titled: boolean }[] = [];
  for (const { from, to } of runs) {
    const labels = labelsIn(table, from, to);
    const opens = opensIn(table, from, to);
    const titled = titledIn(table, from, to);
    const last = parts.at(-1);
    const first = parts[0];
    if (last === undefined || first === undefined) parts.push({ from, to, labels, opens, titled });
    else if ((first.titled && titled) || (first.opens && opens && alike(first.labels, labels) >= LEAST_ALIKE))
      parts.push({ from, to, labels, opens, titled });
    else {
      last.to = to;
      last.opens ||= opens;
      for (const label of labels) last.labels.add(label);
    }
  }
  if (parts.length < 2) return [table];
  return parts.map(({ from }, at) =>
    partOf(table, at === 0 ? 0 : from, parts[at + 1]?.from ?? Number.POSITIVE_INFINITY),
  );
}

const endOf = (cell: Cell): number => (cell.column ?? 0) + cell.colSpan;

/** Stretches of columns [from, to) in which something stands; a line by itself in its row may reach over all of them. */
function runsOf({ rows }: Table): { from: number; to: number }[] {
  const used: boolean[] = [];
  for (const { cells } of rows) {
    if (cells.length < 2) continue;
    for (const cell of cells) used.fill(true, cell.column ?? 0, extended(used, endOf(cell)));
  }
  const runs: { from: number; to: number }[] = [];
  for (let column = 0; column < used.length; column += 1) {
    if (used[column] !== true) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.to === column) last.to = column + 1;
    else runs.push({ from: column, to: column + 1 });
  }
  return runs;
}

function extended(used: boolean[], end: number): number {
  while (used.length < end) used.push(false);
  return end;
}

function labelsIn({ rows }: Table, from: number, to: number): Set<string> {
  const labels = new Set<string>();
  for (const { cells } of rows)
    for (const cell of cells) {
      if ((cell.column ?? 0) < from || (cell.column ?? 0) >= to) continue;
      const text = print(cell.children);
      if (/^\p{Script=Han}{2}/u.test(text) && text.length <= 20) labels.add(text);
    }
  return labels;
}

const opensIn = ({ rows }: Table, from: number, to: number): boolean =>
  rows.some(({ cells }) =>
    cells.some(({ column = 0, children }) => column >= from && column < to && opensForm(children)),
  );

/** Whether a title stands over a stretch of columns and no further. */
const titledIn = ({ rows }: Table, from: number, to: number): boolean =>
  rows.some(({ cells }) =>
    cells.some((cell) => (cell.column ?? 0) >= from && endOf(cell) <= to && isTitle(print(cell.children))),
  );

const alike = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...other].filter((label) => one.has(label)).length;

function partOf(table: Table, from: number, to: number): Table {
  const rows = table.rows.map(({ cells }) => ({
    cells: cells
      .filter(({ column = 0 }) => column >= from && column < to)
      .map((cell) => ({ ...cell, column: (cell.column ?? 0) - from })),
  }));
  const widths = table.facts?.widths?.slice(from, to);
  return { ...table, rows, facts: { ...table.facts, ...(widths !== undefined && { widths }) } };
}
