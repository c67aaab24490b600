import type { Omitted } from '@kaocheng/core/model/transcript';
import { BREAK, type Node } from '../content/nodes.js';
import type { ContentWriter } from '../content/writer.js';
import type { TextBox } from './drawing.js';
import { isTitle } from './form-opening.js';
import { gridOf } from './grid.js';
import { oneBelowOther } from './one-below-other.js';
import { headerLines } from './page-header.js';
import { sideBySide } from './side-by-side.js';
import type { Worksheet } from './worksheet.js';

/** Rows from the first on in which the title of a worksheet stands. */
const MOST_ABOVE = 8;

const squeezed = (text: string): string => text.replace(/\s+/gu, '');

/**
 * Writes a worksheet out: what the header of its pages, its tab and the text boxes above its cells print and its cells do not, then
 * its table, or its tables where forms stand side by side or one below the other under text boxes, then the other text
 * boxes. Gives what is left out.
 */
export function writeWorksheet(
  writer: ContentWriter,
  worksheet: Worksheet,
  name: string,
  boxes: readonly TextBox[],
): readonly Omitted[] {
  const { table, places, omitted } = gridOf(worksheet, name);
  const inCells = new Set(worksheet.cells.map(({ text }) => squeezed(text)));
  const linesOf = (texts: readonly string[]): Node[] =>
    texts
      .flatMap((text) => text.split('\n'))
      .filter((line) => line.trim() !== '' && !inCells.has(squeezed(line)))
      .flatMap((line) => [line, BREAK]);
  const header = headerLines(worksheet.header, name);
  writer.write(linesOf(header));
  const top = (worksheet.cells[0]?.row ?? 0) + MOST_ABOVE;
  const cells = worksheet.cells.filter(({ row }) => row < top).map(({ text }) => text);
  const printed = [...cells, ...header, ...boxes.map(({ text }) => text)];
  // Where nothing else is the title, the name of the worksheet is: 项目支出绩效自评表 on its tab, and the form at once below.
  if (isTitle(name) && !printed.some((text) => text.split('\n').some(isTitle))) writer.write([name, BREAK]);
  const { parts, below } = oneBelowOther(table, places, boxes);
  for (const part of parts) {
    writer.write(linesOf(part.above.map(({ text }) => text)));
    for (const each of sideBySide(part.table)) writer.write([each]);
  }
  writer.write(linesOf(below.map(({ text }) => text)));
  return omitted;
}
