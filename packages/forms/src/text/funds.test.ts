import { describe, expect, it } from 'vitest';
import { formText, readForm, shown, unreadOf } from './testing/read-form.js';

const HEADER = '项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分\n';

/** Money rows of a form that holds `funds`, each as its source and cells; nothing of the form may stay unread. */
function money(funds: string): string[] {
  const form = readForm(formText({ funds: `${funds}\n` }));
  expect(unreadOf(form)).toEqual([]);
  return form.funds.map((row) => `${row.source} ${shown(row.cells)}`.trim());
}
const TOTAL = 'total initial=50.00 annual=48.00 executed=36.00 weight=10 rate=75% score=7.5';
const FISCAL = 'fiscal initial=50.00 annual=48.00 executed=36.00 weight=— rate=75% score=—';

describe('funds of a flattened form', () => {
  it('reads a row a line, dashes and zeros as printed', () => {
    expect(
      money(
        `${HEADER}年度资金总额 50.00 48.00 36.00 10 75% 7.5\n其中：当年财政拨款 50.00 48.00 36.00 — 75% —\n上年结转资金 — — — — — —\n其他资金 0 0 0 — 0 —`,
      ),
    ).toEqual([
      TOTAL,
      FISCAL,
      'carryover initial=— annual=— executed=— weight=— rate=— score=—',
      'other initial=0 annual=0 executed=0 weight=— rate=0 score=—',
    ]);
  });

  it('reads 其中：财政拨款 as a row, though it is a label of the head too', () => {
    expect(
      money(`${HEADER}年度资金总额\n50.00\n48.00\n36.00\n10\n75%\n7.5\n其中：财政拨款\n50.00\n48.00\n36.00\n—\n75%\n—`),
    ).toEqual([TOTAL, FISCAL]);
  });

  it('knows a row by what its label ends in', () => {
    expect(
      money(`${HEADER}年度资金总额 50.00 48.00 36.00 10 75% 7.5\n其中： 新区财政资金 50.00 48.00 36.00 — 75% —`),
    ).toEqual([TOTAL, FISCAL]);
  });

  it('makes no row of a year in a sentence, nor of a date or a count', () => {
    const sentence = (text: string): string[] => {
      const form = readForm(formText({ funds: `${HEADER}年度资金总额 50.00 48.00 36.00 10 75% 7.5\n${text}\n` }));
      return form.funds.map((row) => row.source);
    };
    for (const text of ['因疫情影响 采购项目2023年实施 资金未支付', '采购项目2023 年实施', '余下款项2023-2024年支付'])
      expect(sentence(text), text).toEqual(['total']);
    expect(sentence('资金用于 修缮房屋120间 45户')).toEqual(['total']);
    expect(sentence('福彩公益金 20.00 18.00 9.00 — 50% —')).toEqual(['total', '福彩公益金']);
  });

  it('reads a cell a line, and labels broken over lines', () => {
    expect(
      money(
        `${HEADER}年度\n资金总\n额\n50.00\n48.00\n36.00\n10\n75%\n7.5\n其中：当年财\n政拨款\n50.00\n48.00\n36.00\n—\n75%\n—`,
      ),
    ).toEqual([TOTAL, FISCAL]);
  });

  it('is no less sure of a row that the number of a page has broken', () => {
    const row = (broken: string) =>
      readForm(formText({ funds: `${HEADER}年度资金总额 50.00 48.00 36.00${broken} 10 75% 7.5\n` })).funds[0]?.cells;
    expect(row('\n\n12\n\n')?.executed).toMatchObject({ text: '36.00', confidence: row('')?.executed?.confidence });
  });

  it('puts 100 and the % of the next line together', () => {
    for (const broken of ['100\n% 10', '100\n%\n10', '100 % 10'])
      expect(money(`${HEADER}年度资金总额 40 40 40 10 ${broken}`)).toEqual([
        'total initial=40 annual=40 executed=40 weight=10 rate=100% score=10',
      ]);
  });

  it('puts a % that wraps behind the score to its rate', () => {
    expect(money(`${HEADER}年度资金总额 50.00 48.00 36.00 10 75.00 7.5\n%`)).toEqual([
      'total initial=50.00 annual=48.00 executed=36.00 weight=10 rate=75.00% score=7.5',
    ]);
  });

  it('parts figures that are glued together by type and by the rate', () => {
    expect(
      money(
        '项目资金（万元）年初预算数全年预算数全年执行数分值执行率得分年度资金总额40004000400010100%10其中：当年财政拨款400040004000—100%—',
      ),
    ).toEqual([
      'total initial=4000 annual=4000 executed=4000 weight=10 rate=100% score=10',
      'fiscal initial=4000 annual=4000 executed=4000 weight=— rate=100% score=—',
    ]);
    expect(money('项目资金（万元）全年预算数全年执行数执行率得分\n年度资金总额40004000100%10')).toEqual([
      'total annual=4000 executed=4000 rate=100% score=10',
    ]);
    expect(
      money('项目资金（万元）年初预算数全年预算数全年执行数分值执行率得分\n年度资金总额12.5012.5010.001080%8'),
    ).toEqual(['total initial=12.50 annual=12.50 executed=10.00 weight=10 rate=80% score=8']);
  });

  it('leaves blanks that left no trace blank', () => {
    expect(money(`${HEADER}年度资金总额 48.00 36.00 75%\n其他资金\n单位资金 2.00`)).toEqual([
      'total annual=48.00 executed=36.00 rate=75%',
      'other',
      'own annual=2.00',
    ]);
    expect(money(`${HEADER}年度资金总额 50.00 48.00 36.00 10 75% 7.5\n其他资金 / /`)[1]).toMatch(/^other .*=\/ .*=\/$/);
  });

  it('gives the total the figures that stand before its label', () => {
    expect(
      money(`${HEADER}50.00 48.00 36.00 10 75% 7.5\n年度资金总额\n其中：当年财政拨款 50.00 48.00 36.00 — 75% —`),
    ).toEqual([TOTAL, FISCAL]);
  });

  it('takes figures without any label for the total', () => {
    expect(money(`${HEADER}50.00 48.00 36.00 10 75% 7.5`)).toEqual([TOTAL]);
  });

  it('keeps what is printed even where the rate does not agree', () => {
    expect(money(`${HEADER}年度资金总额 50.00 48.00 36.00 10 80% 9.5`)).toEqual([
      'total initial=50.00 annual=48.00 executed=36.00 weight=10 rate=80% score=9.5',
    ]);
  });

  it('reads figures with thousands signs under labels with the unit', () => {
    expect(money(`${HEADER}年度资金总额（万元） 1,250.00 1,250.00 625.00 10 50% 5`)).toEqual([
      'total initial=1,250.00 annual=1,250.00 executed=625.00 weight=10 rate=50% score=5',
    ]);
  });

  it('reads other columns in their own order, the reason behind the figures', () => {
    expect(
      money(
        '项目资金（万元） 年初预算数 全年预算数 全年执行数 执行率 权重 得分 原因\n总额 50.00 48.00 36.00 75% 10 7.5 采购推迟到次年\n中央财政资金 30.00 30.00 24.00 80% / /',
      ),
    ).toEqual([
      'total initial=50.00 annual=48.00 executed=36.00 rate=75% weight=10 score=7.5 reason=采购推迟到次年',
      'central initial=30.00 annual=30.00 executed=24.00 rate=80% weight=/ score=/',
    ]);
  });

  it('names a second row of one source apart', () => {
    const rows = money(`${HEADER}年度资金总额 5 5 5 10 100% 10\n其他资金 2 2 2 — 100% —\n其他资金 3 3 3 — 100% —`);
    expect(rows.map((row) => row.split(' ')[0])).toEqual(['total', 'other', 'other.2']);
  });

  it('takes the number of a page between two rows for none of their figures', () => {
    expect(money(`${HEADER}年度资金总额 50.00 48.00 36.00 10 75% 7.5\n- 3 -\n其他资金 0 0 0 — 0 —`)[0]).toBe(TOTAL);
  });

  it('parts glued figures by the rate where the budget of the beginning is blank, or is what the rate is of', () => {
    const glued = (figures: string): string | undefined =>
      money(`${HEADER.replaceAll(' ', '')}年度资金总额${figures}`)[0];
    expect(glued('23.2923.2910100%10')).toBe('total annual=23.29 executed=23.29 weight=10 rate=100% score=10');
    expect(glued('60505010100%10')).toBe('total initial=60 annual=50 executed=50 weight=10 rate=100% score=10');
    expect(glued('6050501083.33%8.33')).toBe('total initial=60 annual=50 executed=50 weight=10 rate=83.33% score=8.33');
  });

  it('reads a rate printed as a fraction among glued figures', () => {
    expect(money(`${HEADER.replaceAll(' ', '')}年度资金总额292927.890.9588`)).toEqual([
      'total initial=29 annual=29 executed=27.8 weight=9 rate=0.958 score=8',
    ]);
  });

  it('never parts 100% of glued figures before its noughts', () => {
    const header = '项目资金（万元）年初预算数全年预算数全年执行数执行率\n';
    expect(money(`${header}年度资金总额40004000100%`)).toEqual(['total annual=4000 executed=4000 rate=100%']);
  });
});
