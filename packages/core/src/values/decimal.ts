/**
 * An exact decimal: `digits` × 10^−`scale`. Small coefficients are safe integers, large ones BigInt; nothing is a float.
 */
type Digits = number | bigint;

const SAFE = Number.MAX_SAFE_INTEGER;
const POWERS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
const CENTS = Array.from({ length: 100 }, (_, cents) => String(cents).padStart(2, '0'));
/** Longer prints are not figures of a budget, and hostile ones must not cost time. */
const MOST_DIGITS = 40;

function bigPower(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function shrink(value: bigint): Digits {
  return value <= 9007199254740991n && value >= -9007199254740991n ? Number(value) : value;
}

/** value × 10^exponent, exponent ≥ 0. */
function scaleUp(value: Digits, exponent: number): Digits {
  if (exponent === 0) return value;
  if (typeof value === 'number' && exponent < 16) {
    const product = value * (POWERS[exponent] ?? 1);
    if (product <= SAFE && product >= -SAFE) return product;
  }
  return shrink(BigInt(value) * bigPower(exponent));
}

function isNegative(value: Digits): boolean {
  return value < 0;
}

/** numerator ÷ denominator to an integer, halves away from zero. */
function divideHalfUp(numerator: Digits, denominator: Digits): Digits {
  if (typeof numerator === 'number' && typeof denominator === 'number') {
    const rest = numerator % denominator;
    const quotient = (numerator - rest) / denominator;
    if (Math.abs(rest) * 2 < Math.abs(denominator)) return quotient;
    return numerator < 0 === denominator < 0 ? quotient + 1 : quotient - 1;
  }
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)];
  const quotient = top / bottom;
  const rest = top % bottom;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < (bottom < 0n ? -bottom : bottom)) return shrink(quotient);
  return shrink(top < 0n === bottom < 0n ? quotient + 1n : quotient - 1n);
}

export class Decimal {
  static readonly zero = new Decimal(0, 0);
  static readonly one = new Decimal(1, 0);
  static readonly hundred = new Decimal(100, 0);

  private constructor(
    private readonly digits: Digits,
    private readonly scale: number,
  ) {}

