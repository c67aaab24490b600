import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillGrid } from './fill-grid.js';
import { blockOf, partedBlock, pastedAt } from './paste.js';
import { begun } from './testing/begun.js';

describe('blockOf', () => {
  test('parts rows and cells, quoted cells with line ends and quotes in them', () => {
    expect(blockOf('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(blockOf('"一\n二"\t"说""好"""\n三\t')).toEqual([
      ['一\n二', '说"好"'],
      ['三', ''],
    ]);
    expect(blockOf('5"\t"半')).toEqual([['5"', '"半']]);
    expect(blockOf('只有一格')).toEqual([['只有一格']]);
  });

  test('reads back any block as Excel writes it', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', '1', '"', '\n', '\t', ' ', ',') });
    const block = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(block, (cells) => {
        const quoted = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = cells.map((row) => row.map(quoted).join('\t')).join('\r\n');
        expect(blockOf(`${text}\r\n`)).toEqual(cells);
      }),
    );
  });
});

describe('pastedAt', () => {
  const { template, form } = begun();
  const grid = fillGrid(template, form);

  test('fills the columns of the table from the place on, row by row', () => {
    const { cells, left } = pastedAt(grid, 'indicators.0.target', [
      ['≥10', '10', '50'],
      ['≥20', '15', '40'],
    ]);
    expect(left).toBe(0);
    expect(cells.map(({ path, text }) => `${path}=${text}`)).toEqual([
      'indicators.0.target=≥10',
      'indicators.0.actual=10',
      'indicators.0.weight=50',
      'indicators.1.target=≥20',
      'indicators.1.actual=15',
      'indicators.1.weight=40',
    ]);
  });

  test('takes merged cells of the same form as they are, and other blocks one place after the other', () => {
    const merged = pastedAt(grid, 'supervisor', [['某局', '', '', '实施单位', '', '某站', '']]);
    expect(merged.cells.map(({ path }) => path)).toContain('implementer');
    const plain = pastedAt(grid, 'supervisor', [['某局', '某站']]);
    expect(plain.cells).toEqual([
      { path: 'supervisor', text: '某局' },
      { path: 'implementer', text: '某站' },
    ]);
  });

  test('tells what has no place', () => {
    const rows = Array.from({ length: 30 }, () => ['名', '1']);
    const { cells, left } = pastedAt(grid, 'indicators.0.deviation', rows);
    expect(cells.length).toBe(11);
    expect(left).toBe(30 * 2 - 11);
    expect(pastedAt(grid, 'no.such', [['1']])).toEqual({ cells: [], left: 0 });
  });
});

test('Cells that follow a formula are told apart from those that are pasted', () => {
  const locked = new Map([
    ['funds.total.rate', { computed: '90%', isLocked: true }],
    ['total.score', { computed: '95', isLocked: true }],
    ['total.weight', { computed: '100', isLocked: true }],
    ['funds.total.score', { computed: '9', isLocked: false }],
  ]);
  const cells = [
    { path: 'funds.total.rate', text: '90.00%' },
    { path: 'total.score', text: '96' },
    { path: 'total.weight', text: '' },
    { path: 'funds.total.score', text: '8' },
    { path: 'supervisor', text: '某局' },
  ];
  expect(partedBlock({ cells, left: 0 }, locked)).toEqual({ cells: cells.slice(3), skipped: ['total.score'] });
});
