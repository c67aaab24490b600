import type { EvaluatedForm, EvaluatedFundRow } from '../../model/evaluation.js';
import { Decimal } from '../../values/decimal.js';
import type { FormCheck, Report } from '../check.js';
import { at, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { COLUMNS, type Column, columnSum, partitions, printedParts, unitOf } from './amounts.js';

const rule = ruleOf('A1');
const tail = rule.number('tailOfEachPart');
const grid = Number(rule.number('confidenceOfGrid').toString());

/** Year's funds = fiscal + carried over + other (or the levels of government), in each column. */
export const a1: FormCheck = {
  code: 'A1',
  scope: 'form',
  run({ form }, _context, report) {
    const total = form.totalFunds;
    if (total === null) return;
    const ways = partitions(form);
    if (ways.length === 0) return;
    for (const column of COLUMNS) {
      const printed = total[column].value;
      if (printed === null) continue;
      if (!ways.some((rows) => adds(rows, column, printed))) reportColumn(form, total, ways, column, printed, report);
    }
  },
};

function adds(rows: readonly EvaluatedFundRow[], column: Column, total: Decimal): boolean {
  const [only] = rows;
  if (rows.length === 1 && only?.[column].value?.equals(total) === true) return true;
  const { sum, printed, nonzero } = columnSum(rows, column);
  if (printed === 0) return false;
  const off = sum.sub(total).abs();
  return off.isZero() || off.compare(tail.mul(Decimal.of(nonzero))) <= 0;
}

function reportColumn(
  form: EvaluatedForm,
  total: EvaluatedFundRow,
  ways: readonly (readonly EvaluatedFundRow[])[],
  column: Column,
  printed: Decimal,
  report: Report,
): void {
  const rows = ways.reduce((best, way) =>
    columnSum(way, column).nonzero > columnSum(best, column).nonzero ? way : best,
  );
  const { sum, printed: count, nonzero } = columnSum(rows, column);
  if (count === 0) {
    // A form that gives no parts in any column only shows the total; a single empty column is a gap.
    const others = COLUMNS.filter((other) => other !== column);
    // A dash is an answer, a blank is none.
    const filled = rows.filter(
      (row) =>
        row[column].printed === null && others.some((other) => row[other].value !== null && !row[other].value.isZero()),
    );
    if (filled.length === 0 || printed.isZero()) return;
    report({
      case: filled.every((row) => isSettled(form, total, row)) ? 'blank' : 'blank-unclear',
      at: filled.map((row) => at(`${row.path}.${column}`)),
      expected: filled.length === 1 ? total[column].printed : null,
      facts: { column, total: total[column].printed, sources: filled.map(({ source }) => source) },
    });
    return;
  }
  const places: Place[] = [at(`${total.path}.${column}`)];
  for (const row of rows) if (row[column].value !== null) places.push(at(`${row.path}.${column}`));
  report({
    case: 'sum',
    at: places.length > 1 && nonzero > 0 ? keepTelling(places, total, rows, column) : places,
    printed: total[column].printed,
    expected: sum.isZero() ? null : sum.toString(),
    facts: {
      form: form.name,
      column,
      unit: unitOf(form),
      parts: printedParts(rows, column),
      sum: sum.toString(),
      difference: printed.sub(sum).toString(),
    },
    stake: printed.isZero() || sum.isZero() ? 5 : 0,
  });
}

/** The total, and the parts that are not plain zeros; where all parts are zero, those that have money in another column. */
function keepTelling(
  places: readonly Place[],
  total: EvaluatedFundRow,
  rows: readonly EvaluatedFundRow[],
  column: Column,
): Place[] {
  const telling = rows.filter((row) =>
    COLUMNS.some((other) => row[other].value !== null && !row[other].value.isZero()),
  );
  const kept = new Set([`${total.path}.${column}`, ...telling.map((row) => `${row.path}.${column}`)]);
  return places.filter(({ where }) => kept.has(where));
}

/**
 * Whether it is certain which cell of a row is blank. In a text without a grid blank cells leave no trace: the printed
 * amounts of the row settle their columns only where they fit the total's amounts in a single way.
 */
function isSettled(form: EvaluatedForm, total: EvaluatedFundRow, row: EvaluatedFundRow): boolean {
  const { cells } = form.form;
  const hasGrid = COLUMNS.every((column) => {
    const confidence = cells?.[`${row.path}.${column}`]?.confidence;
    return confidence === undefined ? cells === undefined || row[column].printed === null : confidence >= grid;
  });
  if (hasGrid) return true;
  const printed = COLUMNS.map((column) => row[column].value).filter((value) => value !== null);
  return (
    fits(
      printed,
      COLUMNS.map((column) => total[column].value),
    ) === 1
  );
}

/** In how many ways amounts fit, in their order, into columns that hold the same amounts. */
function fits(amounts: readonly Decimal[], columns: readonly (Decimal | null)[]): number {
  const [first, ...rest] = amounts;
  if (first === undefined) return 1;
  let count = 0;
  for (const [index, column] of columns.entries()) {
    if (column?.equals(first) === true) count += fits(rest, columns.slice(index + 1));
  }
  return count;
}
