import type { IndicatorForm } from '@kaocheng/core/model/transcript';
import { expect, test } from 'vitest';
import { templateById, templates } from '../templates/registry.js';
import { blankForm } from './blank-form.js';
import { filledIn, withoutBlankLines } from './fill-in.js';
import { layOut } from './lay-out.js';

function begun(id: string) {
  const template = templateById(id);
  const form = template === null ? null : blankForm(template, '2025');
  if (template === null || form === null) throw new Error(id);
  return { template, form };
}

test('What is typed into any place of any template is what the table then shows there', () => {
  for (const template of templates) {
    let form = blankForm(template, '2025');
    if (form === null) throw new Error(template.id);
    const { fields } = layOut(template, form);
    fields.forEach(({ path }, at) => {
      if (form !== null) form = filledIn(template, form, path, `填${at}`);
    });
    const laid = layOut(template, form);
    expect([template.id, laid.outside]).toEqual([template.id, []]);
    expect(laid.fields.map(({ path }) => path)).toEqual(fields.map(({ path }) => path));
    laid.fields.forEach(({ row, column, before, after }, at) => {
      const cell = laid.sheet.cells.find((each) => each.row === row && each.column === column);
      expect([template.id, cell?.text]).toEqual([template.id, `${before}填${at}${after}`]);
    });
  }
});

test('In a table of the accounts printed rows keep their names, and a row whose name comes first keeps a place for its code', () => {
  const { template, form } = begun('cn-account-03');
  const paths = (of: typeof form): string[] => layOut(template, of).fields.map(({ path }) => path);
  expect(paths(form)).toContain('rows.0.values.基本支出');
  expect(paths(form)).not.toContain('rows.0.name');
  const named = filledIn(template, form, 'rows.1.name', '农林水支出');
  expect(paths(named)).toEqual(paths(form));
  // The same table read from a file may be corrected everywhere.
  const { template: _, ...read } = form;
  expect(paths(read)).toContain('rows.0.name');
});

test('Code and name are parted as a reader parts them', () => {
  const { template, form } = begun('sichuan-2022-project');
  expect(filledIn(template, form, 'codeAndName', '51172522T000000257337-道路养护')).toMatchObject({
    code: '51172522T000000257337',
    name: '道路养护',
  });
  expect(filledIn(template, form, 'codeAndName', '道路养护')).toMatchObject({ code: null, name: '道路养护' });
});

test('A target typed anew stands alone where sign and unit have no columns of their own', () => {
  const { template, form } = begun('cn-2020-project');
  const read = {
    ...(form as IndicatorForm),
    indicators: [{ level1: '产出指标', level2: '数量指标', name: '甲', operator: '≥', target: '95', unit: '%' }],
  } as IndicatorForm;
  const field = layOut(template, read).sheet.cells.find(({ text }) => text === '≥95%');
  expect(field).toBeDefined();
  const typed = filledIn(template, read, 'indicators.0.target', '≥96%') as IndicatorForm;
  expect(typed.indicators[0]).toMatchObject({ operator: null, target: '≥96%', unit: null });
});

test('Of several fields by which one is printed, that one is filled, else the first', () => {
  const { template, form } = begun('shaanxi-2023-department');
  const path = 'implementer|extra.填报单位';
  expect(filledIn(template, form, path, '某局')).toMatchObject({ implementer: '某局', extra: {} });
  const printed = { ...(form as IndicatorForm), extra: { 填报单位: '旧' } };
  expect(filledIn(template, printed, path, '新')).toMatchObject({ implementer: null, extra: { 填报单位: '新' } });
});

test('A further line of the attachments can be begun; blank ones go when the place is left', () => {
  const { template, form } = begun('cn-2020-project');
  const begunLine = filledIn(template, form, 'attachments', '一\n') as IndicatorForm;
  expect(begunLine.attachments).toEqual(['一', '']);
  const left = filledIn(template, form, 'attachments', withoutBlankLines('一\n\n 二\n')) as IndicatorForm;
  expect(left.attachments).toEqual(['一', ' 二']);
  expect(filledIn(template, left, 'attachments', '')).toMatchObject({ attachments: [] });
});
