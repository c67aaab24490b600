import type { DocumentContent } from '@kaocheng/forms/content';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';

const flat = (text: string): string => text.replace(/\s+/g, '');

/**
 * Labels that a written document prints and the content of a file does not, in their order; rows that a user inserted, and
 * whatever is filled in, do not matter.
 */
export function missingLabels(document: SheetDocument, content: DocumentContent): string[] {
  const texts = content.blocks.flatMap((block) =>
    block.kind === 'sheet' ? block.sheet.cells.map(({ text }) => flat(text)) : [],
  );
  let from = 0;
  const missing: string[] = [];
  for (const { cells } of document.sheets) {
    for (const { text, editable, formula } of cells) {
      const label = flat(text);
      if (editable === true || formula !== undefined || label === '') continue;
      const found = texts.indexOf(label, from);
      if (found < 0) missing.push(text.trim());
      else from = found + 1;
    }
  }
  return missing;
}
