import type { Figure, RateFigure } from '../model/evaluation.js';
import type { Printed } from '../model/transcript.js';
import { Decimal } from '../values/decimal.js';
import { fold } from '../values/fold.js';
import { scanQuantity } from '../values/quantity.js';

const MOST_REMEMBERED = 4096;
const LONGEST = 60;
const BLANK: Figure = { printed: null, value: null };
const BLANK_RATE: RateFigure = { printed: null, value: null, places: 0 };

/** Reads cells that should hold one plain number: marks, weights, money, rates. Remembers what it has read. */
export class FigureReader {
  private readonly numbers = new Map<string, Figure>();

  /** A weight, score or count: `9.5`, `9.5分`. A percent sign is no number of marks unless `percent` allows it. */
  number(printed: Printed | undefined): Figure {
    if (typeof printed !== 'string') return BLANK;
    const known = this.numbers.get(printed);
    if (known !== undefined) return known;
    const figure: Figure = { printed, value: readMarks(printed) };
    if (this.numbers.size >= MOST_REMEMBERED) this.numbers.clear();
    this.numbers.set(printed, figure);
    return figure;
  }
}

/** Marks or a weight: the number without its unit, `10%` as 10. Null where the print is no number. */
function readMarks(printed: string): Decimal | null {
  const direct = Decimal.parse(printed);
  if (direct !== null || printed.length > LONGEST) return direct;
  const text = fold(printed).trim();
  const scanned = scanQuantity(text, 0);
  return scanned === null || scanned.end !== text.length || scanned.plusMinus ? null : scanned.number;
}

/** Exponent of the unit of money of a form: 4 for 万元, 0 for 元. Forms that print none mean 万元. */
export function moneyExponent(moneyUnit: Printed | undefined): number {
  if (typeof moneyUnit !== 'string') return 4;
  if (moneyUnit.includes('亿')) return 8;
  if (moneyUnit.includes('万')) return 4;
  return moneyUnit.includes('千') ? 3 : moneyUnit.includes('元') ? 0 : 4;
}

/** An amount in the form's unit of money; a cell with its own unit (20万元, 3500元) is converted, `printed` stays. */
export function readMoney(printed: Printed | undefined, exponent: number): Figure {
  if (typeof printed !== 'string') return BLANK;
  const direct = Decimal.parse(printed);
  if (direct !== null || printed.length > LONGEST) return { printed, value: direct };
  const text = fold(printed).trim();
  const scanned = scanQuantity(text, 0);
  if (scanned === null || scanned.end !== text.length || scanned.percent !== null || scanned.plusMinus)
    return { printed, value: null };
  if (scanned.magnitude === '' && scanned.unit === null) return { printed, value: scanned.number };
  if (scanned.unit !== null && !scanned.unit.startsWith('元')) return { printed, value: null };
  return { printed, value: scanned.amount.shift(-exponent) };
}

/**
 * A rate as a ratio. A bare number is a ratio or a percentage: the one nearer to `expected` where that is known,
 * else a ratio up to 1.5.
 */
export function readRate(printed: Printed | undefined, expected: Decimal | null): RateFigure {
  if (typeof printed !== 'string') return BLANK_RATE;
  if (printed.length > LONGEST) return { printed, value: null, places: 0 };
  const text = fold(printed).trim();
  const scanned = scanQuantity(text, 0);
  if (scanned === null || scanned.end !== text.length || scanned.unit !== null || scanned.plusMinus)
    return { printed, value: null, places: 0 };
  if (scanned.percent !== null) return { printed, value: scanned.amount, places: scanned.number.places() };
  const asPercent = scanned.number.shift(-2);
  const isRatio =
    expected === null
      ? scanned.number.compare(Decimal.of('1.5')) <= 0
      : scanned.number.sub(expected).abs().lessThan(asPercent.sub(expected).abs());
  const places = scanned.number.places();
  return isRatio
    ? { printed, value: scanned.number, places: Math.max(places - 2, 0) }
    : { printed, value: asPercent, places };
}
