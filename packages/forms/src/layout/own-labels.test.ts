import type { Form } from '@kaocheng/core/model/transcript';
import { describe, expect, it } from 'vitest';
import { templateById } from '../templates/registry.js';
import type { Template } from '../templates/template.js';
import { blankForm } from './blank-form.js';
import { layOut } from './lay-out.js';

const template = (id: string): Template => {
  const found = templateById(id);
  if (found === null) throw new Error(id);
  return found;
};
const formOf = (id: string, more: Partial<Form>): Form => ({ ...blankForm(template(id), '2021'), ...more }) as Form;

describe('a form whose own labels differ from the template in the width of signs', () => {
  const form = formOf('hunan-2021-project', { extra: { '项目总投资(万元)': '4267', '其中:财政拨款': '4200' } });
  const { sheet, outside } = layOut(template('hunan-2021-project'), form);

  it('fills the places of the template, and nothing stands below it', () => {
    expect(outside).toEqual([]);
    const at = sheet.cells.findIndex(({ text }) => text === '项目总投资(万元)');
    expect(sheet.cells[at + 1]).toMatchObject({ text: '4267', row: sheet.cells[at]?.row });
    expect(sheet.cells.map(({ text }) => text)).toEqual(expect.arrayContaining(['其中:财政拨款', '4200']));
    expect(sheet.cells.map(({ text }) => text)).not.toContain('项目总投资（万元）');
  });

  it('keeps a label of its own that is another', () => {
    const other = formOf('hunan-2021-project', { extra: { 项目总投资: '4267' } });
    expect(layOut(template('hunan-2021-project'), other).outside).toEqual([{ path: 'extra.项目总投资', text: '4267' }]);
  });
});

describe('the lines above a form', () => {
  const linesOf = (title: string): string[] => {
    const form = formOf('cn-2020-project', { title, year: '2023' });
    return (layOut(template('cn-2020-project'), form).sheet.before ?? []).map(({ text }) => text);
  };

  it('name the year once', () => {
    expect(linesOf('2023年度项目支出绩效自评表')).toEqual(['2023年度项目支出绩效自评表']);
    expect(linesOf('项目支出绩效自评表')).toEqual(['项目支出绩效自评表', '（2023年度）']);
  });
});

describe('a class with its weight', () => {
  const classesOf = (id: string): string[] =>
    layOut(template(id), null).sheet.cells.flatMap(({ text }) => (/分）$/.test(text) ? [text] : []));

  it('has its weight in a line of its own where the column is too narrow for both, else in one line', () => {
    expect(classesOf('henan-2021-project')).toEqual([
      '产出指标\n（50分）',
      '效益指标\n（30分）',
      '满意度指标\n（10分）',
    ]);
    const wide = {
      ...template('henan-2021-project'),
      columns: template('henan-2021-project').columns.map((mm) => mm * 2),
    };
    expect(layOut(wide, null).sheet.cells.map(({ text }) => text)).toContain('满意度指标（10分）');
  });
});
