import type {
  DepartmentForm,
  Form,
  FundRow,
  Funds,
  Indicator,
  ProjectForm,
  TargetForm,
} from '@kaocheng/core/model/transcript';
import type { Grid, GridCell } from './grid.js';
import { type IndicatorKey, invented, type Style } from './styles.js';

const cell = (text: string | null | undefined, columns = 1, rows = 1): GridCell => ({
  text: text ?? '',
  columns,
  rows,
});

/** Fewest columns over which head, money and goals are laid. */
const LEAST_WIDTH = 8;

/** Lays a form out in a style, and says what a reader must get out of it. */
export function styled(form: ProjectForm, style: Style): { grid: Grid; expected: Form } {
  const rows = form.indicators.map((row) => rowIn(row, style));
  const width = Math.max(LEAST_WIDTH, style.columns.length + 1);
  const funds = fundsIn(form, style);
  return {
    grid: {
      title: style.title,
      subtitle: form.year == null ? '' : `（${form.year}年度）`,
      width,
      rows: [
        ...headRows(form, style, width),
        ...(style.funds.length === 0 ? [] : fundRows(funds, style, width)),
        ...goalRows(form, style, width),
        ...indicatorRows(rows, style, width),
        ...(style.total === null ? [] : [totalRow(form, style, width)]),
      ],
    },
    expected: expectedOf(form, style, rows, funds),
  };
}

function headRows(form: ProjectForm, style: Style, width: number): GridCell[][] {
  return style.head.map((labels) => {
    const rest = width - 2 * labels.length;
    return labels.flatMap(([field, label], i) => {
      const share = i === 0 ? Math.ceil(rest / labels.length) : Math.floor(rest / labels.length);
      return [cell(label, 2), cell(form[field], share)];
    });
  });
}

/** The money of a form under the keys and labels of a style. */
function fundsIn(form: ProjectForm, style: Style): readonly { key: string; label: string; row: FundRow }[] {
  return Object.entries(style.sources).flatMap(([source, [key, label]]) => {
    const row = form.funds?.[source];
    return row == null ? [] : [{ key, label, row }];
  });
}

function fundRows(funds: ReturnType<typeof fundsIn>, style: Style, width: number): GridCell[][] {
  const label = width - 1 - style.funds.length;
  return [
    [cell(style.money, 1, funds.length + 1), cell('', label), ...style.funds.map(([, text]) => cell(text))],
    ...funds.map(({ label: text, row }) => [cell(text, label), ...style.funds.map(([key]) => cell(row[key]))]),
  ];
}

function goalRows(form: ProjectForm, style: Style, width: number): GridCell[][] {
  if (style.goals === null || form.goals?.expected == null) return [];
  const [heading, expected, actual] = style.goals;
  if (actual === null) return [[cell(expected, 2), cell(form.goals.expected, width - 2)]];
  const half = Math.ceil((width - 1) / 2);
  return [
    [cell(heading, 1, 2), cell(expected, half), cell(actual, width - 1 - half)],
    [cell(form.goals.expected, half), cell(form.goals.actual, width - 1 - half)],
  ];
}

/** A row with what the columns of a style print, and nothing else. */
function rowIn(row: Indicator, style: Style): Indicator {
  const keys = new Set<IndicatorKey>(style.columns.map(([key]) => key));
  const value = (key: Exclude<IndicatorKey, 'source' | 'office'>): string | null =>
    keys.has(key) ? (row[key] ?? invented(key, row)) : null;
  const [target, actual] = keys.has('unit') ? [bare(row.target), bare(row.actual)] : [row.target, row.actual];
  const unit = value('unit');
  const worded = unit !== null && row.unit == null && !/\d/u.test(target ?? '');
  return {
    level1: keys.has('level1') ? row.level1 : null,
    level1Weight: style.classMarks ? (row.level1Weight ?? null) : null,
    level2: keys.has('level2') ? row.level2 : null,
    name: row.name,
    definition: value('definition'),
    scoreRule: value('scoreRule'),
    direction: value('direction'),
    operator: worded && keys.has('operator') ? '定性' : value('operator'),
    target: keys.has('operator') ? (target?.replace(/^[≥≤<>=＝]+/u, '') ?? null) : (target ?? null),
    unit: worded ? null : unit,
    actual: keys.has('actual') ? (actual ?? null) : null,
    coefficient: value('coefficient'),
    core: value('core'),
    weight: keys.has('weight') ? (row.weight ?? null) : null,
    score: keys.has('score') ? (row.score ?? null) : null,
    deviation: keys.has('deviation') ? (row.deviation ?? null) : null,
  };
}

