import { openBook } from '@kaocheng/core/accounts/book';
import { type Equation, equationsOf } from '@kaocheng/core/accounts/equations';
import type { AccountForm, Printed } from '@kaocheng/core/model/transcript';
import { Decimal } from '@kaocheng/core/values/decimal';
import { labels } from '../generated/labels.js';
import { addressOf } from './address.js';
import type { Canvas, Spot } from './canvas.js';
import { type FormulaRule, formatShowing } from './kept-formulas.js';
import { numberFormatOf } from './number-format.js';

const FORMAT = 'General';
/** More decimals than amounts have; what binary fractions add behind them is cut off. */
const DECIMALS = 6;
const CLOSINGS: ReadonlySet<string> = new Set(labels.closings);
/** Digits of a class, the highest subjects of the budget (政府收支分类科目: 类). */
const CLASS = 3;

/** Sums of subjects by their codes: subjects that are added later would be missing in them. */
const BY_CODE = 'code-sum';

/**
 * Puts the sums of an account table that is to be filled in, empty or begun, into its cells as formulas, by the identities
 * that check a filled one (accounts/identities.yaml, `sums` of accounts/tables.yaml); and, in a table whose subjects are still
 * to come, 合计 as the sum of the classes. A cell that would depend on itself has none, nor one that prints something else.
 * @param form the form that is drawn
 */
export function computeAccount(canvas: Canvas, form: AccountForm): void {
  const book = openBook([form]);
  const chosen = new Map<string, Equation>();
  for (const equation of equationsOf(book)) {
    const { cell } = equation.whole.place;
    const isSum = equation.relation === 'sum' || equation.relation === 'balance';
    if (
      !isSum ||
      equation.identity === BY_CODE ||
      !equation.parts.every(({ amount }) => isFigure(amount.place.printed))
    )
      continue;
    if (!chosen.has(cell) && !leadsTo(chosen, partsOf(equation), cell)) chosen.set(cell, equation);
  }
  for (const [cell, equation] of chosen) {
    const terms = equation.parts.map(({ sign, amount }) => ({ sign, spot: canvas.spots.get(amount.place.cell) }));
    const spots = (wanted: 1 | -1): Spot[] =>
      terms.flatMap(({ sign, spot }) => (sign === wanted && spot !== undefined ? [spot] : []));
    const [plus, minus] = [rangesOf(spots(1)), rangesOf(spots(-1))];
    if (plus === '') continue;
    const sum = minus === '' ? `SUM(${plus})` : `SUM(${plus})-SUM(${minus})`;
    const all = minus === '' ? plus : `${plus},${minus}`;
    // A part that is still to be computed may make the whole another than it prints.
    const isOpen = equation.parts.some(({ amount }) => amount.blank && chosen.has(amount.place.cell));
    const formula = `IF(COUNT(${all})=0,"",ROUND(${sum},${DECIMALS}))`;
    canvas.compute(cell, formula, FORMAT, whereShown(isOpen ? null : sumOf(equation)));
  }
  const [table] = book;
  if (table?.definition.shape === 'coded')
    computeTotal(
      canvas,
      form,
      table.names.findIndex((name) => CLOSINGS.has(name)),
      chosen,
    );
}

/** Where a place is blank or prints what the formula gives, null where that is nothing yet. */
const whereShown =
  (value: Decimal | null): FormulaRule =>
  (_path, text, format) =>
    text === '' ? format : value === null ? null : formatShowing(text, value.toString(), format);

/** Whether a worksheet adds a cell up just as the identities do: a blank, a dash, a plain figure. */
const isFigure = (printed: Printed): boolean =>
  printed === null || numberFormatOf(printed) !== null || Decimal.parse(printed.replace(/[,，\s]/g, '')) === null;

function sumOf({ parts }: Equation): Decimal | null {
  if (parts.every(({ amount }) => amount.blank)) return null;
  return parts.reduce(
    (sum, { sign, amount }) => (sign === 1 ? sum.add(amount.value) : sum.sub(amount.value)),
    Decimal.zero,
  );
}

