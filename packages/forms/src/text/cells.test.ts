import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Owner, own, ownership, takeCell, takeCells, unreadCells } from './cells.js';
import { squash } from './glyphs.js';

const glyphs = squash('甲乙 丙\n丁戊己');

describe('takeCell', () => {
  it('gives the glyphs as printed with their places and owns them', () => {
    const book = ownership(glyphs, 0, glyphs.length);
    expect(takeCell(book, 1, 4, 0.9)).toEqual({
      text: '乙丙丁',
      spans: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      confidence: 0.9,
    });
    expect([0, 1, 3, 4].map((index) => book.owner[index])).toEqual([Owner.none, Owner.cell, Owner.cell, Owner.none]);
  });

  it('is null where there are no glyphs', () => {
    const book = ownership(glyphs, 0, glyphs.length);
    expect(takeCell(book, 2, 2, 1)).toBeNull();
    expect(takeCells(book, [], 1)).toBeNull();
    expect(takeCells(book, [[3, 1]], 1)).toBeNull();
  });

  it('makes one cell of several ranges in their order', () => {
    const cell = takeCells(
      ownership(glyphs, 0, glyphs.length),
      [
        [3, 5],
        [0, 1],
      ],
      1,
    );
    expect(cell).toMatchObject({
      text: '丁戊甲',
      spans: [
        [5, 7],
        [0, 1],
      ],
    });
  });
});

describe('unreadCells', () => {
  it('gives the runs that nothing owns, of a form that begins inside the text', () => {
    const book = ownership(glyphs, 1, 6);
    own(book, 0, 2, Owner.label);
    own(book, 4, 5, Owner.ornament);
    expect(unreadCells(book).map((cell) => cell.text)).toEqual(['丙丁', '己']);
    expect(book.owner).toHaveLength(5);
  });

  it('and the owned ones are all glyphs of the form', () => {
    const range = fc.tuple(fc.nat(7), fc.nat(7), fc.constantFrom(Owner.label, Owner.cell, Owner.ornament));
    fc.assert(
      fc.property(fc.array(range), (ranges) => {
        const book = ownership(glyphs, 0, glyphs.length);
        for (const [start, end, owner] of ranges) own(book, start, Math.min(end, glyphs.length), owner);
        const unread = unreadCells(book).reduce((sum, cell) => sum + cell.text.length, 0);
        expect(unread + book.owner.filter((owner) => owner !== Owner.none).length).toBe(glyphs.length);
      }),
    );
  });
});
