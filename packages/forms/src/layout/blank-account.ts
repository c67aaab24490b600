import type { AccountForm, AccountRow } from '@kaocheng/core/model/transcript';
import type { AccountBlock, Template } from '../templates/template.js';
import { blankParts } from './account-parts.js';

/**
 * The empty table of the final accounts of a template, to be filled in: the rows that it prints, with a blank for every
 * figure. Parts that are named 收入 and 支出 are the sides of the rows.
 */
export function blankAccount(template: Template, block: AccountBlock, year: string | null): AccountForm {
  const parts = blankParts(block);
  const isSided = parts.length > 1 && block.parts.every(({ codes }) => codes.length === 0);
  const rows = parts.flatMap(({ label, own, figures, rows: all }) =>
    all.flatMap((row): AccountRow[] => {
      if (row === null) return [];
      return [
        {
          code: row.code === '' ? null : row.code,
          name: row.name === '' ? null : row.name,
          ...(own.some(({ key }) => key === 'line') ? { line: row.line } : {}),
          ...(isSided && label !== null ? { side: label } : {}),
          values: Object.fromEntries(figures.map((figure) => [figure, null])),
        },
      ];
    }),
  );
  return {
    kind: 'account',
    order: 1,
    title: template.title,
    year,
    template: template.id,
    table: block.mark,
    unit: template.moneyUnit,
    department: null,
    empty: false,
    note: template.notes.join('\n') || null,
    columns: [...new Set(parts.flatMap(({ figures }) => figures))],
    rows,
  };
}