  /**
   * Reads `-12,345.60`: sign, digits with or without commas in groups of three, fraction. Null for anything else.
   * With `from` and `end`, that part of the text.
   */
  static parse(text: string, from = 0, end = text.length): Decimal | null {
    let at = from;
    let negative = false;
    const first = text.charCodeAt(from);
    if (first === 45 || first === 43) {
      negative = first === 45;
      at += 1;
    }
    let small = 0;
    let big = '';
    let count = 0;
    let scale = 0;
    let inFraction = false;
    let group = -1;
    for (; at < end; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= 48 && code <= 57) {
        if (count === MOST_DIGITS) return null;
        count += 1;
        if (count <= 15) small = small * 10 + (code - 48);
        else big += text.charAt(at);
        if (inFraction) scale += 1;
        else if (group >= 0) group += 1;
      } else if (code === 46 && !inFraction && (group < 0 || group === 3) && count > 0) {
        inFraction = true;
      } else if (code === 44 && !inFraction && count > 0 && (group < 0 ? count <= 3 : group === 3)) {
        group = 0;
      } else return null;
    }
    if (count === 0 || (inFraction && scale === 0) || (!inFraction && group >= 0 && group !== 3)) return null;
    if (big === '') return new Decimal(negative && small !== 0 ? -small : small, scale);
    const whole = BigInt(String(small) + big);
    return new Decimal(shrink(negative ? -whole : whole), scale);
  }

  /**
   * A decimal from its text, or from a safe integer.
   * @throws RangeError when the text is no decimal or the number no safe integer; for constants, not for what is read.
   */
  static of(value: string | number): Decimal {
    if (typeof value === 'number') {
      if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
      return new Decimal(value === 0 ? 0 : value, 0);
    }
    const parsed = Decimal.parse(value);
    if (parsed === null) throw new RangeError(`not a decimal: ${value}`);
    return parsed;
  }

  static sum(values: Iterable<Decimal>): Decimal {
    let total = Decimal.zero;
    for (const value of values) total = total.add(value);
    return total;
  }

  static min(a: Decimal, b: Decimal): Decimal {
    return a.compare(b) <= 0 ? a : b;
  }

  static max(a: Decimal, b: Decimal): Decimal {
    return a.compare(b) >= 0 ? a : b;
  }

  add(other: Decimal): Decimal {
    if (this.digits === 0 && this.scale <= other.scale) return other;
    if (other.digits === 0 && other.scale <= this.scale) return this;
    const scale = Math.max(this.scale, other.scale);
    const a = scaleUp(this.digits, scale - this.scale);
    const b = scaleUp(other.digits, scale - other.scale);
    if (typeof a === 'number' && typeof b === 'number') {
      const sum = a + b;
      if (sum <= SAFE && sum >= -SAFE) return new Decimal(sum, scale);
    }
    return new Decimal(shrink(BigInt(a) + BigInt(b)), scale);
  }

  sub(other: Decimal): Decimal {
    if (this.scale === other.scale && typeof this.digits === 'number' && typeof other.digits === 'number') {
      const difference = this.digits - other.digits;
      if (difference <= SAFE && difference >= -SAFE) return new Decimal(difference, this.scale);
    }
    return this.add(other.negated());
  }

  mul(other: Decimal): Decimal {
    const scale = this.scale + other.scale;
    if (typeof this.digits === 'number' && typeof other.digits === 'number') {
      const product = this.digits * other.digits;
      if (product <= SAFE && product >= -SAFE) return new Decimal(product === 0 ? 0 : product, scale);
    }
    return new Decimal(shrink(BigInt(this.digits) * BigInt(other.digits)), scale);
  }

  /**
   * this ÷ other to `places` decimals, halves away from zero.
   * @throws RangeError when `other` is zero
   */
  div(other: Decimal, places: number): Decimal {
    if (other.isZero()) throw new RangeError('division by zero');
    const shift = places + other.scale - this.scale;
    const top = shift >= 0 ? scaleUp(this.digits, shift) : this.digits;
    const bottom = shift >= 0 ? other.digits : scaleUp(other.digits, -shift);
    const quotient = divideHalfUp(top, bottom);
    return new Decimal(quotient === 0 ? 0 : quotient, places);
  }

  negated(): Decimal {
    return this.isZero()
      ? this
      : new Decimal(typeof this.digits === 'number' ? -this.digits : -this.digits, this.scale);
  }

  abs(): Decimal {
    return isNegative(this.digits) ? this.negated() : this;
  }

  /** −1, 0 or 1 as this is below, equal to or above `other`. */
  compare(other: Decimal): -1 | 0 | 1 {
    if (this.scale === other.scale && typeof this.digits === 'number' && typeof other.digits === 'number') {
      return this.digits < other.digits ? -1 : this.digits > other.digits ? 1 : 0;
    }
    const scale = Math.max(this.scale, other.scale);
    const a = scaleUp(this.digits, scale - this.scale);
    const b = scaleUp(other.digits, scale - other.scale);
    return a < b ? -1 : a > b ? 1 : 0;
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  lessThan(other: Decimal): boolean {
    return this.compare(other) < 0;
  }

  atLeast(other: Decimal): boolean {
    return this.compare(other) >= 0;
  }

  isZero(): boolean {
    return this.digits === 0 || this.digits === 0n;
  }

  sign(): -1 | 0 | 1 {
    return this.isZero() ? 0 : isNegative(this.digits) ? -1 : 1;
  }

  isInteger(): boolean {
    return this.scale === 0 || this.equals(this.round(0));
  }

  /** Decimals as held: 2 for `9.10`. */
  places(): number {
    return this.scale;
  }

  /**
   * The figures that count, with sign: 27386 of 2738600 and of 273.86, so that a lost 万 does not hide the same number.
   * A text where they are more than a number holds exactly.
   */
  figures(): number | string {
    if (typeof this.digits === 'bigint') return String(this.digits).replace(/0+$/, '');
    let figures = this.digits;
    while (figures !== 0 && figures % 10 === 0) figures /= 10;
    return figures;
  }

  /** Rounded to `places` decimals, halves away from zero; fewer decimals stay as they are. */
  round(places: number): Decimal {
    if (this.scale <= places) return this;
    const power = this.scale - places;
    const divisor: Digits = power < 16 ? (POWERS[power] ?? 1) : bigPower(power);
    const rounded = divideHalfUp(this.digits, divisor);
    return new Decimal(rounded === 0 ? 0 : rounded, places);
  }

  /** this × 10^exponent. */
  shift(exponent: number): Decimal {
    const scale = this.scale - exponent;
    return scale >= 0 ? new Decimal(this.digits, scale) : new Decimal(scaleUp(this.digits, -scale), 0);
  }

  /** Without trailing zeros of the fraction: `9.1`. */
  toString(): string {
    const { digits, scale } = this;
    if (scale === 0) return String(digits);
    // Nearly all amounts and marks have two decimals.
    if (scale === 2 && typeof digits === 'number' && digits >= 0) {
      const cents = digits % 100;
      const whole = (digits - cents) / 100;
      if (cents === 0) return String(whole);
      return cents % 10 === 0 ? `${whole}.${cents / 10}` : `${whole}.${CENTS[cents]}`;
    }
    const text = this.toPlain();
    let end = text.length;
    while (text.charCodeAt(end - 1) === 48) end -= 1;
    if (text.charCodeAt(end - 1) === 46) end -= 1;
    const short = text.slice(0, end);
    return short === '-0' ? '0' : short;
  }

  /** With exactly `places` decimals, halves away from zero: `9.10`. */
  toFixed(places: number): string {
    const rounded = this.round(places);
    const text = rounded.toPlain();
    const missing = places - rounded.scale;
    if (missing <= 0) return text;
    return `${text}${rounded.scale === 0 ? '.' : ''}${'0'.repeat(missing)}`;
  }

  toJSON(): string {
    return this.toString();
  }

  private toPlain(): string {
    if (this.scale === 0) return String(this.digits);
    const { digits, scale } = this;
    // Whole and rest of a small amount need no padding of the whole.
    if (typeof digits === 'number' && digits >= 0 && scale < 16) {
      const power = POWERS[scale] ?? 1;
      const rest = digits % power;
      return `${(digits - rest) / power}.${String(rest + power).slice(1)}`;
    }
    const negative = isNegative(this.digits);
    const text = String(negative ? -this.digits : this.digits).padStart(this.scale + 1, '0');
    const point = text.length - this.scale;
    return `${negative ? '-' : ''}${text.slice(0, point)}.${text.slice(point)}`;
  }
}
