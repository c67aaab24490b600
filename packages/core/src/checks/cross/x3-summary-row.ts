import type {
  EvaluatedForm,
  EvaluatedSummary,
  EvaluatedSummaryRow,
  Evaluation,
  IndicatorClass,
  RateFigure,
} from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { inYuan } from '../narrative/stated.js';
import { at, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { isRounded } from './amounts.js';
import { bareName, coreName } from './names.js';

const rule = ruleOf('X3');
const endings = rule.list('endings');

/** A row of the summary states what the project's own form states: amounts, score, rates of the classes, name. */
export const x3: DocumentCheck = {
  code: 'X3',
  scope: 'document',
  run(evaluation, _context, report) {
    for (const summary of evaluation.summaries) {
      const find = finder(evaluation);
      for (const row of summary.rows) {
        const found = row.name === null ? null : find(row);
        if (found === null) continue;
        if (found.by !== 'name') named(found.form, summary, row, report);
        amounts(found.form, summary, row, report);
        score(found.form, summary, row, report);
        for (const [field, level1] of [
          ['outputRate', 'output'],
          ['benefitRate', 'benefit'],
          ['satisfactionRate', 'satisfaction'],
        ] as const) {
          classRate(found.form, summary, row, field, level1, report);
        }
      }
    }
  },
};

interface Found {
  readonly form: EvaluatedForm;
  readonly by: 'name' | 'core' | 'money';
}

/** Looks a row up by its name, by its name without endings, then by its amounts; a name that two forms bear finds none. */
function finder({ forms }: Evaluation): (row: EvaluatedSummaryRow) => Found | null {
  const byName = new Map<string, EvaluatedForm | null>();
  const byCore = new Map<string, EvaluatedForm | null>();
  const byMoney = new Map<string, EvaluatedForm | null>();
  const put = (map: Map<string, EvaluatedForm | null>, key: string, form: EvaluatedForm): void => {
    map.set(key, map.has(key) ? null : form);
  };
  for (const form of forms) {
    if (form.kind !== 'project' || form.name === null) continue;
    put(byName, bareName(form.name), form);
    put(byCore, coreName(form.name, endings), form);
    const { annual, executed } = form.totalFunds ?? {};
    if (annual?.value != null && executed?.value != null) {
      put(byMoney, `${inYuan(form, annual.value)} ${inYuan(form, executed.value)}`, form);
    }
  }
  return ({ name, annual, executed }) => {
    if (name === null) return null;
    const own = byName.get(bareName(name));
    if (own != null) return { form: own, by: 'name' };
    const core = byCore.get(coreName(name, endings));
    if (core != null) return { form: core, by: 'core' };
    if (annual.value === null || executed.value === null) return null;
    const money = byMoney.get(`${annual.value.shift(4)} ${executed.value.shift(4)}`);
    return money != null && isAlike(money.name ?? '', name) ? { form: money, by: 'money' } : null;
  };
}

/** Most letters of the shorter name stand in the longer one, in their order. */
function isAlike(a: string, b: string): boolean {
  const [first, second] = [bareName(a), bareName(b)];
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  let at = 0;
  let same = 0;
  for (const letter of short) {
    const next = long.indexOf(letter, at);
    if (next < 0) continue;
    same += 1;
    at = next + 1;
  }
  return short.length >= 4 && same * 5 >= short.length * 4;
}

function placeIn(summary: EvaluatedSummary, row: EvaluatedSummaryRow, field: string): Place {
  return {
    where: `rows[${row.name ?? row.index + 1}].${field}`,
    cell: `rows.${row.index}.${field}`,
    form: summary.order,
  };
}

function named(form: EvaluatedForm, summary: EvaluatedSummary, row: EvaluatedSummaryRow, report: Report): void {
  report({
    case: 'name',
    form: form.order,
    at: [at('name'), placeIn(summary, row, 'name')],
    printed: form.name,
    facts: { name: form.name, row: row.name, form: form.order, summary: summary.order },
  });
}

function amounts(form: EvaluatedForm, summary: EvaluatedSummary, row: EvaluatedSummaryRow, report: Report): void {
  for (const column of ['annual', 'executed'] as const) {
    const own = form.totalFunds?.[column];
    const stated = row[column];
    if (own?.value == null || stated.value === null) continue;
    const value = inYuan(form, own.value).shift(-4);
    if (value.equals(stated.value)) continue;
    report({
      case: isRounded(value, stated.value) ? 'rounded' : 'amount',
      form: form.order,
      at: [at(`funds.total.${column}`), placeIn(summary, row, column)],
      printed: stated.printed,
      expected: own.printed,
      facts: {
        name: form.name,
        column,
        own: own.printed,
        row: stated.printed,
        form: form.order,
        summary: summary.order,
      },
    });
  }
}

function score(form: EvaluatedForm, summary: EvaluatedSummary, row: EvaluatedSummaryRow, report: Report): void {
  const own = form.total.score;
  if (own.value === null || row.score.value === null || own.value.equals(row.score.value)) return;
  report({
    case: isRounded(own.value, row.score.value) ? 'rounded' : 'score',
    form: form.order,
    at: [at('total.score'), placeIn(summary, row, 'score')],
    printed: row.score.printed,
    expected: own.printed,
    facts: {
      name: form.name,
      column: 'score',
      own: own.printed,
      row: row.score.printed,
      form: form.order,
      summary: summary.order,
    },
  });
}

function classRate(
  form: EvaluatedForm,
  summary: EvaluatedSummary,
  row: EvaluatedSummaryRow,
  field: 'outputRate' | 'benefitRate' | 'satisfactionRate',
  level1: IndicatorClass,
  report: Report,
): void {
  const stated: RateFigure = row[field];
  if (stated.value === null) return;
  let got = Decimal.zero;
  let full = Decimal.zero;
  let heading: Decimal | null = null;
  for (const indicator of form.indicators) {
    if (indicator.class !== level1) continue;
    const { weight, score: own, level1Weight } = indicator;
    if (weight.value === null || own.value === null) return;
    got = got.add(own.value);
    full = full.add(weight.value);
    heading = level1Weight.value ?? heading;
  }
  // Where the rows do not make up their heading, the rate has no certain base.
  if (full.isZero() || (heading !== null && !heading.equals(full))) return;
  const half = Decimal.of('0.5').shift(-stated.places - 2);
  if (got.div(full, 8).sub(stated.value).abs().compare(half) <= 0) return;
  report({
    case: 'class',
    form: form.order,
    at: [placeIn(summary, row, field)],
    printed: stated.printed,
    expected: `${got.mul(Decimal.hundred).div(full, 2)}%`,
    facts: {
      name: form.name,
      field,
      got: got.toString(),
      full: full.toString(),
      row: stated.printed,
      form: form.order,
      summary: summary.order,
    },
  });
}
