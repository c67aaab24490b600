import { describe, expect, it } from 'vitest';
import type { Glyph, PageInk, Ruling } from './ink.js';
import { layOutPage } from './page-layout.js';

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

const figure = (x: number, y: number, size = 8): Glyph => ({
  text: `${Math.round(x + y) % 10}`,
  box: [x, y, x + size, y + size],
  size,
  direction: 0,
});

const page = (glyphs: readonly Glyph[], horizontal: readonly Ruling[], vertical: readonly Ruling[]): PageInk => ({
  page: 1,
  width: 600,
  height: 840,
  glyphs,
  horizontal,
  vertical,
});

/** Figures in five columns, four rows, below a place. */
const figures = (top: number): Glyph[] =>
  range(4).flatMap((row) => range(5).map((column) => figure(45 + column * 80, top + 3 + row * 14)));

/** Pages by what stands on them, so many times over. */
const PAGES: Readonly<Record<string, readonly [most: number, make: (count: number) => PageInk]>> = {
  'tables of whole lines across': [
    640,
    (count) =>
      page(
        range(count).flatMap((at) => figures(at * 100)),
        range(count).flatMap((at) => range(5).map((row) => ({ at: at * 100 + row * 14, from: 40, to: 440 }))),
        [],
      ),
  ],
  'tables without any lines': [
    640,
    (count) =>
      page(
        range(count).flatMap((at) => figures(at * 100)),
        [],
        [],
      ),
  ],
  'tables of lines across, cell by cell, below titles': [
    640,
    (count) =>
      page(
        range(count).flatMap((at) => [figure(200, at * 100 - 24, 14), ...figures(at * 100)]),
        range(count).flatMap((at) =>
          range(5).flatMap((row) =>
            range(5).map((column) => ({ at: at * 100 + row * 14, from: 40 + column * 80, to: 120 + column * 80 })),
          ),
        ),
        [],
      ),
  ],
  'tables of lines down, side by side': [
    640,
    (count) =>
      page(
        range(count).flatMap((at) => range(5).map((row) => figure(at * 90 + 5, 43 + row * 14))),
        [],
        range(count).flatMap((at) =>
          range(3).flatMap((column) =>
            range(5).map((row) => ({ at: at * 90 + column * 30, from: 40 + row * 14, to: 54 + row * 14 })),
          ),
        ),
      ),
  ],
  'columns of figures': [
    2400,
    (count) =>
      page(
        range(count).flatMap((at) => range(6).map((row) => figure(40 + at * 20, 40 + row * 14))),
        [],
        [],
      ),
  ],
  'ruled cells': [
    640,
    (count) => {
      const places = range(count).map((at): [number, number] => [40 + Math.floor(at / 60) * 40, 30 + (at % 60) * 20]);
      return page(
        places.map(([x, y]) => figure(x + 5, y + 3)),
        places.flatMap(([x, y]) => [y, y + 14].map((at) => ({ at, from: x, to: x + 30 }))),
        places.flatMap(([x, y]) => [x, x + 30].map((at) => ({ at, from: y, to: y + 14 }))),
      );
    },
  ],
  'blanks on one line': [
    40_000,
    (count) => page([figure(0, 10), ...range(count).map((at) => ({ ...figure(10 + at, 10), text: ' ' }))], [], []),
  ],
  'raised signs on one line': [
    16_000,
    (count) =>
      page(
        range(count).flatMap((at) => [figure(at * 24, 10), figure(at * 24, 40), figure(at * 24 + 8, 10, 4)]),
        [],
        [],
      ),
  ],
  'raised signs on as many lines': [
    6_400,
    (count) =>
      page(
        range(count).flatMap((at) => [figure(10, at * 14), figure(18, at * 14), figure(26, at * 14, 4)]),
        [],
        [],
      ),
  ],
};

describe('a page takes time that grows with what is on it, not with its square', () => {
  it.each(Object.entries(PAGES))('of %s', (_, [most, make]) => {
    expect((count: number) => layOutPage(make(count))).toTakeLinearTime(most);
  });
});
