import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths } from './column-widths.js';
import { lineCount, textWidth, widestUnit } from './text-width.js';

describe('the width of a text', () => {
  it('counts Han characters and full-width signs whole, Latin letters and digits half', () => {
    expect(textWidth('绩效（50分）')).toBe(6);
    expect(textWidth('≥95%')).toBe(2.5);
    expect(textWidth('117.93')).toBe(3);
    expect(widestUnit('共 117.93 万元')).toBe(3);
  });
});

describe('the lines of a text', () => {
  it.each([
    ['', 10, 1],
    ['绩效目标', 4, 1],
    ['绩效目标', 3, 2],
    ['绩效目标', 1, 4],
    ['共117.93万元', 3, 3],
    ['完成，', 2, 2],
    ['甲\n乙\n', 10, 3],
    ['1234567890', 2, 3],
    ['效，。， ', 2, 3],
    ['12345678 甲', 2, 3],
  ])('%j in %i ems takes %i', (text, width, lines) => expect(lineCount(text, width)).toBe(lines));

  it('are never fewer than the text needs, nor many more', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[绩效0-9a，。（） ]{0,80}$/), fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = lineCount(text, width);
        expect(lines).toBeGreaterThanOrEqual(Math.ceil(textWidth(text) / width));
        expect(lines).toBeLessThanOrEqual(Math.max(1, textWidth(text) * 2));
      }),
    );
  });
});

describe('the columns of a sheet', () => {
  const cell = { row: 0, rowSpan: 1, colSpan: 1, spans: [] };
  const sheet = { rows: 1, start: 0, end: 0, placed: true };

  it('fill the page, no figure broken where there is room', () => {
    const widths = columnWidths({
      ...sheet,
      columns: 3,
      cells: [
        { ...cell, column: 0, text: '100' },
        { ...cell, column: 1, text: '按规定办理参保、审核和结算业务，费用按时拨付。'.repeat(9) },
        { ...cell, column: 2, text: '1234567.89' },
      ],
    });
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(180);
    expect(widths[2]).toBeGreaterThan(5 * 3.7);
  });

  it('keep the widths that the sheet gives, narrower together where the page is too narrow', () => {
    expect(columnWidths({ ...sheet, columns: 2, cells: [], widths: [30, 60] })).toEqual([30, 60]);
    expect(columnWidths({ ...sheet, columns: 2, cells: [], widths: [120, 240] })).toEqual([60, 120]);
  });
});
