import type {
  EvaluatedForm,
  EvaluatedFundRow,
  EvaluatedIndicator,
  EvaluatedSummary,
  Evaluation,
} from '../model/evaluation.js';
import type {
  AccountForm,
  Form,
  FundRow,
  Indicator,
  IndicatorForm,
  Printed,
  SummaryForm,
  Transcript,
} from '../model/transcript.js';
import { Decimal } from '../values/decimal.js';
import { fold } from '../values/fold.js';
import { Memory } from '../values/memory.js';
import type { DateValue, Value } from '../values/value.js';
import { readValue } from '../values/value-reader.js';
import { complete } from './complete.js';
import { directionColumn, targetDirection } from './direction.js';
import { moneyExponent, readMarks, readMoney, readRate } from './figures.js';
import { aspectOf, classOf } from './levels.js';

/**
 * The typed view of a transcript: money, targets, actuals, weights and scores as values, each beside its print.
 * Never throws: keys that are missing, null or of another type are read as blank.
 */
export function interpret(read: Transcript): Evaluation {
  const transcript = complete(read);
  const year = readYear(transcript.year);
  const forms: EvaluatedForm[] = [];
  const summaries: EvaluatedSummary[] = [];
  const accounts: AccountForm[] = [];
  const others: Form[] = [];
  for (const form of transcript.forms) {
    switch (form.kind) {
      case 'project':
      case 'department':
      case 'target':
      case 'monitor':
        forms.push(interpretForm(form, year));
        break;
      case 'summary':
        summaries.push(interpretSummary(form));
        break;
      case 'account':
        accounts.push(form);
        break;
      default:
        others.push(form);
    }
  }
  return { transcript, year, forms, summaries, accounts, others };
}

/** The first year from 1900 to 2100 in a print (2023年度), or null. */
export function readYear(printed: Printed | undefined): number | null {
  return typeof printed === 'string' ? years.of(printed) : null;
}

const years = new Memory(findYear);

function findYear(printed: string): number | null {
  const text = fold(printed);
  for (let at = 0; at + 4 <= text.length; at += 1) {
    const digits = text.slice(at, at + 4);
    if ((digits.startsWith('19') || digits.startsWith('20')) && Decimal.parse(digits)?.isInteger() === true)
      return Number(digits);
  }
  return null;
}

function interpretForm(form: IndicatorForm, documentYear: number | null): EvaluatedForm {
  const exponent = moneyExponent(form.moneyUnit);
  const funds: EvaluatedFundRow[] = [];
  for (const source of Object.keys(form.funds ?? {})) {
    const row = form.funds?.[source];
    if (row != null) funds.push(interpretFundRow(source, row, exponent));
  }
  const year = readYear(form.year) ?? documentYear;
  const indicators = form.indicators.map((indicator, index) => interpretIndicator(indicator, index, year));
  return {
    kind: form.kind,
    order: form.order,
    form,
    name: form.name ?? null,
    year,
    funds,
    totalFunds: funds.find((row) => row.source === 'total') ?? null,
    indicators,
    total: {
      weight: readMarks(form.total?.weight),
      score: readMarks(form.total?.score),
      grade: form.total?.grade ?? null,
    },
    completed: readCompleted(form.extra),
  };
}

/** 项目是否完成: 是 or 否, where a form asks it. */
function readCompleted(extra: Record<string, Printed>): boolean | null {
  for (const label of Object.keys(extra)) {
    const printed = extra[label];
    if (!label.includes('是否完成') || printed == null) continue;
    const text = printed.trim();
    if (text === '是' || text === '已完成' || text === '完成') return true;
    if (text === '否' || text === '未完成') return false;
  }
  return null;
}

function interpretFundRow(source: string, row: FundRow, exponent: number): EvaluatedFundRow {
  const annual = readMoney(row.annual, exponent);
  const executed = readMoney(row.executed, exponent);
  const budget = annual.value;
  const expected = budget === null || executed.value === null || budget.isZero() ? null : executed.value.div(budget, 6);
  return {
    source,
    path: `funds.${source}`,
    row,
    initial: readMoney(row.initial, exponent),
    annual,
    executed,
    weight: readMarks(row.weight),
    rate: readRate(row.rate, expected),
    score: readMarks(row.score),
    reason: row.reason,
  };
}

const PATHS = Array.from({ length: 100 }, (_, index) => `indicators.${index}`);

/** The path of an indicator; the first hundred are one string for all forms. */
function pathOf(index: number): string {
  return PATHS[index] ?? `indicators.${index}`;
}

function interpretIndicator(indicator: Indicator, index: number, year: number | null): EvaluatedIndicator {
  const unit = textOf(indicator.unit);
  const actual = readValue(textOf(indicator.actual), unit, null);
  const target = inYear(readValue(textOf(indicator.target), unit, textOf(indicator.operator)), actual, year);
  const level = classOf(indicator.level1) ?? classOf(indicator.level2);
  const aspect = aspectOf(indicator.level2) ?? (level === 'satisfaction' || level === 'cost' ? level : null);
  const { operator, direction, source } = targetDirection({
    target,
    class: level,
    aspect,
    column: directionColumn(indicator.direction),
    name: indicator.name,
  });
  return {
    index,
    path: pathOf(index),
    indicator,
    class: level,
    aspect,
    name: indicator.name ?? null,
    target,
    actual,
    weight: readMarks(indicator.weight),
    score: readMarks(indicator.score),
    level1Weight: readMarks(indicator.level1Weight),
    level2Weight: readMarks(indicator.level2Weight),
    operator,
    direction,
    directionSource: source,
  };
}

/**
 * 12月底前 in a form of 2022 is the December of 2022 where 2023年1月5日 is its actual: late. Done later in another year it
 * may be that year's deadline (决算公开 of 2022, 9月底前): then day and month alone are compared.
 */
function inYear(target: Value, actual: Value, year: number | null): Value {
  if (target.kind !== 'date' || actual.kind !== 'date' || year === null) return target;
  if (target.year !== null || actual.year === null || actual.year === year) return target;
  const isAfter = actual.year > year;
  return isAfter && target.month !== null && !isShortlyAfter(actual, target.month, year) ? target : { ...target, year };
}

/** In the first three months behind a year whose deadline was not in those months itself. */
function isShortlyAfter(actual: DateValue, month: number, year: number): boolean {
  return actual.year === year + 1 && actual.month !== null && actual.month <= 3 && month > 3;
}

/** A blank or missing cell, or a value of another type in a foreign file, is no print. */
function textOf(printed: Printed | undefined): string | null {
  return typeof printed === 'string' && printed !== '' ? printed : null;
}

function interpretSummary(form: SummaryForm): EvaluatedSummary {
  const rows = form.rows.map((row, index) => {
    const [annual, executed] = [readMoney(row.annual, 4), readMoney(row.executed, 4)];
    const known = annual.value !== null && executed.value !== null && !annual.value.isZero();
    const expected =
      known && annual.value !== null && executed.value !== null ? executed.value.div(annual.value, 6) : null;
    return {
      index,
      row,
      name: row.name ?? null,
      annual,
      executed,
      rate: readRate(row.rate, expected),
      outputRate: readRate(row.outputRate, null),
      benefitRate: readRate(row.benefitRate, null),
      satisfactionRate: readRate(row.satisfactionRate, null),
      score: readMarks(row.score),
    };
  });
  return {
    order: form.order,
    form,
    rows,
    totals: { annual: readMoney(form.totals?.annual, 4), executed: readMoney(form.totals?.executed, 4) },
  };
}
