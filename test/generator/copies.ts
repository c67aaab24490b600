import type { GridCell } from './grid.js';
import { LAYOUTS, type Layout } from './layouts.js';

const filled = (row: readonly GridCell[]): string[] => row.map(({ text }) => text).filter((text) => text !== '');

/** A row a line, its cells parted by runs of blanks; blank cells leave no trace. */
const rowALine: Layout = (grid, random) => {
  const gap = random.pick([' ', '  ', '    ', '\u3000']);
  return [grid.title, grid.subtitle, ...grid.rows.map((row) => filled(row).join(gap))].filter(Boolean).join('\n');
};

/** A row a line with nothing between its cells. */
const gluedRows: Layout = (grid) =>
  [grid.title, grid.subtitle, ...grid.rows.map((row) => filled(row).join(''))].filter(Boolean).join('\n');

/** A table that a page turned into marked text: a cell a line, each closed by a bar; blank cells are bars alone. */
const barLines: Layout = (grid) => {
  const cells = grid.rows.flatMap((row) => row.map(({ text }) => (text === '' ? '|' : `${text} |`)));
  return [grid.title, grid.subtitle, ...cells].filter(Boolean).join('\n');
};

/** Bars behind the cells, rows as lines, the cells that a merged one covers in the rows below left out. */
const bars: Layout = (grid) =>
  [grid.title, grid.subtitle, ...grid.rows.map((row) => row.map(({ text }) => `${text} |`).join(' '))]
    .filter(Boolean)
    .join('\n');

/** A marked table with the line of dashes below its first row. */
const markdown: Layout = (grid, random) => {
  const [head = '', ...lines] = (LAYOUTS.pipes?.(grid, random) ?? '').split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  const dashes = `|${' --- |'.repeat(grid.width)}`;
  return [head, ...lines.slice(0, first + 1), dashes, ...lines.slice(first + 1)].join('\n');
};

/** No breaks but those of pieces of one length, each with its number, as some programs cut a long paragraph. */
const numberedPieces: Layout = (grid, random) => {
  const text = grid.rows.flatMap(filled).join('').replaceAll(' ', '');
  const length = random.between(180, 320);
  const pieces: string[] = [];
  for (let i = 0; i < text.length; i += length) pieces.push(`${pieces.length + 1}、${text.slice(i, i + length)}`);
  return [grid.title, grid.subtitle, ...pieces].filter(Boolean).join('\n');
};

/** The text of a PDF in which pages end: numbers of pages, a running head, blank lines in the middle of the rows. */
const pages: Layout = (grid, random) => {
  const lines = (LAYOUTS['broken lines']?.(grid, random) ?? '').split('\n').filter((line) => line !== '');
  const mark = random.pick([
    (page: number) => `— ${page} —`,
    (page: number) => `第${page}页 共9页`,
    (page: number) => `${page}`,
    (page: number) => `- ${page} -`,
  ]);
  const length = random.between(18, 34);
  return lines
    .flatMap((line, i) => (i > 0 && i % length === 0 ? ['', mark(Math.floor(i / length) + 2), '', line] : [line]))
    .join('\n');
};

/** Figures and signs typed in full width, blanks in the labels: 项 目 名 称. */
const fullWidth: Layout = (grid, random) => {
  const wide = (text: string): string =>
    text.replace(/[0-9.%]/gu, (glyph) => String.fromCodePoint((glyph.codePointAt(0) ?? 0) + 0xfee0));
  const rows = grid.rows.map((row) =>
    row.map((one) => ({ ...one, text: /^[\d.,%]+$/u.test(one.text) ? wide(one.text) : one.text })),
  );
  return (random.chance(0.5) ? LAYOUTS['a cell a line'] : rowALine)?.({ ...grid, rows }, random) ?? '';
};

/** Further ways in which a form's text is left, beside the layouts. */
export const COPIES: { readonly [name: string]: Layout } = {
  'a row a line': rowALine,
  'glued rows': gluedRows,
  'bar lines': barLines,
  bars,
  markdown,
  'numbered pieces': numberedPieces,
  pages,
  'full width': fullWidth,
};
