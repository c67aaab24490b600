import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.js';

const oracle = Big();
oracle.strict = true;
oracle.RM = 1;
oracle.DP = 6;

const decimalText = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 0, max: 9 }))
  .map(([negative, digits, scale]) => {
    const text = String(digits).padStart(scale + 1, '0');
    const point = text.length - scale;
    return `${negative ? '-' : ''}${text.slice(0, point)}${scale > 0 ? `.${text.slice(point)}` : ''}`;
  });
const smallText = fc
  .tuple(fc.integer({ min: -999999, max: 999999 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, scale]) =>
    oracle(String(digits))
      .times(oracle(`1e-${scale}`))
      .toFixed(),
  );
const anyText = fc.oneof(decimalText, smallText);

describe('Decimal', () => {
  it('reads what budgets print', () => {
    expect(Decimal.parse('1,234,567.80')?.toString()).toBe('1234567.8');
    expect(Decimal.parse('-0')?.toString()).toBe('0');
    expect(Decimal.parse('007')?.toString()).toBe('7');
    expect(Decimal.parse('0.60')?.toFixed(2)).toBe('0.60');
  });

  it.each(['', '-', '.5', '5.', '1,23', '1,2345', ',123', '12a', '1.2.3', '1 2', '1234,567', '9'.repeat(41)])(
    'refuses %j',
    (text) => expect(Decimal.parse(text)).toBeNull(),
  );

  it('rounds halves away from zero', () => {
    expect(Decimal.of('2.345').toFixed(2)).toBe('2.35');
    expect(Decimal.of('-2.345').toFixed(2)).toBe('-2.35');
    expect(Decimal.of('1.005').round(2).toString()).toBe('1.01');
    expect(Decimal.of('-0.001').toFixed(2)).toBe('0.00');
  });

  it('refuses floats and division by zero', () => {
    expect(() => Decimal.of(0.1)).toThrow(RangeError);
    expect(() => Decimal.of('x')).toThrow(RangeError);
    expect(() => Decimal.one.div(Decimal.zero, 2)).toThrow(RangeError);
  });

  it('agrees with big.js on every operation', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const [x, y, p, q] = [Decimal.of(a), Decimal.of(b), oracle(a), oracle(b)];
        expect(x.toString()).toBe(p.toFixed().replace(/^-0$/, '0'));
        expect(x.add(y).toString()).toBe(p.plus(q).toFixed().replace(/^-0$/, '0'));
        expect(x.sub(y).toString()).toBe(p.minus(q).toFixed().replace(/^-0$/, '0'));
        expect(x.mul(y).toString()).toBe(p.times(q).toFixed().replace(/^-0$/, '0'));
        expect(x.compare(y)).toBe(p.cmp(q));
        if (!y.isZero()) expect(x.div(y, 6).toString()).toBe(p.div(q).toFixed().replace(/^-0$/, '0'));
        expect(x.toFixed(2)).toBe(p.toFixed(2, 1).replace(/^-(0\.00)$/, '$1'));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps order laws', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.integer({ min: -8, max: 8 }), (a, b, exponent) => {
        const [x, y] = [Decimal.of(a), Decimal.of(b)];
        expect(x.compare(y) + y.compare(x)).toBe(0);
        expect(x.add(y).sub(y).equals(x)).toBe(true);
        expect(x.shift(exponent).shift(-exponent).equals(x)).toBe(true);
        expect(Decimal.of(x.toString()).equals(x)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on parse', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        Decimal.parse(text);
      }),
    );
  });
});
