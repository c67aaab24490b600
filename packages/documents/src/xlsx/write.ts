import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import { planWorkbook } from './plan.js';
import { writeWorkbook } from './write-workbook.js';

/**
 * Bytes of a workbook: a worksheet for each sheet, with merged cells, rows as high as their wrapped text, A4 print set-up,
 * titles repeated on each page, lists to pick from, and labels locked where a sheet has cells to be filled in. The same
 * document gives the same bytes.
 */
export async function writeXlsx(document: SheetDocument): Promise<Uint8Array> {
  return writeWorkbook(planWorkbook(document));
}
