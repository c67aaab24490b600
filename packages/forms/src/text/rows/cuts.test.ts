import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutsOf, type Wanted } from './cuts.js';
import { type Layout, PRICES } from './layout.js';

const PLAIN: Wanted = {
  signs: false,
  units: false,
  unitsBehind: false,
  answers: false,
  directions: false,
  definitions: false,
};

const cutsIn = (text: string, wanted: Wanted = PLAIN, layout: Layout = 'glued') =>
  cutsOf(text, 0, text.length, layout, PRICES[layout], wanted).within(0, text.length);

/** The text with a bar at each cut that costs at most `most`. */
function cheap(text: string, most: number, wanted: Wanted = PLAIN, layout: Layout = 'glued'): string {
  const places = [0, ...cutsIn(text, wanted, layout).flatMap(({ at, price }) => (price <= most ? [at] : []))];
  return places.map((at, i) => text.slice(at, places[i + 1] ?? text.length)).join('|');
}

describe('cuts in a text without breaks', () => {
  it('stand before, between and behind what is printed twice', () => {
    expect(cheap('花费控制不突破预算不突破预算', 0.5)).toBe('花费控制|不突破预算|不突破预算');
    expect(cheap('资金使用合规性好好', 0.5)).toBe('资金使用合规性|好|好');
  });

  it('find the figure that a weight is glued to', () => {
    expect(cheap('人数102370人2370人10', 0.5)).toBe('人数|10|2370|人|2370|人|10');
  });

  it('are dear before a unit that no name begins with', () => {
    const priceAt = (text: string, at: number): number => cutsIn(text).find((cut) => cut.at === at)?.price ?? 99;
    expect(priceAt('成本18万元网络维护', 4)).toBeGreaterThan(priceAt('成本18网络维护', 4));
    expect(priceAt('成本10个别防护', 4)).toBe(priceAt('成本10网络维护', 4));
  });

  it('stand behind an end of a name of three glyphs, and never before a glyph that begins no word', () => {
    expect(cheap('目标完整性内容清楚具体', 1.2)).toBe('目标完整性|内容清楚具体');
    expect(cutsIn('工作安排周全性内容清楚').some(({ at }) => at === 6)).toBe(false);
  });

  it('stand behind the bound of a figure, and never before a bracket', () => {
    expect(cheap('参保率95%以上居民基金收入41000万元', 0.8)).toContain('95%|以上|居民基金收入');
    expect(cheap('办理天数3个月以内群众办事成本10元', 0.8)).toContain('3个月以内|群众');
    expect(cutsIn('经费结余率(结余数/预算数)≤5%').some(({ at }) => at === 5)).toBe(false);
  });

  it('stand behind the unit of a figure, and never between a sign and its figure', () => {
    expect(cheap('召开会议≥5次开展宣传活动', 0.8)).toBe('召开会议|≥5次|开展宣传活动');
    expect(cheap('贯标工作8月底以前宣传及时性', 0.8)).toBe('贯标工作|8|月底以前|宣传及时性');
    expect(cutsIn('人数(≥**人)≥7人7人').some(({ at }) => at === 9)).toBe(false);
    expect(cheap('参保≥570145人次', 0.8)).toBe('参保|≥570145人次');
  });

  it('stand around 定性 where signs have a column, around 是 before a figure where a column answers', () => {
    expect(cheap('用款是否合规定性按制度执行', 0.5, { ...PLAIN, signs: true })).toBe('用款是否合规|定性|按制度执行');
    expect(cheap('系统稳定性好', 0.5, { ...PLAIN, signs: true })).not.toContain('|定性');
    expect(cheap('21980人是55', 0.5, { ...PLAIN, answers: true })).toContain('人|是|');
  });

  it('stand around directions and before explanations where the form has such columns', () => {
    const wanted = { ...PLAIN, directions: true, definitions: true };
    expect(cheap('委托件数正向反映委托件数的情况', 0.5, wanted)).toBe('委托件数|正向|反映委托件数的情况');
    expect(cheap('委托件数正向反映委托件数的情况', 0.5)).toBe('委托件数正向反映委托件数的情况');
  });

  it('stand before every degree that a run ends in', () => {
    expect(cheap('患者医疗费用负担减轻明显减轻', 0.5)).toBe('患者医疗费用负担|减轻|明显|减轻');
  });

  it('stand behind two decimals rather than before a nought', () => {
    const price = new Map(cutsIn('率20.0020.00').map((cut) => [cut.at, cut.price]));
    expect(price.get(6)).toBeLessThan(price.get(4) ?? Number.POSITIVE_INFINITY);
    expect(price.get(6)).toBeLessThan(price.get(7) ?? Number.POSITIVE_INFINITY);
  });

  it('part neither a word nor two glyphs that stand together elsewhere', () => {
    expect(cutsIn('采购合同签订及时率').some(({ at }) => at === 1 || at === 7)).toBe(false);
    expect(cutsIn('古树复壮数目与古树巡护').some(({ at }) => at === 1)).toBe(false);
  });

  it('part a unit from its figure only where units have a column behind the targets', () => {
    expect(cheap('率100%', 0.5)).toBe('率|100%');
    expect(cheap('率100%', 0.5, { ...PLAIN, units: true, unitsBehind: true })).toBe('率|100|%');
    expect(cheap('宣传次数次≥6次', 0.5, { ...PLAIN, units: true })).toBe('宣传次数|次|≥6|次');
  });

  it('stand behind an answer only where a column asks for one', () => {
    expect(cheap('5是宣传', 0.5, { ...PLAIN, answers: true })).toBe('5|是|宣传');
    expect(cheap('5是宣传', 0.5)).toBe('5|是宣传');
  });

  it('cost a cell that goes on over them where they are sure', () => {
    const over = new Map(cutsIn('健全性定性指标高高').map((cut) => [cut.at, cut.join]));
    expect(over.get(3)).toBeGreaterThan(3);
    expect(over.get(8)).toBeGreaterThan(1);
  });

  it('are none in a block longer than any form', () => {
    expect(cutsIn('人1'.repeat(15_000))).toEqual([]);
  });
});

it('in a text that keeps its breaks words are whole', () => {
  expect(cheap('古树体检数目', 9, PLAIN, 'lines')).toBe('古树体检数目');
});

it('cuts of any text lie inside it, in order and at a price', () => {
  const glyph = fc.constantFrom(...'古树体检提高好是否率0123456789.%≥()、。');
  fc.assert(
    fc.property(fc.array(glyph, { maxLength: 80 }), fc.constantFrom<Layout>('glued', 'lines'), (glyphs, layout) => {
      const text = glyphs.join('');
      const cuts = cutsIn(text, PLAIN, layout);
      const places = cuts.map(({ at }) => at);
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      for (const { at, price, join } of cuts) {
        expect(at > 0 && at < text.length).toBe(true);
        expect(price > 0 && join >= 0).toBe(true);
      }
    }),
  );
});
