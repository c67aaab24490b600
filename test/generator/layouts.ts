import type { Grid, GridCell } from './grid.js';
import type { Random } from './random.js';
import { wovenLines } from './woven-lines.js';

/** Lays a grid out as one of the texts that are left when a form is copied, printed or published. */
export type Layout = (grid: Grid, random: Random) => string;

/** Breaks a text into lines of at most `width` characters, as a narrow cell of a PDF does. */
function broken(text: string, width: number): string[] {
  const lines: string[] = [];
  for (let i = 0; i < text.length; i += width) lines.push(text.slice(i, i + width));
  return lines;
}

const filled = (row: readonly GridCell[]): GridCell[] => row.filter(({ text }) => text !== '');
const heading = (grid: Grid): string[] => [grid.title, grid.subtitle].filter((text) => text !== '');

/**
 * The text of a PDF: cells that fit stand on one line with spaces between; a cell that is too narrow for its text is
 * broken over lines of its own, labels too; blank cells leave no trace.
 */
const brokenLines: Layout = (grid, random) => {
  const lines: string[] = [...heading(grid), ''];
  const label = random.between(2, 5);
  const wide = random.between(14, 26);
  const gap = random.chance(0.7) ? ['\n'] : [];
  for (const row of grid.rows) {
    let open: string[] = [];
    const flush = (): void => {
      if (open.length > 0) lines.push(open.join(' '), ...gap);
      open = [];
    };
    for (const one of filled(row)) {
      const width = one.rows > 1 ? label : one.columns > 2 ? wide : random.between(8, 14);
      const figure = /^[-−—–/≥≤<>=\d.,%]+$/.test(one.text);
      if (figure || one.text.length <= width) open.push(one.text);
      else {
        flush();
        for (const line of broken(one.text, width)) lines.push(line, ...gap);
      }
    }
    flush();
  }
  return lines.map((line) => (line === '\n' ? '' : line)).join('\n');
};

/** One cell a line; blank cells leave no trace, or a blank line. */
const cellALine: Layout = (grid, random) => {
  const blank = random.chance(0.5);
  const cells = grid.rows.flatMap((row) => (blank ? row : filled(row)).map(({ text }) => text));
  return [...heading(grid), ...cells].join('\n');
};

/** Every cell of the grid in its place; a merged cell stands in its first place, the others are blank. */
function places(grid: Grid): string[][] {
  const taken = new Set<string>();
  return grid.rows.map((row, y) => {
    const line: string[] = [];
    let next = 0;
    for (let x = 0; x < grid.width; ) {
      if (taken.has(`${y},${x}`)) {
        line.push('');
        x += 1;
        continue;
      }
      const one = row[next];
      next += 1;
      if (one === undefined) break;
      for (let dy = 0; dy < one.rows; dy += 1) {
        for (let dx = 0; dx < one.columns; dx += 1) taken.add(`${y + dy},${x + dx}`);
      }
      line.push(one.text, ...Array.from({ length: one.columns - 1 }, () => ''));
      x += one.columns;
    }
    return line;
  });
}

/** A table copied out of an office program: tabs, merged cells blank, one or two spacer columns. */
const tabs: Layout = (grid, random) => {
  const spacer = random.between(1, grid.width - 2);
  const spaced = random.chance(0.5);
  const lines = places(grid).map((line) => {
    const cells = spaced ? [...line.slice(0, spacer), '', ...line.slice(spacer)] : line;
    return cells.join('\t');
  });
  return [...heading(grid), '', ...lines].join('\n');
};

/** A table with pipes between the cells; merged cells are blank, or leave short rows. */
const pipes: Layout = (grid, random) => {
  const short = random.chance(0.5);
  const lines = (short ? grid.rows.map((row) => row.map(({ text }) => text)) : places(grid)).map(
    (line) => `| ${line.join(' | ')} |`,
  );
  return [...heading(grid), '', ...lines].join('\n');
};

/** The whole form on one line, a space between the cells. */
const oneLine: Layout = (grid) =>
  [...heading(grid), ...grid.rows.flatMap((row) => filled(row).map(({ text }) => text))].join(' ');

/** The whole form without anything between the cells, figures glued to figures too; the headings keep their lines. */
const glued: Layout = (grid) => {
  const cells = grid.rows.flatMap((row) => filled(row).map(({ text }) => text.replaceAll(' ', '')));
  return [...heading(grid), cells.join('')].join('\n');
};

/** A web page with the form as a table with merged cells. */
const html: Layout = (grid, random) => {
  const tag = random.chance(0.3) ? 'th' : 'td';
  const entities = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const rows = grid.rows.map((row, y) => {
    const cells = row.map(({ text, columns, rows: down }) => {
      const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${down > 1 ? ` rowspan="${down}"` : ''}`;
      const name = y === 0 ? tag : 'td';
      const inner = random.chance(0.3) ? `<p><span>${entities(text)}</span></p>` : entities(text);
      return `<${name}${spans}>${inner}</${name}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const head = heading(grid).map((text) => `<p>${entities(text)}</p>`);
  return `<!DOCTYPE html><html><body>${head.join('')}<table><tbody>${rows.join('\n')}</tbody></table></body></html>`;
};

/** All layouts by name. */
export const LAYOUTS: Readonly<Record<string, Layout>> = {
  'broken lines': brokenLines,
  'a cell a line': cellALine,
  tabs,
  pipes,
  'one line': oneLine,
  glued,
  html,
  'woven lines': wovenLines,
};
