import type { Omitted } from '@kaocheng/core/model/transcript';
import type { DocumentContent } from '@kaocheng/forms/content';
import { ContentWriter } from '../content/writer.js';
import { MOST_FILLED } from '../limits.js';
import { readPart, readSmallPart } from '../office/parts.js';
import { Refusal } from '../problem.js';
import type { Archive } from '../zip/archive.js';
import { type Drawing, readDrawing } from './drawing.js';
import { readSharedStrings } from './shared-strings.js';
import { readStyles } from './styles.js';
import { beyondLimits, ReadCells } from './within-limits.js';
import { readWorkbook } from './workbook.js';
import { readWorksheet, type Worksheet } from './worksheet.js';
import { writeWorksheet } from './write-worksheet.js';

/**
 * Content of a workbook: a sheet for each visible worksheet, its cells as they are shown, with the stored value and the
 * address beside them; what is hidden is left out and named. Formulas and macros are never run, links out of the workbook not followed.
 * @throws Refusal where the package is broken, locked by a password, or larger than any form
 */
export function readXlsx(archive: Archive): DocumentContent {
  const workbook = readWorkbook(archive);
  const { sharedStrings, styles, from1904 } = workbook;
  const parts = {
    strings: sharedStrings === null ? [] : readSharedStrings(readPart(archive, sharedStrings), sharedStrings),
    styles: styles === null ? [] : readStyles(readSmallPart(archive, styles), styles),
    from1904,
  };
  const omitted: Omitted[] = [];
  const all: (Visible | Omitted)[] = [];
  const read = new ReadCells();
  const writer = new ContentWriter();
  let pictures = 0;
  for (const { name, part, hidden } of workbook.worksheets) {
    if (hidden) {
      const count = hiddenCells(() => readWorksheet(readPart(archive, part), part, name, parts));
      if (count > 0) all.push({ what: 'hidden-sheet', sheet: name, count });
      continue;
    }
    const one = visibleOf(name, part, () => readWorksheet(readPart(archive, part), part, name, parts));
    read.add(one.cells?.length ?? MOST_FILLED);
    all.push(one);
  }
  const left = beyondLimits(
    all.filter((one) => 'worksheet' in one),
    MOST_FILLED,
  );
  for (const one of all) {
    const leftOut = 'what' in one ? one : left.get(one);
    if ('what' in one || leftOut !== undefined) {
      if (leftOut !== undefined) omitted.push(leftOut);
      continue;
    }
    const { name, part, worksheet } = one;
    if (worksheet instanceof Refusal) throw worksheet;
    const drawing = drawingOf(() => readDrawing(archive, part));
    pictures += drawing?.pictures ?? 0;
    omitted.push(...writeWorksheet(writer, worksheet, name, drawing?.boxes ?? []));
    if (drawing === null) omitted.push({ what: 'unread-drawing', sheet: name, count: 1 });
  }
  writer.closeText();
  if (writer.text.trim() === '' && pictures > 0) throw new Refusal('pictures-only', { count: String(pictures) });
  return { text: writer.text, blocks: writer.blocks, format: 'xlsx', omitted };
}

interface Visible {
  readonly name: string;
  readonly part: string;
  readonly cells: Worksheet['cells'] | null;
  /** Why it could not be read: it is larger than any form. */
  readonly worksheet: Worksheet | Refusal;
}

function visibleOf(name: string, part: string, read: () => Worksheet): Visible {
  try {
    const worksheet = read();
    return { name, part, worksheet, cells: worksheet.cells };
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'sheet-too-large')
      return { name, part, worksheet: error, cells: null };
    throw error;
  }
}

/** What is drawn over a worksheet; null where that cannot be read, which does not keep its cells from being read. */
function drawingOf(read: () => Drawing): Drawing | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** How many cells of a hidden worksheet hold something; one that is larger than any form does not keep the others from being read. */
function hiddenCells(read: () => Worksheet): number {
  try {
    return read().cells.length;
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'sheet-too-large') return MOST_FILLED;
    throw error;
  }
}
