import { describe, expect, it } from 'vitest';
import { checkFor, fund, project, row } from '../testing/build.js';

const form = (weights: readonly [heading: string, leaf: string][], total: string | null = '100', execution = '10') =>
  project({
    funds: { total: fund({ weight: execution, score: execution }) },
    indicators: weights.map(([level1Weight, weight], index) =>
      row({ level1: `指标${index}`, level1Weight, name: `第${index}项`, weight, target: '1' }),
    ),
    total: { weight: total, score: null, grade: null },
  });

describe('B2: weights add up', () => {
  it('holds', () =>
    expect(
      checkFor('B2', [
        form([
          ['50', '50'],
          ['30', '30'],
          ['10', '10'],
        ]),
      ]),
    ).toEqual([]));

  it('finds a heading that is not the sum of its rows, and the total that it spoils', () => {
    const findings = checkFor('B2', [
      form([
        ['50', '50'],
        ['30', '20'],
        ['10', '10'],
      ]),
    ]);
    expect(findings).toMatchObject([
      {
        code: 'B2-heading',
        rule: 'weight-sum',
        printed: '30',
        expected: '20',
        where: ['level1[指标1].weight', 'indicators[第1项].weight'],
      },
      { code: 'B2-total', printed: '100', expected: '90', where: ['total.weight', 'level1[指标1].weight'] },
    ]);
  });

  it('only asks where rows may have been left out: less than the heading, and no total of the weights', () => {
    const weights: [string, string][] = [
      ['50', '50'],
      ['30', '20'],
      ['10', '10'],
    ];
    expect(checkFor('B2', [form(weights, null)]).map(({ code, severity }) => [code, severity])).toEqual([
      ['B2-hundred', 'warning'],
      ['B2-heading-less', 'warning'],
    ]);
    expect(
      checkFor('B2-heading', [
        form(
          [
            ['50', '60'],
            ['30', '20'],
            ['10', '10'],
          ],
          null,
        ),
      ]).map(({ severity }) => severity),
    ).toEqual(['error', 'error']);
  });

  it('leaves open what the execution weighs where a form prints only its marks', () => {
    const unweighed = (score: string | null) =>
      project({
        funds: { total: fund({ rate: '98.01%', score }) },
        indicators: [row({ weight: '60' }), row({ name: '乙', weight: '30' })],
        total: { weight: '100', score: null, grade: null },
      });
    expect(checkFor('B2', [unweighed('9.8')])).toEqual([]);
    expect(checkFor('B2', [unweighed(null)])).toMatchObject([{ code: 'B2-total', severity: 'error' }]);
  });

  it('leaves open no more than an execution may weigh, and no less than its marks', () => {
    const unweighed = (first: string, second: string, score: string) =>
      checkFor('B2', [
        project({
          funds: { total: fund({ rate: '100%', score }) },
          indicators: [row({ weight: first }), row({ name: '乙', weight: second })],
          total: { weight: '100', score: null, grade: null },
        }),
      ]).map(({ code, expected }) => [code, expected]);
    expect(unweighed('60', '30', '10')).toEqual([]);
    expect(unweighed('40', '30', '10')).toEqual([['B2-total', '70']]);
    expect(unweighed('60', '38', '10')).toEqual([['B2-total', '98']]);
  });

  it('finds headings that are wrong though the whole adds up', () => {
    expect(
      checkFor('B2', [
        form([
          ['50', '50'],
          ['30', '35'],
          ['10', '5'],
        ]),
      ]).map(({ code }) => code),
    ).toEqual(['B2-heading', 'B2-heading']);
  });

  it('asks about one row under the wrong heading instead of two headings that do not add up', () => {
    const rows = [
      row({ level1: '效益指标', level1Weight: '30', level2: '经济效益指标', name: '甲', weight: '15', target: '1' }),
      row({
        level1: '满意度指标',
        level1Weight: '10',
        level2: '可持续影响指标',
        name: '乙',
        weight: '15',
        target: '1',
      }),
      row({
        level1: '满意度指标',
        level1Weight: '10',
        level2: '服务对象满意度指标',
        name: '丙',
        weight: '10',
        target: '1',
      }),
    ];
    const whole = project({ indicators: rows, total: { weight: '40', score: null, grade: null } });
    expect(checkFor('B2', [whole])).toMatchObject([
      { code: 'B2-misplaced', severity: 'warning', facts: { name: '乙', from: '满意度指标', to: '效益指标' } },
    ]);
  });

  it('only asks where no total is printed', () => {
    expect(
      checkFor('B2', [
        form(
          [
            ['50', '50'],
            ['30', '30'],
            ['10', '10'],
          ],
          null,
          '9',
        ),
      ]),
    ).toMatchObject([
      { code: 'B2-hundred', severity: 'warning', facts: { sum: '99' }, where: ['total.weight', 'funds.total.weight'] },
    ]);
  });

  it('asks about a weight of execution that is printed twice', () => {
    const twice = project({
      funds: { total: fund({ weight: '10' }), fiscal: fund({ weight: '10' }), other: fund({ weight: '—' }) },
    });
    expect(checkFor('B2', [twice])).toMatchObject([
      { code: 'B2-repeated', where: expect.arrayContaining(['funds.fiscal.weight']) },
    ]);
  });

  it('counts the execution rate once where it stands in the funds and among the indicators', () => {
    const rows = [
      row({ level1: '预算执行率', level2: null, name: '预算执行率', weight: '10' }),
      row({ name: '乙', weight: '90', target: '1' }),
    ];
    const twice = project({
      funds: { total: fund({ weight: '10' }) },
      indicators: rows.map((one) => ({ ...one, target: '1' })),
      total: { weight: '100', score: null, grade: null },
    });
    expect(checkFor('B2', [twice])).toEqual([]);
  });

  it('does not add where a weight is blank', () => {
    const gap = project({
      indicators: [
        row({ level1Weight: '50', weight: '10', target: '1' }),
        row({ level1Weight: '50', name: '乙', target: '1' }),
      ],
    });
    expect(checkFor('B2', [gap])).toEqual([]);
  });
});
