import { openBook } from '@kaocheng/core/accounts/book';
import { type Equation, equationsOf } from '@kaocheng/core/accounts/equations';
import type { AccountForm } from '@kaocheng/core/model/transcript';
import { addressOf } from './address.js';
import type { Canvas, Spot } from './canvas.js';

const FORMAT = 'General';
/** More decimals than amounts have; what binary fractions add behind them is cut off. */
const DECIMALS = 6;
/** Digits of a class, the highest subjects of the budget (政府收支分类科目: 类). */
const CLASS = 3;

/**
 * Puts the sums of an empty account table into its cells as formulas, by the identities that check a filled one
 * (accounts/identities.yaml, `sums` of accounts/tables.yaml); and, in a table whose subjects are still to come, 合计 as the
 * sum of the classes. A cell that would depend on itself has none.
 * @param form the empty form that is drawn
 */
export function computeAccount(canvas: Canvas, form: AccountForm): void {
  const book = openBook([form]);
  const chosen = new Map<string, Equation>();
  for (const equation of equationsOf(book)) {
    const { cell } = equation.whole.place;
    const isSum = equation.relation === 'sum' || equation.relation === 'balance';
    if (isSum && !chosen.has(cell) && !leadsTo(chosen, partsOf(equation), cell)) chosen.set(cell, equation);
  }
  for (const [cell, equation] of chosen) {
    const terms = equation.parts.map(({ sign, amount }) => ({ sign, spot: canvas.spots.get(amount.place.cell) }));
    const spots = (wanted: 1 | -1): Spot[] =>
      terms.flatMap(({ sign, spot }) => (sign === wanted && spot !== undefined ? [spot] : []));
    const [plus, minus] = [rangesOf(spots(1)), rangesOf(spots(-1))];
    if (plus === '') continue;
    const sum = minus === '' ? `SUM(${plus})` : `SUM(${plus})-SUM(${minus})`;
    const all = minus === '' ? plus : `${plus},${minus}`;
    canvas.compute(cell, `IF(COUNT(${all})=0,"",ROUND(${sum},${DECIMALS}))`, FORMAT);
  }
  const [table] = book;
  if (table?.definition.shape === 'coded') computeTotal(canvas, form, table.names.indexOf('合计'), chosen);
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
  const below = form.rows.flatMap((row, index) => (index > total && row.code === null ? [index] : []));
  const rangeOf = (key: string): string =>
    rangesOf(
      below.flatMap((index) => {
        const spot = canvas.spots.get(`rows.${index}.${key}`);
        return spot === undefined ? [] : [spot];
      }),
    );
  const codes = rangeOf('code');
  if (total < 0 || codes === '' || codes.includes(',')) return;
  const classes = `"${'?'.repeat(CLASS)}"`;
  const isWhole = `SUMPRODUCT((${codes}<>"")*(COUNTIF(${codes},LEFT(${codes},${CLASS}))=0))=0`;
  for (const column of form.columns) {
    const cell = `rows.${total}.values.${column}`;
    if (chosen.has(cell)) continue;
    const sum = `ROUND(SUMIF(${codes},${classes},${rangeOf(`values.${column}`)}),${DECIMALS})`;
    canvas.compute(cell, `IF(COUNTIF(${codes},${classes})=0,"",IF(${isWhole},${sum},""))`, FORMAT);
  }
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
