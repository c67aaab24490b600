import { describe, expect, it } from 'vitest';
import { checkFor, fund, project, row } from '../testing/build.js';

const weighed = (output: string, benefit: string, satisfaction: string) =>
  project({
    funds: { total: fund({ weight: '10' }) },
    indicators: [
      row({ level1: '产出指标', weight: output }),
      row({ level1: '效益指标', level2: '社会效益指标', name: '受益程度', weight: benefit }),
      row({ level1: '满意度指标', level2: '服务对象满意度指标', name: '群众满意度', weight: satisfaction }),
    ],
  });

describe('B1: class weights follow the policy', () => {
  it('holds for 10/50/30/10', () => expect(checkFor('B1', [weighed('50', '30', '10')])).toEqual([]));

  it('is one finding for each other pattern', () => {
    const findings = checkFor('B1', [weighed('65', '15', '10'), weighed('50', '20', '20'), weighed('65', '15', '10')]);
    expect(findings.map(({ form, severity, facts }) => [form, severity, facts['count']])).toEqual([
      [null, 'warning', 2],
      [2, 'warning', 1],
    ]);
    expect(findings[0]?.where).toContain('forms[3].level1[效益指标].weight');
  });

  it('holds for the patterns of 财预〔2021〕101号, and only notes what a platform prescribes', () => {
    const noSatisfaction = project({
      funds: { total: fund({ weight: '10' }) },
      indicators: [
        row({ level1: '产出指标', weight: '50' }),
        row({ level1: '效益指标', level2: '社会效益指标', name: '受益程度', weight: '40' }),
      ],
    });
    expect(checkFor('B1', [noSatisfaction])).toEqual([]);
    expect(checkFor('B1', [{ ...weighed('65', '15', '10'), name: '在职人员工资' }])).toMatchObject([
      { code: 'B1-prescribed', severity: 'info' },
    ]);
  });

  it('leaves weights that make no hundred to B2', () =>
    expect(checkFor('B1', [weighed('50', '20', '10')])).toEqual([]));
});
