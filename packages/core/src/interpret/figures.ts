import type { Figure, RateFigure } from '../model/evaluation.js';
import type { Printed } from '../model/transcript.js';
import { Decimal } from '../values/decimal.js';
import { fold } from '../values/fold.js';
import { Memory } from '../values/memory.js';
import { scanQuantity } from '../values/quantity.js';

const LONGEST = 60;
/** A bare number up to this is a ratio, where nothing tells otherwise. */
const MOST_RATIO = Decimal.of('1.5');
const BLANK: Figure = { printed: null, value: null };
const BLANK_RATE: RateFigure = { printed: null, value: null, places: 0 };

const marks = new Memory((printed): Figure => ({ printed, value: numberOf(printed) }));

/** What nearly all marks and weights are: one digit, and two. */
const ONES = Array.from({ length: 10 }, (_, digit) => smallFigure(String(digit)));
const TENS = Array.from({ length: 100 }, (_, two) => smallFigure(String(two).padStart(2, '0')));

function smallFigure(printed: string): Figure {
  return { printed, value: Decimal.parse(printed) };
}

/** A weight, score or count: `9.5`, `9.5分`; blank where another type stands. */
export function readMarks(printed: Printed | undefined): Figure {
  if (typeof printed !== 'string') return BLANK;
  const { length } = printed;
  if (length === 1 || length === 2) {
    const first = printed.charCodeAt(0) - 48;
    const last = printed.charCodeAt(length - 1) - 48;
    if (first >= 0 && first <= 9 && last >= 0 && last <= 9) {
      const figure = length === 1 ? ONES[first] : TENS[first * 10 + last];
      if (figure !== undefined) return figure;
    }
  }
  return marks.of(printed);
}

/** Marks or a weight: the number without its unit, `10%` as 10. Null where the print is no number. */
function numberOf(printed: string): Decimal | null {
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

/** What nearly all rates look like. */
const PERCENTAGE = /^\d+(?:\.\d+)?%$/;

/**
 * A rate as a ratio. A bare number is a ratio or a percentage: the one nearer to `expected` where that is known,
 * else a ratio up to 1.5.
 */
export function readRate(printed: Printed | undefined, expected: Decimal | null): RateFigure {
  if (typeof printed !== 'string') return BLANK_RATE;
  if (printed.length > LONGEST) return { printed, value: null, places: 0 };
  const percentage = PERCENTAGE.test(printed) ? Decimal.parse(printed.slice(0, -1)) : null;
  if (percentage !== null) return { printed, value: percentage.shift(-2), places: percentage.places() };
  const text = fold(printed).trim();
  const scanned = scanQuantity(text, 0);
  if (scanned === null || scanned.end !== text.length || scanned.unit !== null || scanned.plusMinus)
    return { printed, value: null, places: 0 };
  if (scanned.percent !== null) return { printed, value: scanned.amount, places: scanned.number.places() };
  const asPercent = scanned.number.shift(-2);
  const isRatio =
    expected === null
      ? scanned.number.compare(MOST_RATIO) <= 0
      : scanned.number.sub(expected).abs().lessThan(asPercent.sub(expected).abs());
  const places = scanned.number.places();
  return isRatio
    ? { printed, value: scanned.number, places: Math.max(places - 2, 0) }
    : { printed, value: asPercent, places };
}
