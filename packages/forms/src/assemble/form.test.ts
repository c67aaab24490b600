import { describe, expect, it } from 'vitest';
import type { RawCell, RawForm, RawIndicatorRow } from '../raw/raw-form.js';
import { assembleForm } from './form.js';

const cell = (text: string, at = 0): RawCell => ({ text, spans: [[at, at + text.length]], confidence: 1 });

const form = (parts: Partial<RawForm>): RawForm => ({
  start: 0,
  end: 100,
  title: cell('项目支出 绩效自评表'),
  subtitle: null,
  moneyUnit: null,
  kind: 'project',
  head: [],
  fundColumns: [],
  funds: [],
  goals: null,
  process: null,
  columns: [],
  rows: [],
  total: null,
  tail: [],
  attachments: [],
  unread: [],
  glyphs: 0,
  ...parts,
});

const row = (
  level1: string | null,
  level2: string | null,
  name: string,
  values: Record<string, string>,
): RawIndicatorRow => ({
  ...(level1 !== null && { level1: cell(level1) }),
  ...(level2 !== null && { level2: cell(level2) }),
  cells: { name: cell(name), ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, cell(value)])) },
});

describe('assembleForm', () => {
  it('takes the year from the line under the title, else from the title, which it leaves as printed', () => {
    expect(assembleForm(form({ subtitle: cell('（2021 年度）') }), 1)).toMatchObject({
      title: '项目支出绩效自评表',
      year: '2021',
      order: 1,
    });
    expect(assembleForm(form({ title: cell('2022 年度项目支出绩效自评表') }), 2)).toMatchObject({
      title: '2022年度项目支出绩效自评表',
      year: '2022',
    });
    expect(assembleForm(form({ title: cell('绩效自评表') }), 1).year).toBeNull();
  });

  it('notes the options of a choice that is not ticked at its blank', () => {
    const head = [{ field: 'extra', label: '项目属性', cell: null, menu: cell('新增□ 延续□', 9) }];
    expect(assembleForm(form({ head }), 1)).toMatchObject({
      extra: { 项目属性: null },
      cells: { 'extra.项目属性': { spans: [[9, 16]], menu: '新增□ 延续□' } },
    });
  });

  it('parts a code from the name and leaves one before a unit', () => {
    const head = [
      { field: 'name', label: '项目名称', cell: cell('51172522R000000257337-在职社保缴费（行政）') },
      { field: 'implementer', label: '实施单位', cell: cell('219001-某镇人民政府') },
    ];
    expect(assembleForm(form({ head }), 1)).toMatchObject({
      code: '51172522R000000257337',
      name: '在职社保缴费（行政）',
      implementer: '219001-某镇人民政府',
    });
    const years = [{ field: 'name', label: '项目名称', cell: cell('2022-2023年冬季取暖补助') }];
    expect(assembleForm(form({ head: years }), 1)).toMatchObject({ code: null, name: '2022-2023年冬季取暖补助' });
  });

  it('repeats levels on their rows, drops marks of rows, and drops rows of the template left unused', () => {
    const read = assembleForm(
      form({
        rows: [
          row('产出指标（50分）', '数量指标', '指标1：采购数量', { target: '≥2台', weight: '5' }),
          row(null, null, '指标2：', {}),
          row(null, '经济效益 指标', '1.兑付率', { target: '100%' }),
          row(null, null, '……', {}),
          row('效益 指标', null, '1250KVA变压器3台', { target: '3' }),
          row('满意度指标', '服务对象满意度指标', '', {}),
        ],
      }),
      1,
    );
    expect(
      read.indicators.map(({ level1, level1Weight, level2, name }) => [level1, level1Weight, level2, name]),
    ).toEqual([
      ['产出指标', '50', '数量指标', '采购数量'],
      ['产出指标', '50', '经济效益指标', '兑付率'],
      ['效益指标', null, null, '1250KVA变压器3台'],
    ]);
    expect(read.indicators[0]).toMatchObject({ operator: null, unit: null, target: '≥2台', actual: null });
    expect(read.cells?.['indicators.1.level1']?.spans).toEqual([[0, 9]]);
  });

  it('keeps a row without a name that has a value, and one with a name alone', () => {
    const read = assembleForm(
      form({ rows: [row('产出指标', '数量指标', '', { target: '375万平方米' }), row(null, null, '质量', {})] }),
      1,
    );
    expect(read.indicators.map(({ name, target }) => [name, target])).toEqual([
      [null, '375万平方米'],
      ['质量', null],
    ]);
  });

  it('names the usual sources of funds as null, and others only where printed', () => {
    const funds = [
      { source: 'total', cells: { annual: cell('60'), executed: cell(' ') } },
      { source: 'central', cells: { annual: cell('40') } },
    ];
    const read = assembleForm(form({ funds, moneyUnit: '万元' }), 1).funds;
    expect(Object.keys(read ?? {}).sort()).toEqual([
      'carryover',
      'central',
      'fiscal',
      'other',
      'own',
      'special',
      'total',
    ]);
    expect(read?.['total']).toEqual({
      initial: null,
      annual: '60',
      executed: null,
      weight: null,
      rate: null,
      score: null,
      reason: null,
    });
    expect(read?.['own']).toBeNull();
  });

  it('gives the total, the grade behind its label, the contact and what has no field of its own', () => {
    const read = assembleForm(
      form({
        total: { weight: cell('100'), score: cell('98'), grade: cell('等级：优') },
        head: [
          { field: 'department', label: '部门名称', cell: cell('某中心') },
          { field: 'extra', label: '项目总投资（万元）：', cell: cell('173') },
          { field: 'extra', label: '预算年度', cell: cell('2022') },
        ],
        tail: [{ field: 'contactName', label: '项目负责人及联系电话', cell: cell('某某 0100-2000000') }],
        attachments: [cell('说明 (2).pdf (231KB)')],
      }),
      1,
    );
    expect(read.total).toEqual({ weight: '100', score: '98', grade: '优' });
    expect(read.contact).toEqual({ name: '某某', phone: '0100-2000000', finance: null });
    expect(read.extra).toEqual({ 部门名称: '某中心', '项目总投资（万元）': '173' });
    expect(read.year).toBe('2022');
    expect(read.attachments).toEqual(['说明 (2).pdf (231KB)']);
  });

  it('names a department form by its unit', () => {
    const head = [{ field: 'department', label: '部门（单位）名称', cell: cell('某县医疗保障局') }];
    expect(assembleForm(form({ kind: 'department', head }), 1)).toMatchObject({
      name: '某县医疗保障局',
      tasks: [],
      budget: {},
    });
  });
});

describe('a column of signs that holds 正向 and 反向', () => {
  const directed = (...operators: string[]) =>
    assembleForm(
      form({
        columns: ['name', 'operator', 'target'],
        rows: operators.map((operator) => row('产出指标', '数量指标', '体检古树', { operator, target: '126株' })),
      }),
      1,
    ).indicators.map(({ operator, direction }) => [operator, direction]);

  it('is the column of directions', () => {
    expect(directed('正向', '反向', '定性')).toEqual([
      [null, '正向'],
      [null, '反向'],
      [null, '定性'],
    ]);
  });

  it('stays one of signs where a cell is a sign, or none says a direction', () => {
    expect(directed('≥', '正向').map(([operator]) => operator)).toEqual(['≥', '正向']);
    expect(directed('定性', '定性').map(([operator]) => operator)).toEqual(['定性', '定性']);
  });
});
