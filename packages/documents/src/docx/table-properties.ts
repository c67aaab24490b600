import { isOn } from '../office/parts.js';
import type { Attributes } from '../xml/attributes.js';
import type { DraftCell, DraftRow, DraftTable } from './table.js';

const MOST_COLUMNS = 1000;

/** A table that is open while a document is walked over, and the row and cell of it that are. */
export interface OpenTable {
  readonly draft: DraftTable;
  row: DraftRow | null;
  cell: DraftCell | null;
}

/**
 * Takes what an element says of an open table, of its row or its cell (ECMA-376 Part 1, 17.4; tracked cells 17.13.5); false
 * where it says nothing of one.
 */
export function takeTableProperty(name: string, attributes: Attributes, table: OpenTable): boolean {
  const { draft, row, cell } = table;
  const value = attributes.local('val');
  const count = Math.min(Math.max(Number.parseInt(value ?? '1', 10) || 1, 1), MOST_COLUMNS);
  const width = (): number => Number.parseInt(attributes.local('w') ?? '0', 10) || 0;
  switch (name) {
    case 'w:gridCol':
      if (draft.columns.length < MOST_COLUMNS) draft.columns.push(width());
      return true;
    case 'w:gridSpan':
      if (cell !== null) cell.gridSpan = count;
      return true;
    case 'w:gridBefore':
      if (row !== null) row.before = value === '0' ? 0 : count;
      return true;
    case 'w:gridAfter':
      if (row !== null) row.after = value === '0' ? 0 : count;
      return true;
    case 'w:tcW':
      if (cell !== null && attributes.local('type') !== 'pct') cell.width = width();
      return true;
    case 'w:vmerge':
    case 'w:vMerge':
      if (cell !== null) cell.down = value === 'restart' ? 'restart' : 'continue';
      return true;
    case 'w:hmerge':
    case 'w:hMerge':
      if (cell !== null) cell.across = value === 'restart' ? 'restart' : 'continue';
      return true;
    case 'w:cellMerge': {
      // Without the attribute the cell was merged before and is not any more.
      const merge = attributes.local('vMerge');
      if (cell !== null) cell.down = merge === undefined ? null : merge === 'rest' ? 'restart' : 'continue';
      return true;
    }
    case 'w:cellDel':
      if (cell !== null) cell.gone = true;
      return true;
    case 'w:tblHeader':
      if (row !== null) row.isHeader = isOn(value, true);
      return true;
    default:
      return false;
  }
}
