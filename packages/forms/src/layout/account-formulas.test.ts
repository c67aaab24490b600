import { expect, it } from 'vitest';
import { templateById } from '../templates/registry.js';
import type { Template } from '../templates/template.js';
import { layOut } from './lay-out.js';

/** The empty expenditure table, whose subjects are typed later. */
function coded(): Template {
  const template = templateById('cn-account-03');
  if (template === null) throw new Error('cn-account-03');
  return template;
}

/** The formulas of the first cells of figures, which are those of the total, and the formats of the cells of codes. */
function drawn(template: Template) {
  const { sheet, fields } = layOut(template, null, '2024');
  const cellAt = (path: RegExp) =>
    fields
      .filter((field) => path.test(field.path))
      .map((field) => sheet.cells.find(({ row, column }) => row === field.row && column === field.column));
  return { total: cellAt(/^rows\.0\.values\./u), codes: cellAt(/\.code$/u) };
}

it('a code that is typed stays a text, and one that is stored as a number counts as a class all the same', () => {
  const { total, codes } = drawn(coded());
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.map((cell) => cell?.numberFormat)).toEqual(codes.map(() => '@'));
  // No program matches a number by signs that stand for any glyph, but LibreOffice.
  const open = total.filter((cell) => cell?.formula?.includes('LEFT('));
  expect(open.length).toBeGreaterThan(2);
  for (const cell of open) {
    expect(cell?.formula).toMatch(/^IF\(SUMPRODUCT\(--\(LEN\(TRIM\(A\d+:A\d+\)\)=3\)\)=0,/u);
    expect(cell?.formula).not.toContain('?');
  }
});

it('the total has its formula under any of the names that close a table', () => {
  const template = coded();
  const formulas = drawn(template).total.map((cell) => cell?.formula);
  for (const name of ['总计', '小计']) {
    const renamed: Template = {
      ...template,
      blocks: template.blocks.map((block) =>
        block.type !== 'account'
          ? block
          : {
              ...block,
              parts: block.parts.map((part) => ({
                ...part,
                blank: part.blank.map((row) => row.replace('合计', name)),
              })),
            },
      ),
    };
    expect(drawn(renamed).total.map((cell) => cell?.formula)).toEqual(formulas);
  }
});
