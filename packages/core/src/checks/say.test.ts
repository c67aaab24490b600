import { describe, expect, it } from 'vitest';
import { sayFinding, saySeverity } from './say.js';

describe('sayFinding', () => {
  it('fills in what is printed, lists by their template, keys by their Chinese name', () => {
    const said = sayFinding({
      code: 'A1-sum',
      printed: '6.00',
      expected: '1.65',
      facts: {
        column: 'initial',
        parts: [
          { source: 'fiscal', printed: '1.65' },
          { source: 'other', printed: '0.00' },
        ],
        sum: '1.65',
        difference: '4.35',
        unit: ' 万元',
      },
    });
    expect(said.sentence).toBe(
      '年初预算数：年度资金总额印 6.00，各来源（财政拨款 1.65；其他资金 0.00）合计 1.65，相差 4.35 万元。',
    );
  });

  it('says a blank as blank, and a path by its parts', () => {
    const said = sayFinding({
      code: 'A14-error',
      printed: null,
      expected: null,
      facts: { count: 3, forms: [1, 2, 3], place: 'funds.fiscal.executed' },
    });
    expect(said.sentence).toBe('3 张表（表1、2、3）的财政拨款的全年执行数都没有填，出于同一原因。');
    expect(sayFinding({ code: 'A17', printed: null, expected: null, facts: { annual: null } }).sentence).toContain(
      '空白',
    );
  });

  it('turns quotation marks of a quoted name into inner ones', () => {
    const facts = { name: '“三公经费”控制率', actual: '78.27%', target: '<100%', weight: '2', score: '1' };
    expect(sayFinding({ code: 'B6-unexplained', printed: '1', expected: '2', facts }).sentence).toContain(
      '“‘三公经费’控制率”',
    );
  });

  it('does not end a sentence twice where a cell ends its own', () => {
    const facts = { completionName: '甲', completion: '100%', progressName: '乙', progress: '全年为62.78%。' };
    const { sentence } = sayFinding({ code: 'F1', printed: null, expected: null, facts });
    expect(sentence).toContain('全年为62.78%，说的是');
  });

  it('falls back to the code where no words are known', () => {
    expect(sayFinding({ code: 'Z9', printed: null, expected: null, facts: {} }).sentence).toBe('Z9');
  });
});

describe('saySeverity', () => {
  it('speaks to people', () => {
    expect([saySeverity('error'), saySeverity('warning'), saySeverity('info')]).toEqual(['必须改', '请说明', '提示']);
  });
});
