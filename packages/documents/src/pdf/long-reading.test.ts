import { describe, expect, it } from 'vitest';
import { contentOf } from './content.js';
import { flowOf } from './flow.js';
import type { Glyph, PageInk } from './ink.js';
import { withoutMargins } from './margins.js';
import { layOutPage, type PageLayout } from './page-layout.js';

const glyph = (text: string, x: number, y: number, size = 10): Glyph => ({
  text,
  box: [x, y, x + size, y + size],
  size,
  direction: 0,
});

const page = (glyphs: readonly Glyph[], drawn: Partial<PageInk> = {}): PageInk => ({
  page: 1,
  width: 595,
  height: 842,
  glyphs,
  horizontal: [],
  vertical: [],
  ...drawn,
});

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Reads laid out pages as often as asked, each as a page of its own. */
const repeated = (layout: PageLayout, pages: number): PageLayout[] =>
  range(pages).map((at) => ({ ...layout, page: at + 1 }));

const read = (pages: readonly PageLayout[]) => contentOf(flowOf(withoutMargins(pages)));

describe('a long document takes time that grows with its pages, not with their square', () => {
  it('of prose whose lines run on', () => {
    const full = range(12).flatMap((line) => range(50).map((at) => glyph('字', 40 + at * 10, 100 + line * 14)));
    const layout = layOutPage(page(full));
    expect(read(repeated(layout, 2)).text).toBe(`${'字'.repeat(1200)}\n`);
    expect((pages: number) => read(repeated(layout, pages))).toTakeLinearTime(800);
  });

  it('of many short lines on one page', () => {
    const lines = (count: number): PageLayout =>
      layOutPage(page(range(count).map((line) => glyph('字', 40 + (line % 3) * 100, 20 + line * 14))));
    expect((count: number) => read([lines(count)])).toTakeLinearTime(20_000);
  });

  /** A page whose table goes over all of it, with a border at a place of its own. */
  const tablePage = (own: number): PageLayout => {
    const borders = [40, 120, 280, 300 + own, 520];
    return layOutPage(
      page(
        range(60).flatMap((row) => borders.slice(1).map((x) => glyph(`${row % 10}`, x - 12, 31 + row * 13))),
        {
          horizontal: range(61).map((row) => ({ at: 30 + row * 13, from: 40, to: 520 })),
          vertical: borders.map((at) => ({ at, from: 30, to: 810 })),
        },
      ),
    );
  };

  it('of a table that goes on over all of them', () => {
    const layout = tablePage(0);
    const [block, ...others] = read(repeated(layout, 40)).blocks;
    expect(others).toEqual([]);
    expect(block).toMatchObject({ sheet: { rows: 2400, columns: 4 } });
    const cells = block?.kind === 'sheet' ? block.sheet.cells : [];
    expect(cells.map(({ row, column }) => row * 4 + column)).toEqual(range(9600));
    expect((pages: number) => read(repeated(layout, pages))).toTakeLinearTime(160);
  });

  it('of a table whose columns shift from page to page', () => {
    const layouts = range(12).map((at) => tablePage(at * 10));
    const shifting = (pages: number): PageLayout[] =>
      range(pages).map((at) => ({ ...(layouts[at % 12] ?? tablePage(0)), page: at + 1 }));
    const [block] = read(shifting(40)).blocks;
    expect(block).toMatchObject({ sheet: { rows: 2400, columns: 15 } });
    expect(block?.kind === 'sheet' ? block.sheet.cells.length : 0).toBe(9600);
    expect((pages: number) => read(shifting(pages))).toTakeLinearTime(160);
  });
});