/** A figure without its unit, which stands in a column of its own. */
const bare = (text: string | null | undefined): string | null => {
  const figure = /^([≥≤<>=＝]*\d[\d.,]*)[^\d]{0,4}$/u.exec(text ?? '');
  return figure?.[1] ?? text ?? null;
};

function indicatorRows(rows: readonly Indicator[], style: Style, width: number): GridCell[][] {
  const last = width - 1 - (style.columns.length - 1);
  const head = [
    cell(style.block, 1, rows.length + 1),
    ...style.columns.map(([, text], i) => cell(text, i === style.columns.length - 1 ? last : 1)),
  ];
  let index = 0;
  const body = rows.map((row, i) => {
    const cells: GridCell[] = [];
    const one = runLength(rows, i, (each) => each.level1 ?? '');
    const two = runLength(rows, i, (each) => `${each.level1}|${each.level2}`);
    index = two > 0 ? 1 : index + 1;
    for (const [c, [key]] of style.columns.entries()) {
      const columns = c === style.columns.length - 1 ? last : 1;
      if (key === 'level1') {
        if (one > 0) cells.push(cell(withMarks(row), columns, one));
      } else if (key === 'level2') {
        if (two > 0) cells.push(cell(row.level2, columns, two));
      } else if (key === 'name') cells.push(cell(`${style.mark?.(index) ?? ''}${row.name ?? ''}`, columns));
      else if (key === 'source' || key === 'office') cells.push(cell(invented(key, row), columns));
      else cells.push(cell(row[key], columns));
    }
    return cells;
  });
  return [head, ...body];
}

const withMarks = (row: Indicator): string =>
  row.level1Weight == null ? (row.level1 ?? '') : `${row.level1 ?? ''}（${row.level1Weight}分）`;

function runLength(rows: readonly Indicator[], i: number, key: (row: Indicator) => string): number {
  const own = rows[i];
  if (own === undefined || (i > 0 && key(rows[i - 1] as Indicator) === key(own))) return 0;
  let length = 1;
  while (i + length < rows.length && key(rows[i + length] as Indicator) === key(own)) length += 1;
  return length;
}

function totalRow(form: ProjectForm, style: Style, width: number): GridCell[] {
  const behind: GridCell[] = [];
  let label = 1;
  for (const [i, [key]] of style.columns.entries()) {
    const columns = i === style.columns.length - 1 ? width - style.columns.length : 1;
    if (key === 'weight' || key === 'score') behind.push(cell(form.total?.[key], columns));
    else if (behind.length === 0) label += columns;
    else behind.push(cell('', columns));
  }
  return [cell(style.total, label), ...behind];
}

function expectedOf(
  form: ProjectForm,
  style: Style,
  indicators: Indicator[],
  funds: ReturnType<typeof fundsIn>,
): ProjectForm | DepartmentForm | TargetForm {
  const heads = new Set(style.head.flat().map(([field]) => field));
  const printed = new Set(style.funds.map(([key]) => key));
  const rows: Funds = {};
  if (style.funds.length > 0)
    for (const { key, row } of funds)
      rows[key] = {
        initial: printed.has('initial') ? row.initial : null,
        annual: printed.has('annual') ? row.annual : null,
        executed: printed.has('executed') ? row.executed : null,
        weight: printed.has('weight') ? row.weight : null,
        rate: printed.has('rate') ? row.rate : null,
        score: printed.has('score') ? row.score : null,
        reason: null,
      };
  const keys = new Set(style.columns.map(([key]) => key));
  const summed = style.total !== null;
  return {
    kind: style.kind,
    order: 1,
    title: style.title,
    year: form.year ?? null,
    name: style.kind === 'department' ? null : form.name,
    code: null,
    supervisor: heads.has('supervisor') ? form.supervisor : null,
    implementer: heads.has('implementer') ? form.implementer : null,
    moneyUnit: style.funds.length === 0 ? null : '万元',
    funds: rows,
    goals:
      style.goals === null || form.goals?.expected == null
        ? { expected: null, actual: null }
        : { expected: form.goals.expected, actual: style.goals[2] === null ? null : (form.goals.actual ?? null) },
    process: null,
    indicators,
    total: {
      weight: summed && keys.has('weight') ? (form.total?.weight ?? null) : null,
      score: summed && keys.has('score') ? (form.total?.score ?? null) : null,
      grade: null,
    },
    conclusion: null,
    problems: null,
    measures: null,
    contact: { name: null, phone: null, finance: null },
    attachments: [],
    extra: style.kind === 'department' ? { 部门名称: form.name } : {},
  };
}
