import type { SummaryForm, SummaryRow } from '@kaocheng/core/model/transcript';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { values } from '../generated/values.js';
import { findSummaries } from './find-summaries.js';

const LABELS = [
  '序号',
  '项目名称',
  '全年预算数',
  '执行数',
  '执行率',
  '产出指标得分率',
  '效益指标得分率',
  '满意度指标得分率',
  '自评得分',
  '偏差原因',
];
const FIELDS = [
  'no',
  'name',
  'annual',
  'executed',
  'rate',
  'outputRate',
  'benefitRate',
  'satisfactionRate',
  'score',
  'reason',
] as const;
const ROWS = [
  ['1', '城乡居民工作经费', '10', '10', '100.00%', '100%', '100%', '100%', '100', null],
  ['2', '困难群众大病补充保险', '117.93', '117.93', '100.00%', '96%', '100%', '100%', '98', '预算偏紧，按实际报销列支'],
  ['3', '再保险（第四次）', '0.3', '0.28', '93.33%', '100%', '100%', '100%', '99', null],
  ['4', '2021年能力提升补助', '13.75', '13.75', '100.00%', '90%', '100%', '100%', '95', '培训改为线上'],
] as const;
const TOTAL = ['合计', null, '141.98', '141.96', null, null, null, null, null, null];
const HEAD = '部门（单位）项目支出自评汇总表\n部门（单位）名称 清河县医疗保障局 汇总时间 2022 年 7 月\n';

const rowsOf = (form: SummaryForm | undefined) =>
  form?.rows.map((row: SummaryRow) => FIELDS.map((field) => row[field] ?? null));
const lay = (columns: readonly number[], cell: string, line: string, blanks: boolean): string =>
  HEAD +
  [LABELS, ...ROWS, TOTAL]
    .map((row) =>
      columns
        .map((column) => row[column] ?? '')
        .filter((text) => blanks || text !== '')
        .join(cell),
    )
    .join(line);
