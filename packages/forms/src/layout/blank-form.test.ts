import { expect, test } from 'vitest';
import { templates } from '../templates/registry.js';
import { blankForm } from './blank-form.js';
import { layOut } from './lay-out.js';

/** What is seen of a sheet: formulas and their formats are of the worksheet alone. */
const seen = ({ sheet }: ReturnType<typeof layOut>) => ({
  title: sheet.before?.map(({ text }) => text),
  cells: sheet.cells.map(({ row, column, rowSpan, colSpan, text, editable, choices }) => [
    row,
    column,
    rowSpan,
    colSpan,
    text,
    editable,
    choices,
  ]),
  notes: sheet.after?.map(({ text }) => text),
});

test.each(templates.map((template) => [template.id, template] as const))(
  'The blank form of %s is drawn as its blank official table, with nothing outside',
  (_, template) => {
    const form = blankForm(template, '2025');
    if (form === null) throw new Error('no form');
    const laid = layOut(template, form);
    expect(laid.outside).toEqual([]);
    expect(seen(laid)).toEqual(seen(layOut(template, null, '2025')));
  },
);

test('Every cell that is filled in has its place, and each place once', () => {
  for (const template of templates) {
    const { sheet, fields } = layOut(template, blankForm(template, '2025'));
    const editable = sheet.cells.filter((cell) => cell.editable === true).map(({ row, column }) => `${row} ${column}`);
    const places = fields.filter(({ before }) => before === '').map(({ row, column }) => `${row} ${column}`);
    expect([template.id, new Set(places)]).toEqual([template.id, new Set(editable)]);
    expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length);
  }
});

test('A value inside of a label is a place too', () => {
  const template = templates.find(({ id }) => id === 'hunan-2021-project');
  if (template === undefined) throw new Error('no template');
  const { fields } = layOut(template, blankForm(template, '2025'));
  expect(fields.find(({ path }) => path === 'total.grade')).toMatchObject({ before: '等级：', after: '' });
});
