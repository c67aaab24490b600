import { describe, expect, it } from 'vitest';
import { accountTableFaults } from './account-table.js';
import { readTemplate } from './read-template.js';
import { templates } from './registry.js';

const sound = {
  id: 'example',
  kind: 'project',
  name: '示例表',
  title: '项目支出绩效自评表',
  citation: { title: '项目支出绩效评价管理办法', document: '财预〔2020〕10号', article: '附1' },
  inForce: { from: '2020-02-25', to: 'none' },
  regions: [],
  moneyUnit: '万元',
  page: 'portrait',
  columns: ['40', '40', '40', '40'],
  blocks: [
    { row: ['项目 *1x2', '项目名称', '{codeAndName} *2'] },
    { row: ['主管部门', '{supervisor} *2'] },
    {
      indicators: {
        columns: [{ level1: '一级指标' }, { name: '三级指标' }, { target: '指标值' }, { actual: '完成值' }],
        blank: [['产出指标', '', '2']],
      },
    },
  ],
};

const faultsOf = (change: Record<string, unknown>): string[] =>
  readTemplate({ ...sound, ...change } as never).faults.map(({ path, reason }) => `${path.join('.')}: ${reason}`);

describe('readTemplate', () => {
  it('takes a sound template, with a label that reaches down over two rows', () => {
    expect(faultsOf({ subject: 'codeAndName', unit: 'supervisor' })).toEqual([]);
  });

  it.each([
    [{ blocks: [{ row: ['项目名称', '{name} *2'] }] }, 'blocks.0.row: covers 3 of the 4 columns'],
    [{ blocks: [{ row: ['项目名称', '{nickname} *3'] }] }, 'blocks.0.row.1: no form has a field {nickname}'],
    [{ blocks: [{ row: ['甲 *1x2', '乙 *3'] }, { row: ['丙 *4'] }] }, 'blocks.1.row: covers 5 of the 4 columns'],
    [{ blocks: [{ table: [] }] }, 'blocks.0: a block is one of row, funds, goals, tasks, rows, indicators, account'],
    [{ columns: ['90', '90', '40', '40'] }, 'columns: 260 mm in all; the page takes 180 mm'],
    [{ columns: ['4', '40', '40', '40'] }, 'columns.0: a column is at least 5 mm wide'],
    [
      { kind: 'letter' },
      'kind: one of project, department, target, monitor, summary, account is expected, not "letter"',
    ],
    [{ colour: 'red' }, /^colour: unknown key/],
    [{ subject: 'name' }, 'subject: no cell of the form is {name}'],
    [{ unit: 'supervisor|implementer' }, 'unit: no cell of the form is {implementer}'],
  ])('says what is wrong with %j', (change, reason) => {
    const faults = faultsOf(change);
    expect(faults.some((fault) => (typeof reason === 'string' ? fault === reason : reason.test(fault)))).toBe(true);
  });

  it('refuses a column that no block of its kind has, and one that is there twice', () => {
    const indicators = (columns: readonly object[]) => ({ blocks: [{ indicators: { columns, blank: [] } }] });
    expect(faultsOf(indicators([{ level1: '一级' }, { actuall: '完成值 *3' }]))[0]).toContain('unknown column');
    expect(faultsOf(indicators([{ level1: '一级' }, { level1: '一级 *3' }]))[0]).toContain('there twice');
  });

  const project = { row: ['项目名称', '{name} *3'] };
  const money = (rows: readonly object[]) => ({
    funds: { columns: [{ label: '来源' }, { annual: '全年' }, { executed: '执行' }, { score: '得分' }], rows },
  });

  const goals = (label: string, expected: string) => ({
    goals: { label, columns: [{ expected }, { actual: '完成情况 *2' }] },
  });

  it.each([
    [{ id: '四川 表' }, 'id', 'id'],
    [{ inForce: { from: '2020-02-25', to: '2019-01-01' } }, 'inForce.to', 'dates-order'],
    [{ columns: [] }, 'columns', 'list-empty'],
    [{ blocks: [] }, 'blocks', 'list-empty'],
    [{ choices: ['优', '良'] }, 'choices', 'map'],
    [{ choices: { gradee: ['优', '良'] } }, 'choices.gradee', 'choice-unused'],
    [{ subtitle: '（{yaer}年度）' }, 'subtitle', 'field'],
    [{ blocks: [{ row: ['项目名称', '{name *3'] }] }, 'blocks.0.row.1', 'brace-open'],
    [{ title: '{year年度项目支出绩效自评表' }, 'title', 'brace-open'],
    [{ notes: ['说明}：{year}'] }, 'notes.0', 'brace-open'],
    [{ blocks: [project, goals('年度{总体目标', '预期目标')] }, 'blocks.1.goals.label', 'brace-open'],
    [{ blocks: [project, goals('年度总体目标', '预期{目标')] }, 'blocks.1.goals.columns.0.expected', 'brace-open'],
    [{ blocks: [project, money([{ total: '年度资金总额{moneyUnti} = 10' }])] }, 'blocks.1.funds.rows.0.total', 'field'],
    [{ blocks: [project, money([{ total: '总额{moneyUnit = 10' }])] }, 'blocks.1.funds.rows.0.total', 'brace-open'],
    [{ blocks: [project, money([])] }, 'blocks.1.funds.rows', 'list-empty'],
    [{ blocks: [project, money([{ total: '总额 = 十' }])] }, 'blocks.1.funds.rows.0.total', 'weight'],
    [
      { blocks: [{ indicators: { columns: [{ name: '指标' }, { actual: '完成值 *3' }], blank: [] } }] },
      'blocks.0.indicators.columns',
      'column-needed',
    ],
  ])('says of %j at which place it is wrong, once', (change, place, code) => {
    const { faults } = readTemplate({ ...sound, ...change } as never);
    expect(faults.map((fault) => [fault.path.join('.'), fault.code])).toEqual([[place, code]]);
  });

  it('takes weights, a list for a cell or a column, and fields in labels and notes', () => {
    const rows = [{ total: '总额（{moneyUnit}） = 10' }, { other: '其他 = /' }];
    const blocks = [project, money(rows), ...sound.blocks.slice(2)];
    const choices = { target: ['达到'], name: ['甲', '乙'] };
    expect(faultsOf({ blocks, choices, notes: ['附件：{attachments}'] })).toEqual([]);
  });

  it('says once what is missing, and nothing of what follows from it', () => {
    const codesOf = (tree: unknown) => readTemplate(tree as never).faults.map(({ path, code }) => [...path, code]);
    const { title: _title, citation: _citation, ...rest } = sound;
    expect(codesOf(rest)).toEqual([['key-missing'], ['key-missing']]);
    expect(codesOf('')).toEqual([['map']]);
    expect(codesOf({ ...sound, columns: ['abc', '40', '40', '40'] })).toEqual([['columns', 0, 'decimal']]);
  });

  describe('with a table of the final accounts', () => {
    const part = { own: [{ name: '项目' }], figures: ['决算数'], blank: '2' };
    const account = { table: 'income-expenditure', mark: '公开01表', department: '部门', unit: '金额单位' };
    const block = (change: object = {}) => ({ account: { ...account, parts: [part, part], ...change } });
    const codesOf = (change: Record<string, unknown>): (string | undefined)[] =>
      readTemplate({ ...sound, kind: 'account', blocks: [block()], ...change } as never).faults.map(({ code }) => code);

    it('takes a sound one', () => expect(codesOf({})).toEqual([]));

    it.each([
      [
        'two keys in one column',
        { blocks: [block({ parts: [{ ...part, own: [{ name: '项目', line: '行次' }] }, part] })] },
        'one-key',
      ],
      ['a row behind the table', { blocks: [block(), { row: ['单位 *2', '{name} *2'] }] }, 'account-alone'],
      ['a row before the table', { blocks: [{ row: ['单位 *2', '{name} *2'] }, block()] }, 'account-alone'],
      ['another kind of form', { kind: 'project' }, 'account-kind'],
      ['the kind without the table', { blocks: sound.blocks }, 'account-kind'],
    ])('refuses %s', (_, change, code) => {
      expect(codesOf(change)).toEqual([code]);
    });
  });

  it('knows the tables of the final accounts that the shipped templates name, and no other', () => {
    const account = templates.find(({ kind }) => kind === 'account');
    expect(templates.flatMap(accountTableFaults)).toEqual([]);
    const astray = account?.blocks.map((block) => ({ ...block, table: 'no-such-table' }));
    expect(accountTableFaults({ blocks: astray ?? [] } as never)).toMatchObject([
      { path: ['blocks', 0, 'account', 'table'], code: 'account-table', facts: { found: 'no-such-table' } },
    ]);
  });

  it('refuses days that no calendar has', () => {
    for (const from of ['2021-13-01', '2021-02-29', '2021-2-1', '2021-01-00'])
      expect(faultsOf({ inForce: { from, to: 'none' } })).toEqual([expect.stringMatching(/^inForce\.from: .*"/)]);
    for (const from of ['2020-02-29', '2021-12-31', '2021'])
      expect(faultsOf({ inForce: { from, to: 'none' } })).toEqual([]);
  });

  it('refuses two sources of money in one row', () => {
    const columns = [{ label: '来源' }, { annual: '全年' }, { executed: '执行' }, { score: '得分' }];
    const rows = [{ total: '总额', fiscal: '财政' }];
    expect(faultsOf({ blocks: [{ funds: { columns, rows } }] })).toEqual([
      'blocks.0.funds.rows.0: one key is expected, not total, fiscal',
    ]);
  });
});
