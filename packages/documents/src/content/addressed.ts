import type { SheetBlock, TextBlock } from '@kaocheng/forms/content';
import { addressOf } from '../xlsx/address.js';

/**
 * The blocks of a container whose tables have no names: each cell of a table with the number of its table, from 1, and its
 * place in the table's grid as an address (B2), where the container does not say where it stands.
 */
export function addressedTables(blocks: readonly (TextBlock | SheetBlock)[]): (TextBlock | SheetBlock)[] {
  let tables = 0;
  return blocks.map((block) => {
    if (block.kind === 'text') return block;
    tables += 1;
    const number = String(tables);
    const cells = block.sheet.cells.map((cell) => ({ sheet: number, address: addressOf(cell), ...cell }));
    return { kind: 'sheet', sheet: { ...block.sheet, cells } };
  });
}
