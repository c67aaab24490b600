import { plainCell } from '@kaocheng/forms/sheet/plain-cell';
import type { Sheet } from '@kaocheng/forms/sheet/sheet';
import { describe, expect, it } from 'vitest';
import { onOnePage } from './page-fit.js';

describe('a sheet that is a little longer than its page', () => {
  const setting = { leading: 1.3, padding: 3, least: 15.5 };
  const rows = (count: number, heights?: readonly (number | null)[]): Sheet => ({
    rows: count,
    columns: 1,
    start: 0,
    end: 0,
    placed: true,
    cells: Array.from({ length: count }, (_, row) => plainCell(row, 0, '指标')),
    ...(heights !== undefined && { heights }),
  });
  const margins = { top: 20, right: 15, bottom: 20, left: 15 };
  const room = ((297 - 40) / 25.4) * 72;
  const fitting = Math.floor((room - 8) / 16);

  it('gives up room for handwriting first, then margins', () => {
    const roomy = rows(fitting - 4, [40, ...Array.from({ length: fitting - 5 }, () => null)]);
    const { sheet: eased } = onOnePage(roomy, setting);
    expect(eased.page?.margins).toEqual(margins);
    expect(eased.heights?.[0]).toBeLessThan(40);
    expect(eased.heights?.[0]).toBeGreaterThan(10);
    const { sheet: narrow, scale } = onOnePage(rows(fitting + 1), setting);
    expect(scale).toBe(1);
    expect(narrow.page?.margins.top).toBeLessThan(20);
    expect(narrow.page?.margins.top).toBeGreaterThanOrEqual(10);
    expect(narrow.page?.margins.bottom).toBeGreaterThanOrEqual(14);
  });

  it('is set in smaller type where that is not enough, in none smaller than it must be', () => {
    const scales = [4, 6, 8, 10, 12].map((more) => {
      const { sheet, scale } = onOnePage(rows(fitting + more), setting);
      for (const cell of sheet.cells) expect(cell.size).toBe(Math.floor(10 * scale * 2) / 2);
      expect(sheet.page?.margins).toMatchObject({ top: 10, bottom: 14 });
      return scale;
    });
    expect(scales).toEqual([0.95, 0.9, 0.9, 0.85, 0.8]);
  });

  it('keeps four fifths of its type, whatever size this is', () => {
    for (const size of [9, 10.5, 12]) {
      const setAt = (count: number): Sheet => {
        const sheet = rows(count);
        return { ...sheet, cells: sheet.cells.map((cell) => ({ ...cell, size, runs: [{ text: '指标', size }] })) };
      };
      const fitted = Array.from({ length: 40 }, (_, more) => onOnePage(setAt(fitting - 10 + more), setting));
      const smaller = fitted.filter(({ scale }) => scale < 1);
      expect(smaller.some(({ scale }) => scale === 0.8 || scale === 0.85)).toBe(true);
      for (const { sheet } of smaller)
        for (const { size: own, runs } of sheet.cells)
          for (const one of [own, runs?.[0]?.size]) {
            expect(one).toBeGreaterThanOrEqual(size * 0.8);
            expect(one).toBeLessThanOrEqual(size);
          }
    }
  });

  it('stays as it is where it fits, or where it needs a second page whatever is done', () => {
    const asItIs = (sheet: Sheet, isLong: boolean): void =>
      expect(onOnePage(sheet, setting)).toEqual({ sheet, scale: 1, isLong });
    asItIs(rows(fitting), false);
    asItIs(rows(fitting + 30), true);
    asItIs({ ...rows(fitting + 1), breaksBefore: [10] }, true);
  });
});
