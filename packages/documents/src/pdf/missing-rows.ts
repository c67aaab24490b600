import { LIMITS } from '@kaocheng/forms/sheet/sheet';
import { chunksOf, cutAt } from './aligned-columns.js';
import { mergedLabels } from './aligned-labels.js';
import { blocksOf } from './aligned-rows.js';
import { type Box, middleX, middleY, type PageInk, type Ruling } from './ink.js';
import { endsOf, linesOfPieces, tablesAcross } from './joints.js';
import { printedLines } from './lines.js';
import { NEAR } from './rulings.js';

/** Fewest rows without a line between them by which a table is known that has lines down only. */
const FEWEST = 3;

/** A line down with where it begins and ends. */
interface Down {
  readonly at: number;
  readonly ends: readonly [number, number];
}

/**
 * The lines across that are not drawn in tables of which only the lines down are, cell by cell: between the rows that the
 * joints of those show, but within labels that are merged over rows. None where a table has as many lines across.
 */
export function missingRows({ horizontal, vertical, glyphs }: PageInk): Ruling[] {
  return tablesAcross(vertical, () => false, true).flatMap(({ box: [top, left, bottom, right], pieces, borders }) => {
    const box: Box = [left, top, right, bottom];
    const crosses = ({ from, to }: Ruling): boolean => from < right - NEAR && to > left + NEAR;
    const drawn = horizontal.filter((one) => one.at > top + NEAR && one.at < bottom - NEAR && crosses(one));
    const missing = borders.filter((level) => !drawn.some(({ at }) => Math.abs(at - level) <= NEAR));
    if (missing.length < FEWEST || missing.length <= borders.length - missing.length) return [];
    const lines = linesOfPieces(pieces).map((line): Down => ({ at: line[0]?.at ?? 0, ends: endsOf(line) }));
    if (lines.length > LIMITS.columns) return [];
    const xs = lines.map(({ at }) => at);
    const levels = [top, ...borders, bottom];
    const spans = mergedLabels(blocksIn(glyphs, box, xs.slice(1, -1)), levels);
    // The first and the last row have their outer sides even where a page ends with them.
    const outer = [top, bottom].filter(
      (level) => !horizontal.some((one) => Math.abs(one.at - level) <= NEAR && crosses(one)),
    );
    return [...missing, ...outer].flatMap((at) => {
      const passing = lines.filter(({ ends: [from, to] }) => from < at + NEAR && to > at - NEAR);
      return passing.slice(1).flatMap((line, i): Ruling[] => {
        const from = passing[i]?.at ?? line.at;
        const [column, level] = [xs.indexOf(from), levels.indexOf(at)];
        const inside = spans.some((span) => span.column === column && span.first < level && span.last >= level);
        return inside ? [] : [{ at, from, to: line.at }];
      });
    });
  });
}

function blocksIn(glyphs: PageInk['glyphs'], [left, top, right, bottom]: Box, borders: readonly number[]) {
  const inside = glyphs.filter(({ direction, box }) => {
    const [x, y] = [middleX(box), middleY(box)];
    return direction === 0 && x > left && x < right && y > top && y < bottom;
  });
  const chunks = printedLines(inside).flatMap((line) => chunksOf(line).flatMap((chunk) => cutAt(chunk, borders)));
  return blocksOf(chunks, borders);
}
