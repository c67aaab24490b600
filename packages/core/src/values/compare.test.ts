import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable } from './compare.js';
import { parseValue } from './parse.js';

const compare = (target: string | null, actual: string | null) => comparable(parseValue(target), parseValue(actual));

describe('comparable', () => {
  it.each([
    ['278.9万', '2738600人', '2789000', '2738600', 'unit'],
    ['278.9万', '273.86', '2789000', '2738600', 'magnitude'],
    ['≤100万元', '117.93万元', '100', '117.93', null],
    ['1.2亿元', '1.1亿', '1.2', '1.1', 'unit'],
    ['1.2亿元', '11000万元', '120000000', '110000000', null],
    ['2780000人', '273.86万人', '2780000', '2738600', null],
    ['≤125万元', '25', '1250000', '250000', 'magnitude'],
    ['3500元', '0.35万元', '3500', '3500', null],
    ['95%', '0.96', '0.95', '0.96', null],
    ['95%', '96', '0.95', '0.96', 'percent'],
    ['≥80', '81.7%', '0.8', '0.817', 'percent'],
    ['100%', '1', '1', '1', null],
    ['2869人次', '2869人', '2869', '2869', 'unit'],
    ['30天', '20日', '30', '20', null],
    ['5公里', '4800米', '5000', '4800', null],
    ['550', '20', '550', '20', null],
  ])('%s against %s', (target, actual, t, a, assumed) => {
    const compared = compare(target, actual);
    expect(compared.ok && [compared.target.toString(), compared.actual.toString(), compared.assumed]).toEqual([
      t,
      a,
      assumed,
    ]);
  });

  it.each([
    ['＞8小时', '100%', 'percent-differs'],
    ['10人', '5台', 'unit-differs'],
    ['300元/人', '300元/件', 'unit-differs'],
    ['≥95%', '≥95%', 'not-measured'],
    ['≥95%', '70%-80%', 'not-measured'],
    ['≥95%', null, 'blank'],
    ['≥95%', '不涉及', 'blank'],
    ['≥95%', '已完成', 'kind-differs'],
    ['明显提高', '有所提高', 'words'],
  ])('refuses %s against %s', (target, actual, reason) =>
    expect(compare(target, actual)).toEqual({ ok: false, reason }),
  );

  it('orders dates, by month and day where a year is missing', () => {
    const early = compare('12月底前', '9月底前');
    expect(early.ok && early.actual.compare(early.target)).toBe(-1);
    const late = compare('2022年7月前', '2022年8月');
    expect(late.ok && late.actual.compare(late.target)).toBe(1);
    expect(compare('2022年12月底前', '11月')).toMatchObject({ ok: true, assumed: 'year' });
  });

  it('is antisymmetric: exchanging the sides exchanges the order', () => {
    const sides = fc.tuple(
      fc.integer({ min: 1, max: 99999 }),
      fc.constantFrom('', '人', '万', '万元', '元', '%', '万人'),
    );
    fc.assert(
      fc.property(sides, sides, ([a, unitA], [b, unitB]) => {
        const [there, back] = [compare(`${a}${unitA}`, `${b}${unitB}`), compare(`${b}${unitB}`, `${a}${unitA}`)];
        expect(there.ok).toBe(back.ok);
        if (there.ok && back.ok) expect(there.actual.compare(there.target) + back.actual.compare(back.target)).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});
