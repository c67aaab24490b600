import type { EvaluatedForm, EvaluatedFundRow, Evaluation, Figure } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { at, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { DEPARTMENT, formsOf, inYuan, type Stated, statedFacts, textOf, wan } from './stated.js';

type Column = 'initial' | 'annual' | 'executed';

interface Cell {
  readonly place: Place;
  readonly figure: Figure;
}

const COLUMNS: ReadonlySet<string> = new Set<Column>(['initial', 'annual', 'executed']);
const SOURCES = new Set(['fiscal', 'carryover', 'central', 'province', 'city', 'county', 'own', 'other']);

/** Amounts and execution rates that the narrative states of a project, against the form of the same project. */
export const a8Amounts: DocumentCheck = {
  code: 'A8',
  scope: 'document',
  run: (evaluation, _context, report) => {
    for (const group of sameStatements(evaluation)) {
      const [stated] = group;
      const forms = formsOf(evaluation, stated?.fact.about ?? '');
      if (stated?.value == null || forms.length === 0) continue;
      if (stated.unit === 'money') compareMoney(evaluation, group, stated, stated.value, forms, report);
      else if (stated.fact.field === 'rate' && stated.unit === 'percent') {
        compareRate(group, stated, stated.value, forms, report);
      }
    }
  },
};

/** What is stated of projects, the same figure of the same thing once however often the text repeats it. */
function sameStatements(evaluation: Evaluation): Iterable<readonly Stated[]> {
  const groups = new Map<string, Stated[]>();
  for (const stated of statedFacts(evaluation)) {
    if (stated.value === null || stated.vague || stated.fact.about === DEPARTMENT) continue;
    const key = `${stated.fact.about}|${columnOf(stated)}|${stated.fact.of ?? ''}|${stated.unit}|${stated.value.toString()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [stated]);
    else group.push(stated);
  }
  return groups.values();
}

function compareMoney(
  evaluation: Evaluation,
  group: readonly Stated[],
  stated: Stated,
  value: Decimal,
  forms: readonly EvaluatedForm[],
  report: Report,
): void {
  const field = columnOf(stated);
  const pairs = forms.flatMap((form) => cellsOf(form, field).map((cell) => ({ form, cell })));
  const filled = pairs.flatMap(({ form, cell }) =>
    cell.figure.value === null ? [] : [{ form, cell, yuan: inYuan(form, cell.figure.value) }],
  );
  const first = filled[0];
  if (first === undefined || filled.some(({ yuan }) => yuan.equals(value)) || isInitial(stated, value, forms)) return;
  const difference = first.yuan.sub(value).abs();
  if (difference.compare(ruleOf('A8').number('tail')) <= 0) return;
  const larger = Decimal.max(first.yuan, value);
  const rounded = difference.compare(larger.mul(ruleOf('A8').number('rounding'))) <= 0;
  const places = filled.filter(({ form }) => form === first.form).map(({ cell }) => cell.place);
  report({
    case: rounded ? 'rounded' : 'amount',
    form: first.form.order,
    at: [...group.map(textOf), ...places, ...(field === 'executed' ? echoes(evaluation, first.form, first.yuan) : [])],
    printed: stated.fact.value,
    expected: wan(first.yuan),
    facts: {
      project: stated.fact.about,
      label: stated.fact.label ?? stated.fact.field,
      form: first.form.order,
      table: first.cell.figure.printed,
    },
  });
}

/** An amount of a project in an enumeration of project expenditure is what was spent. */
function columnOf(stated: Stated): string {
  return stated.fact.field === 'projectExpenditure' ? 'executed' : stated.fact.field;
}

/** 预算数 by itself may mean the initial budget. */
function isInitial(stated: Stated, value: Decimal, forms: readonly EvaluatedForm[]): boolean {
  if (
    stated.fact.field !== 'annual' ||
    !ruleOf('A8')
      .list('anyBudget')
      .includes(stated.fact.label ?? '')
  )
    return false;
  return forms.some((form) => {
    const initial = form.totalFunds?.initial.value;
    return initial != null && inYuan(form, initial).equals(value);
  });
}

/** The cells of a form that say the same as a field of the narrative: 年度资金总额 for a column, any column's use for a source. */
function cellsOf(form: EvaluatedForm, field: string): Cell[] {
  if (COLUMNS.has(field)) {
    const column = field as Column;
    return form.totalFunds === null ? [] : [cell(form.totalFunds, column)];
  }
  if (!SOURCES.has(field)) return [];
  return form.funds
    .filter((row) => row.source === field)
    .flatMap((row) => [cell(row, 'annual'), cell(row, 'executed'), cell(row, 'initial')]);
}

function cell(row: EvaluatedFundRow, column: Column): Cell {
  return { place: at(`${row.path}.${column}`), figure: row[column] };
}

/** Other cells of the same form that print the executed amount too: the sources' rows. */
function echoes(evaluation: Evaluation, form: EvaluatedForm, yuan: Decimal): Place[] {
  const rows = form.funds.filter(
    (row) => row !== form.totalFunds && row.executed.value !== null && inYuan(form, row.executed.value).equals(yuan),
  );
  const summaries = evaluation.summaries.flatMap((summary) =>
    summary.rows
      .filter((row) => row.name === form.name)
      .map((row) => at(`rows[${row.name ?? row.index + 1}].executed`, summary.order)),
  );
  return [...rows.map((row) => at(`${row.path}.executed`)), ...summaries];
}

function compareRate(
  group: readonly Stated[],
  stated: Stated,
  value: Decimal,
  forms: readonly EvaluatedForm[],
  report: Report,
): void {
  // 0 % of an amount that was spent is a finding of its own (G5).
  if (stated.fact.of === 'initial' || value.isZero()) return;
  const printed = forms.flatMap((form) => {
    const rate = form.totalFunds?.rate;
    return rate?.value == null ? [] : [{ form, rate, percent: rate.value.mul(Decimal.hundred) }];
  });
  const first = printed[0];
  if (first === undefined) return;
  const agrees = printed.some(
    ({ percent, rate }) => percent.round(stated.places).equals(value) || value.round(rate.places).equals(percent),
  );
  if (agrees) return;
  report({
    case: 'rate',
    form: first.form.order,
    at: [...group.map(textOf), at('funds.total.rate')],
    printed: stated.fact.value,
    expected: first.rate.printed,
    facts: { project: stated.fact.about, form: first.form.order, table: first.rate.printed },
  });
}
