import { expect, it } from 'vitest';
import { MOST_LOOSE_TEXT, MOST_TABLES, MOST_TEXT } from '../limits.js';
import { Refusal } from '../problem.js';
import type { Node } from './nodes.js';
import { ContentWriter } from './writer.js';

const MILLION = '绩'.repeat(1_000_000);
const rowOf = (text: string): Node => ({
  kind: 'table',
  rows: [{ cells: [{ rowSpan: 1, colSpan: 1, children: [text] }] }],
  facts: { isSheet: true },
});

const refusalOf = (nodes: readonly Node[]): Refusal['problem'] => {
  try {
    new ContentWriter().write(nodes);
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
  throw new Error('not refused');
};

it('refuses a text that is too long as soon as it is, though all of it is one string again and again', () => {
  const { code, facts } = refusalOf(Array.from({ length: 1000 }, () => rowOf(MILLION)));
  expect(code).toBe('too-long');
  expect(facts['limit']).toBe(String(MOST_TEXT));
  expect(Number(facts['length'])).toBeLessThan(MOST_TEXT + MILLION.length + 10);
});

it('refuses text outside of tables above a lower limit than that of all text, and more tables than are read', () => {
  const loose = '绩'.repeat(MOST_LOOSE_TEXT / 2);
  const apart = [loose, rowOf('甲'), `${loose}效`];
  expect(refusalOf(apart)).toMatchObject({ code: 'too-long', facts: { limit: String(MOST_LOOSE_TEXT) } });
  const tables = Array.from({ length: MOST_TABLES + 1 }, () => rowOf('甲'));
  expect(refusalOf(tables)).toMatchObject({ code: 'too-many-tables', facts: { limit: String(MOST_TABLES) } });
  new ContentWriter().write(tables.slice(1));
});

it('writes a text that is as long as a text may be', () => {
  const writer = new ContentWriter();
  writer.write([rowOf('绩'.repeat(MOST_TEXT - MOST_LOOSE_TEXT - 2)), '效'.repeat(MOST_LOOSE_TEXT)]);
  expect(writer.text).toHaveLength(MOST_TEXT);
});

const tableOf = (...rows: (readonly (string | Node)[])[]): Node => ({
  kind: 'table',
  rows: rows.map((row) => ({ cells: row.map((child) => ({ rowSpan: 1, colSpan: 1, children: [child] })) })),
});
const written = (...nodes: Node[]): (string | number[])[] => {
  const writer = new ContentWriter();
  writer.write(nodes);
  writer.closeText();
  return writer.blocks.map((block) =>
    block.kind === 'text'
      ? writer.text.slice(block.start, block.end).trim()
      : [block.sheet.rows, block.sheet.columns, block.sheet.cells.length],
  );
};
const indicators = tableOf(
  ['一级指标', '三级指标', '指标值', '得分'],
  ['产出指标', '修渠长度', '5公里', '50'],
  ['效益指标', '受益户数', '90户', '40'],
);

it('keeps the rows above and below an inner table as tables: a form whose indicators are a table in a cell', () => {
  const form = tableOf(
    ['项目名称', '修渠', '主管部门', '水利局'],
    ['年初预算数', '10', '全年执行数', '9'],
    ['绩效指标', indicators],
    ['总分', '90'],
  );
  expect(written(form)).toEqual([[2, 4, 8], '绩效指标', [3, 4, 12], [1, 2, 2]]);
});

it('writes the cells of a page that tables only lay out as text around the table that it holds', () => {
  const page = tableOf(['首页', '政务公开'], ['公开目录', indicators], ['主办单位', '网站地图']);
  expect(written(page)).toEqual(['首页\n政务公开\n公开目录', [3, 4, 12], '主办单位\n网站地图']);
});