const partsOf = ({ parts }: Equation): string[] => parts.map(({ amount }) => amount.place.cell);

/** Whether any of the cells is made, by what is chosen already, of the given one. */
function leadsTo(chosen: ReadonlyMap<string, Equation>, cells: readonly string[], wanted: string): boolean {
  const seen = new Set<string>();
  const open = [...cells];
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    if (cell === wanted) return true;
    if (seen.has(cell)) continue;
    seen.add(cell);
    const equation = chosen.get(cell);
    if (equation !== undefined) open.push(...partsOf(equation));
  }
  return false;
}

/** 合计 of subjects whose codes are typed later: the sum of the classes, nothing where some subject's class is not there. */
function computeTotal(canvas: Canvas, form: AccountForm, total: number, chosen: ReadonlyMap<string, Equation>): void {
  const below = [...form.rows.keys()].filter((index) => index > total);
  const rangeOf = (key: string): string =>
    rangesOf(
      below.flatMap((index) => {
        const spot = canvas.spots.get(`rows.${index}.${key}`);
        return spot === undefined ? [] : [spot];
      }),
    );
  const codes = rangeOf('code');
  if (total < 0 || codes === '' || codes.includes(',')) return;
  // COUNTIF and SUMIF with "???" pass over a code that is stored as a number, though not in every program.
  const isClass = `--(LEN(TRIM(${codes}))=${CLASS})`;
  const isWhole = `SUMPRODUCT((${codes}<>"")*(COUNTIF(${codes},LEFT(${codes},${CLASS}))=0))=0`;
  for (const column of form.columns) {
    const cell = `rows.${total}.values.${column}`;
    if (chosen.has(cell)) continue;
    const sum = `ROUND(SUMPRODUCT(${isClass},${rangeOf(`values.${column}`)}),${DECIMALS})`;
    const formula = `IF(SUMPRODUCT(${isClass})=0,"",IF(${isWhole},${sum},""))`;
    canvas.compute(cell, formula, FORMAT, whereShown(sumOfClasses(form, below, column, chosen)));
  }
}

/** What the formula of 合计 gives for what is typed already; null where that is nothing, or a class is still to be computed. */
function sumOfClasses(
  form: AccountForm,
  below: readonly number[],
  column: string,
  chosen: ReadonlyMap<string, Equation>,
): Decimal | null {
  const coded = below.flatMap((index) => {
    const { code = null, values } = form.rows[index] ?? {};
    return code === null || code === '' ? [] : [{ index, code, printed: values?.[column] ?? null }];
  });
  const classes = coded.filter(({ code }) => code.length === CLASS);
  const known = new Set(classes.map(({ code }) => code));
  if (classes.length === 0 || coded.some(({ code }) => !known.has(code.slice(0, CLASS)))) return null;
  let sum = Decimal.zero;
  for (const { index, printed } of classes) {
    if (printed === null && chosen.has(`rows.${index}.values.${column}`)) return null;
    if (!isFigure(printed)) return null;
    sum = sum.add(Decimal.parse((printed ?? '').replaceAll(',', '')) ?? Decimal.zero);
  }
  return sum;
}

/** `B3:B9,D4`: cells as a list, those below each other as one range. */
function rangesOf(spots: readonly Spot[]): string {
  const sorted = [...spots].sort((a, b) => a.column - b.column || a.row - b.row);
  const ranges: { first: Spot; last: Spot }[] = [];
  for (const spot of sorted) {
    const range = ranges.at(-1);
    if (range !== undefined && range.last.column === spot.column && range.last.row === spot.row - 1) range.last = spot;
    else ranges.push({ first: spot, last: spot });
  }
  return ranges
    .map(({ first, last }) => (first === last ? addressOf(first) : `${addressOf(first)}:${addressOf(last)}`))
    .join(',');
}
