import { templates } from '@kaocheng/forms/templates/registry';
import { expect, test } from 'vitest';
import { ALL_TEMPLATES, chosenTemplates, kindsOf, regionsOf } from './template-list.js';

const ids = (choice: Partial<typeof ALL_TEMPLATES>): string[] =>
  chosenTemplates(templates, { ...ALL_TEMPLATES, ...choice }).map(({ id }) => id);

test('Templates are found by words of their name, region and citation', () => {
  expect(ids({})).toHaveLength(templates.length);
  expect(ids({ search: '四川 申报' })).toEqual(['sichuan-2022-target']);
  expect(ids({ search: '财预〔2021〕101号' })).toContain('cn-2021-project');
  expect(ids({ search: '没有这种表' })).toEqual([]);
});

test('They are narrowed by region and kind', () => {
  expect(ids({ region: '河南省', kind: 'monitor' })).toEqual(['henan-2021-monitor']);
  expect(ids({ region: '*', kind: 'project' })).toEqual(['cn-2020-project', 'cn-2021-project']);
  expect(regionsOf(templates)).toContain('湖南省');
  expect(kindsOf(templates)).toContain('summary');
});
