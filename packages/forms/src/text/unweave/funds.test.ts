import { describe, expect, it } from 'vitest';
import { formText, readForm, shown } from '../testing/read-form.js';

const HEADER = '年初预算数 全年预算数 全年执行数 分值 执行率 得分';

describe('unweaveFunds', () => {
  it('puts figures behind the label that wraps round them, and the label of the block before the header', () => {
    const form = readForm(
      formText({
        funds: `${HEADER}\n年度资金总额 50.00 48.00 36.00 10 75% 7.5\n项目资\n其中：当年财政拨\n金（万 50.00 48.00 36.00 — 75% —\n款\n元）\n上年结转资金 0 0 0 — — —\n`,
      }),
    );
    expect(form.moneyUnit).toBe('万元');
    expect(form.funds.map((row) => `${row.source}: ${shown(row.cells)}`)).toEqual([
      'total: initial=50.00 annual=48.00 executed=36.00 weight=10 rate=75% score=7.5',
      'fiscal: initial=50.00 annual=48.00 executed=36.00 weight=— rate=75% score=—',
      'carryover: initial=0 annual=0 executed=0 weight=— rate=— score=—',
    ]);
  });

  it('leaves money alone whose labels are whole', () => {
    const form = readForm(formText());
    expect(form.funds.map((row) => `${row.source}: ${shown(row.cells)}`)).toEqual([
      'total: initial=50.00 annual=48.00 executed=36.00 weight=10 rate=75% score=7.5',
    ]);
  });

  it('leaves money alone among which other text stands', () => {
    const text = `${HEADER}\n年度资金总额 50.00 48.00 36.00 10 75% 7.5\n其中：当年财政拨\n情况说明 50.00 48.00 36.00 — 75% —\n款\n`;
    expect(readForm(formText({ funds: text })).funds[0]?.cells.executed?.text).toBe('36.00');
  });
});