const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('findSummaries', () => {
  it('takes the year from the title, and 单位：万元 on the line of the unit is no part of its name', () => {
    const head = '2022年度部门项目支出自评汇总表\n填报单位：清河县医疗保障局 单位：万元\n';
    const text = lay(ALL, ' ', '\n', false).replace(HEAD, head);
    const [form] = findSummaries(text).map((found) => found.form);
    expect(form).toMatchObject({ year: '2022', extra: { 填报单位: '清河县医疗保障局' } });
    expect(findSummaries(lay(ALL, ' ', '\n', false))[0]?.form).not.toHaveProperty('year');
  });

  it.each(values.moneyUnits)('takes %s behind the last label, and at the end of the line above, for a unit', (unit) => {
    const text = `部门项目支出自评汇总表\n填报单位：清河县水利局 单位：${unit}\n序号 项目名称 自评得分 全年预算数（${unit}） 全年执行数（${unit}）\n1 河道清淤 99.5 10 9.5\n2 道路养护 100 10 10`;
    const [reading] = findSummaries(text);
    expect(reading?.form.extra).toEqual({ 填报单位: '清河县水利局' });
    expect(reading?.form.rows).toMatchObject([
      { name: '河道清淤', annual: '10', executed: '9.5' },
      { name: '道路养护', annual: '10', executed: '10' },
    ]);
  });

  it.each([
    ['lines', lay(ALL, ' ', '\n', false)],
    ['one line', lay(ALL, ' ', ' ', false)],
    ['one cell a line', lay(ALL, '\n', '\n', false)],
    ['tabs', lay(ALL, '\t', '\n', true)],
    ['pipes', lay(ALL, ' | ', ' |\n', true)],
    ['score and name first', lay([0, 1, 8, 2, 3, 4, 5, 6, 7, 9], ' ', '\n', false)],
  ])('reads rows, total and the labels above them: %s', (_, text) => {
    const [reading] = findSummaries(text);
    expect(rowsOf(reading?.form)).toEqual(ROWS);
    expect(reading?.form.totals).toEqual({ annual: '141.98', executed: '141.96' });
    expect(reading?.form.title).toBe('部门（单位）项目支出自评汇总表');
    expect(reading?.form.extra).toEqual({ '部门（单位）名称': '清河县医疗保障局', 汇总时间: '2022年7月' });
    expect(reading?.unread).toEqual([]);
  });

  it('reads a header whose labels are broken over lines, and reasons that wrap', () => {
    const text = `${HEAD}序号 项目名称 全年预算数 执行数 执行率\n产出指标\n\n得分率\n\n效益指标\n\n得分率\n\n满意度指标\n\n得分率\n自评得分 偏差原因\n
1 城乡居民工作经费 10 10 100.00% 100% 100% 100% 100\n
2 困难群众补助 25 20 80.00% 96% 100% 100% 98\n预算偏紧，按实际\n\n报销列支\n合 计 35 30\n\n\n\n一、项目支出基本情况`;
    const [reading] = findSummaries(text);
    expect(rowsOf(reading?.form)?.[1]).toEqual([
      '2',
      '困难群众补助',
      '25',
      '20',
      '80.00%',
      '96%',
      '100%',
      '100%',
      '98',
      '预算偏紧，按实际报销列支',
    ]);
    expect(reading?.form.totals).toEqual({ annual: '35', executed: '30' });
  });

  it('reads rows without 序号, the reason of one row in front of the name of the next', () => {
    const [reading] = findSummaries(
      lay([1, 2, 3, 4, 5, 6, 7, 8, 9], '\n', '\n', false).replace('\n141.98', '\n合计\n141.98'),
    );
    expect(rowsOf(reading?.form)).toEqual(ROWS.map(([, ...rest]) => [null, ...rest]));
    expect(reading?.form.totals.annual).toBe('141.98');
  });

  it('puts figures by kind and by 执行率 = 执行数 ÷ 预算数 where blank cells left no trace', () => {
    const text = `${HEAD}${LABELS.join(' ')}\n1 甲项目 50 40 80% 92 \n2 乙项目 30 100% 100% 100% 97\n合计 80 40`;
    const rows = rowsOf(findSummaries(text)[0]?.form);
    expect(rows?.[0]).toEqual(['1', '甲项目', '50', '40', '80%', null, null, null, '92', null]);
    expect(rows?.[1]?.[8]).toBe('97');
  });

  it('keeps columns of other forms by their label', () => {
    const text = `2023年度项目绩效自评结果汇总表\n单位：万元\n序号 项目名称 实施单位 预算数 执行数 执行率 自评得分 自评等级\n1 甲项目 清河县医疗保障局 50 40 80% 92 优\n合计 50 40`;
    const [row] = findSummaries(text)[0]?.form.rows ?? [];
    expect(row).toMatchObject({
      name: '甲项目',
      annual: '50',
      score: '92',
      extra: { 实施单位: '清河县医疗保障局', 自评等级: '优' },
    });
  });

  it('passes over the header that the next page prints again', () => {
    const lines = lay(ALL, ' ', '\n', false).split('\n');
    const header = lines[2] ?? '';
    const [reading] = findSummaries([...lines.slice(0, 5), '\f', header, ...lines.slice(5)].join('\n'));
    expect(rowsOf(reading?.form)).toEqual(ROWS);
    expect(reading?.unread).toEqual([]);
  });

  it('says where each cell stands', () => {
    const text = `前言。\n${lay(ALL, ' ', '\n', false)}`;
    const form = findSummaries(text)[0]?.form;
    const printed = (path: string) =>
      form?.cells?.[path]?.spans?.map(([start, end]) => text.slice(start, end)).join('');
    expect(printed('rows.1.reason')).toBe('预算偏紧，按实际报销列支');
    expect(printed('rows.2.rate')).toBe('93.33%');
    expect(printed('totals.executed')).toBe('141.96');
    expect(text.slice(form?.start, form?.end)).toMatch(/^部门（单位）项目支出自评汇总表[\s\S]*141\.96$/);
  });

  it('takes no mention of a summary, and no other table, for one', () => {
    expect(findSummaries('各单位应报送自评汇总表。序号 项目名称 联系电话 备注\n1 甲 123')).toEqual([]);
    expect(findSummaries('附件2：项目支出自评汇总表 …… 12\n附件3：自评报告 …… 14')).toEqual([]);
  });

  it('never throws, whatever the text, and hangs on none', () => {
    const piece = fc.oneof(
      fc.constantFrom('自评汇总表', ...LABELS, '合计', '\n', ' ', '\t', '1', '2', '100%', '95', '甲项目', '。'),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join('');
        for (const { form } of findSummaries(text)) expect(form.start).toBeLessThan(form.end ?? 0);
      }),
      { numRuns: 200 },
    );
    const header = `${HEAD}${LABELS.join(' ')}\n`;
    const texts: readonly ((size: number) => string)[] = [
      (size) => header.repeat(size / 20),
      (size) => `${header}${'1 '.repeat(size)}`,
      (size) => `${header}1 甲 ${'5 '.repeat(size)}`,
    ];
    for (const text of texts) expect((size: number) => findSummaries(text(size))).toTakeLinearTime(20_000);
  });
});
