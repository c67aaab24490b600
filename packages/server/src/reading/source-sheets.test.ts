import type { SourceSheets } from '@kaocheng/contracts/source-sheets';
import type { DocumentContent } from '@kaocheng/forms/content';
import type { SheetCell } from '@kaocheng/forms/sheet/sheet';
import { expect, it } from 'vitest';
import { sheetsFrom } from './source-sheets.js';

const COLUMNS = 7;

/** Two tables of so many rows with a line of text before each; every cell is one letter. */
function contentOf(rows: number): DocumentContent {
  let at = 0;
  const blocks: DocumentContent['blocks'][number][] = [];
  for (let table = 0; table < 2; table += 1) {
    blocks.push({ kind: 'text', start: at, end: at + 5 });
    at += 5;
    const start = at;
    const cells: SheetCell[] = Array.from({ length: rows * COLUMNS }, (_, i) => ({
      row: Math.floor(i / COLUMNS),
      column: i % COLUMNS,
      rowSpan: 1,
      colSpan: 1,
      text: '数',
      spans: [[start + 2 * i, start + 2 * i + 1]],
    }));
    at = start + 2 * rows * COLUMNS;
    blocks.push({ kind: 'sheet', sheet: { rows, columns: COLUMNS, cells, start, end: at, placed: true } });
  }
  return { text: '数'.repeat(at), blocks, format: 'xlsx' };
}

function parts(content: DocumentContent): SourceSheets[] {
  const all: SourceSheets[] = [];
  let from: number | null = 0;
  while (from !== null) {
    const part: SourceSheets = sheetsFrom(content, from);
    all.push(part);
    from = part.next;
    if (all.length > 50) throw new Error('no end');
  }
  return all;
}

it('gives a source that is small whole', () => {
  const [part, ...more] = parts(contentOf(3));
  expect(more).toEqual([]);
  expect(part?.blocks.map((block) => (block.kind === 'sheet' ? [block.index, block.cells.length] : 'text'))).toEqual([
    'text',
    [0, 21],
    'text',
    [1, 21],
  ]);
});

it('divides a large one at rows, and the parts together hold every cell and text once', () => {
  const content = contentOf(4500);
  const all = parts(content);
  expect(all.length).toBeGreaterThan(3);
  const wanted = content.blocks.flatMap((block) => (block.kind === 'sheet' ? block.sheet.cells : []));
  const cells = all.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'sheet' ? block.cells : [])));
  expect(cells.map(({ spans }) => spans[0]).join()).toBe(wanted.map(({ spans }) => spans[0]).join());
  expect(all.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'text'))).toHaveLength(2);
  for (const { blocks } of all) {
    const count = blocks.reduce((sum, block) => sum + (block.kind === 'sheet' ? block.cells.length : 1), 0);
    expect(count).toBeLessThanOrEqual(20_000 + COLUMNS);
    for (const block of blocks) {
      if (block.kind === 'sheet') expect(block.cells.length % COLUMNS).toBe(0);
    }
  }
});
