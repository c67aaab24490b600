import type { Omitted } from '@kaocheng/core/model/transcript';
import type { DocumentContent } from '@kaocheng/forms/content';
import { ContentWriter } from '../content/writer.js';
import { readPart, readSmallPart } from '../office/parts.js';
import type { Archive } from '../zip/archive.js';
import { gridOf } from './grid.js';
import { readSharedStrings } from './shared-strings.js';
import { readStyles } from './styles.js';
import { readWorkbook } from './workbook.js';
import { readWorksheet } from './worksheet.js';

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
  const writer = new ContentWriter();
  for (const { name, part, hidden } of workbook.worksheets) {
    const worksheet = readWorksheet(readPart(archive, part), part, name, parts);
    if (hidden) {
      const { length: count } = worksheet.cells;
      if (count > 0) omitted.push({ what: 'hidden-sheet', sheet: name, count });
      continue;
    }
    const grid = gridOf(worksheet, name);
    omitted.push(...grid.omitted);
    writer.write([grid.table]);
  }
  writer.closeText();
  return { text: writer.text, blocks: writer.blocks, format: 'xlsx', omitted };
}
