import type { ProjectForm, Transcript } from '@kaocheng/core/model/transcript';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangesOf, type SourceRange, within } from './ranges.js';
import { blocksOf, segmentsOf } from './segments.js';

const range = (start: number, end: number, path: string | null = 'name'): SourceRange => ({
  start,
  end,
  form: path === null ? null : 1,
  path,
});

test('A text is divided into what was read, what was not, and the rest', () => {
  const segments = segmentsOf(0, 20, [range(2, 5), range(8, 10, null)], [[9, 12]]);
  expect(segments.map(({ start, end, range: over, isMarked }) => [start, end, over?.path, isMarked])).toEqual([
    [0, 2, undefined, false],
    [2, 5, 'name', false],
    [5, 8, undefined, false],
    [8, 9, null, false],
    [9, 10, null, true],
    [10, 12, undefined, true],
    [12, 20, undefined, false],
  ]);
});

test('A range inside another is drawn over it', () => {
  const segments = segmentsOf(0, 10, [range(0, 10, 'title'), range(0, 4, 'year')], []);
  expect(segments.map(({ start, end, range: over }) => [start, end, over?.path])).toEqual([
    [0, 4, 'year'],
    [4, 10, 'title'],
  ]);
});

const someRanges = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 })), { maxLength: 40 })
  .map((pairs) =>
    pairs.map(([start, size]) => range(start, start + size)).sort((a, b) => a.start - b.start || b.end - a.end),
  );

test('Segments cover their block without gaps, and each lies in its range', () => {
  fc.assert(
    fc.property(
      someRanges,
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 80 }),
      (ranges, start, size) => {
        const segments = segmentsOf(start, start + size, ranges, [[10, 30]]);
        let at = start;
        for (const segment of segments) {
          expect(segment.start).toBe(at);
          expect(segment.end).toBeGreaterThan(at);
          at = segment.end;
          const over = ranges.filter((each) => each.start <= segment.start && each.end >= segment.end);
          expect(segment.range === null).toBe(over.length === 0);
          if (segment.range !== null) expect(over).toContain(segment.range);
        }
        expect(at).toBe(start + size);
      },
    ),
  );
});

test('The ranges of a block are those that touch it', () => {
  fc.assert(
    fc.property(someRanges, fc.integer({ min: 0, max: 300 }), (ranges, start) => {
      const naive = ranges.filter((each) => each.start < start + 20 && each.end > start);
      expect(within(ranges, start, start + 20)).toEqual(naive);
    }),
  );
});

test('Blocks cover the text and end at ends of lines; a text without lines is cut too', () => {
  const line = `${'字'.repeat(700)}\n`;
  const text = line.repeat(40);
  const blocks = blocksOf(text);
  expect(blocks.length).toBeGreaterThan(5);
  expect(blocks[0]?.start).toBe(0);
  expect(blocks.at(-1)?.end).toBe(text.length);
  expect(blocks.every(({ end }) => text[end - 1] === '\n')).toBe(true);
  expect(blocks.slice(1).every(({ start }, index) => start === blocks[index]?.end)).toBe(true);
  expect(blocksOf('字'.repeat(10_000)).length).toBe(4);
  expect(blocksOf('')).toEqual([]);
});

test('Ranges come from the cells of all forms and from what is unread', () => {
  const form = {
    order: 2,
    cells: {
      name: {
        spans: [
          [5, 9],
          [12, 14],
        ],
        confidence: 1,
      },
      code: { page: 1, confidence: 1 },
    },
  };
  const forms: Pick<ProjectForm, 'order' | 'cells'>[] = [
    {
      ...form,
      cells: {
        ...form.cells,
        name: {
          spans: [
            [5, 9],
            [12, 14],
          ],
          confidence: 1,
        },
      },
    },
  ];
  const transcript: Transcript = Object.assign(Object.create(null), {
    forms,
    unread: [{ text: 'x', start: 1, end: 2 }],
  });
  expect(rangesOf(transcript).map(({ start, end, path }) => [start, end, path])).toEqual([
    [1, 2, null],
    [5, 9, 'name'],
    [12, 14, 'name'],
  ]);
});
