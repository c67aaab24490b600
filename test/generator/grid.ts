import { blankIndicatorForm } from '@kaocheng/core/model/keys';
import type { FundRow, Indicator, ProjectForm } from '@kaocheng/core/model/transcript';
import type { Random } from './random.js';

/** A cell of a form as it is printed in an office program. */
export interface GridCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** A form as a grid: every row names only the cells that begin in it. */
export interface Grid {
  readonly title: string;
  readonly subtitle: string;
  readonly rows: readonly (readonly GridCell[])[];
  readonly width: number;
}

/** Labels under which the sources of money are printed. */
const SOURCES: readonly (readonly [source: string, label: string])[] = [
  ['total', '年度资金总额'],
  ['fiscal', '其中：当年财政拨款'],
  ['central', '其中：中央补助'],
  ['province', '省级资金'],
  ['city', '市级资金'],
  ['county', '县级资金'],
  ['local', '地方资金'],
  ['carryover', '上年结转资金'],
  ['special', '财政专户管理资金'],
  ['own', '单位资金'],
  ['other', '其他资金'],
];

/** Synonyms that forms of different provinces print for one column. */
const HEADINGS = {
  target: ['年度指标值', '指标值', '年初目标值'],
  actual: ['实际完成值', '完成值', '全年实际值'],
  weight: ['分值', '权重'],
  deviation: ['偏差原因分析及改进措施', '未完成原因分析'],
  annual: ['全年预算数', '调整后预算数'],
  executed: ['全年执行数', '预算执行数'],
} as const;

const cell = (text: string | null | undefined, columns = 1, rows = 1): GridCell => ({
  text: text ?? '',
  columns,
  rows,
});

/** A project form laid out on the grid of the national form, with the words for its columns drawn by chance. */
export function gridOf(form: ProjectForm, random: Random): Grid {
  const split = form.indicators.some((row) => row.operator != null || row.unit != null);
  const width = split ? 11 : 9;
  const heading = (key: keyof typeof HEADINGS): string => random.pick(HEADINGS[key]);
  return {
    title: form.title ?? '项目支出绩效自评表',
    subtitle: form.year == null ? '' : `（${form.year}年度）`,
    width,
    rows: [
      [cell('项目名称', 2), cell(form.code == null ? form.name : `${form.code}-${form.name}`, width - 2)],
      [cell('主管部门', 2), cell(form.supervisor, 3), cell('实施单位', 2), cell(form.implementer, width - 7)],
      ...fundRows(form, width, heading('annual'), heading('executed')),
      [cell('年度总体目标', 1, 2), cell('预期目标', 4), cell('实际完成情况', width - 5)],
      [cell(form.goals?.expected, 4), cell(form.goals?.actual, width - 5)],
      ...indicatorRows(form, split, heading),
      [cell('总分', width - 3), cell(form.total?.weight), cell(form.total?.score), cell('')],
    ],
  };
}

function fundRows(form: ProjectForm, width: number, annual: string, executed: string): GridCell[][] {
  const unit = form.moneyUnit == null ? '项目资金' : `项目资金（${form.moneyUnit}）`;
  const printed = SOURCES.filter(([source]) => form.funds?.[source] != null);
  const label = 2 + (width - 9);
  const head = [cell(unit, 1, printed.length + 1), cell('', label)];
  for (const text of ['年初预算数', annual, executed, '分值', '执行率', '得分']) head.push(cell(text));
  return [
    head,
    ...printed.map(([source, text]) => {
      const row: FundRow | null | undefined = form.funds?.[source];
      const values = [row?.initial, row?.annual, row?.executed, row?.weight, row?.rate, row?.score];
      return [cell(text, label), ...values.map((value) => cell(value))];
    }),
  ];
}

function indicatorRows(
  form: ProjectForm,
  split: boolean,
  heading: (key: 'target' | 'actual' | 'weight' | 'deviation') => string,
): GridCell[][] {
  const labels = ['一级指标', '二级指标', '三级指标'];
  if (split) labels.push('指标性质');
  labels.push(heading('target'));
  if (split) labels.push('度量单位');
  labels.push(heading('actual'), heading('weight'), '得分', heading('deviation'));
  const head = [cell('绩效指标', 1, form.indicators.length + 1), ...labels.map((text) => cell(text))];
  const rows = form.indicators.map((row, i) => {
    const cells: GridCell[] = [];
    const level1 = runLength(form.indicators, i, level1Of);
    const level2 = runLength(form.indicators, i, (one) => `${level1Of(one)}|${one.level2 ?? ''}`);
    if (level1 > 0) cells.push(cell(level1Of(row), 1, level1));
    if (level2 > 0) cells.push(cell(row.level2, 1, level2));
    cells.push(cell(row.name));
    if (split) cells.push(cell(row.operator));
    cells.push(cell(row.target));
    if (split) cells.push(cell(row.unit));
    cells.push(cell(row.actual), cell(row.weight), cell(row.score), cell(row.deviation));
    return cells;
  });
  return [head, ...rows];
}

function level1Of(row: Indicator): string {
  return row.level1Weight == null ? (row.level1 ?? '') : `${row.level1 ?? ''}（${row.level1Weight}分）`;
}

/** How many rows from `i` on have the same key; 0 where the row before has it already. */
function runLength(rows: readonly Indicator[], i: number, key: (row: Indicator) => string): number {
  const own = rows[i];
  if (own === undefined) return 0;
  const before = rows[i - 1];
  if (before !== undefined && key(before) === key(own)) return 0;
  let length = 1;
  for (let j = i + 1; j < rows.length; j += 1) {
    const row = rows[j];
    if (row === undefined || key(row) !== key(own)) break;
    length += 1;
  }
  return length;
}

/** What of a form the grid prints: the transcript that a reader must get out of any layout of it. */
export function printedOf(form: ProjectForm): ProjectForm {
  const funds = Object.fromEntries(
    SOURCES.filter(([source]) => form.funds?.[source] != null).map(([source]) => {
      const row = form.funds?.[source];
      const { initial = null, annual = null, executed = null, weight = null, rate = null, score = null } = row ?? {};
      return [source, { initial, annual, executed, weight, rate, score, reason: null }];
    }),
  );
  return {
    kind: 'project',
    ...blankIndicatorForm(),
    title: form.title ?? '项目支出绩效自评表',
    year: form.year ?? null,
    name: form.name,
    code: form.code,
    supervisor: form.supervisor,
    implementer: form.implementer,
    moneyUnit: form.moneyUnit,
    funds,
    goals: form.goals,
    indicators: form.indicators.map(
      ({ level1, level1Weight, level2, name, operator, target, unit, actual, weight, score, deviation }) => ({
        level1,
        level1Weight: level1Weight ?? null,
        level2,
        name,
        operator: operator ?? null,
        target,
        unit: unit ?? null,
        actual: actual ?? null,
        weight: weight ?? null,
        score: score ?? null,
        deviation: deviation ?? null,
      }),
    ),
    total: { weight: form.total?.weight ?? null, score: form.total?.score ?? null, grade: null },
  };
}
