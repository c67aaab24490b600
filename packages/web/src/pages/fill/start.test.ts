import { templateById, templates } from '@kaocheng/forms/templates/registry';
import type { Template } from '@kaocheng/forms/templates/template';
import { expect, test } from 'vitest';
import { begunForm, nameOfStart, transcriptOfStart } from './start.js';
import { begun } from './testing/begun.js';

const fillable = templates.filter(({ kind }) => kind !== 'account');

function startOf(template: Template, subject: string) {
  const form = begunForm(template, '2025', subject);
  if (form === null) throw new Error(template.id);
  return form;
}

test.each(fillable)('$id begins with its name in its own place', (template) => {
  expect(template.unit).not.toBeNull();
  const form = startOf(template, ' 道路养护 ');
  expect(nameOfStart(template, form)).toBe(`道路养护 2025 ${template.name}（填报）`);
  // What is a project's name is no unit, and what is a unit's name is the department of the document.
  const isOfUnit = template.subject === template.unit;
  expect(transcriptOfStart(template, form, '源', {}).department).toBe(isOfUnit ? '道路养护' : null);
});

test.each(fillable)('$id without a name is called so, of the department of its source', (template) => {
  const form = startOf(template, ' ');
  expect(nameOfStart(template, form)).toContain('未命名 2025');
  expect(transcriptOfStart(template, form, '源', { department: '某局' }).department).toBe('某局');
});

test('A project form whose unit is a printed label of its own has the unit as department and the project as name', () => {
  const { template, fill } = begun('hunan-2021-project');
  const form = fill({ 'extra.部门名称': '某局' }, startOf(template, '道路养护'));
  expect(form).toMatchObject({ name: '道路养护', extra: { 部门名称: '某局' } });
  expect(nameOfStart(template, form)).toMatch(/^道路养护 /);
  expect(transcriptOfStart(template, form, '源', {}).department).toBe('某局');
});

test('The code of a project goes into its own field and not into the name of the document', () => {
  const { template } = begun();
  expect(nameOfStart(template, startOf(template, '511323-道路养护'))).not.toContain('511323');
});

test('A table of the final accounts is begun with its department', () => {
  const template = templateById('cn-account-06');
  const form = template === null ? null : begunForm(template, '2025', '某局');
  if (template === null || form === null) throw new Error('no table');
  expect(form).toMatchObject({ kind: 'account', department: '某局', year: '2025' });
  expect(nameOfStart(template, form)).toContain('某局 2025');
  expect(transcriptOfStart(template, form, '源', {}).department).toBe('某局');
});
