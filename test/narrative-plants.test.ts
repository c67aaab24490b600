import { flatten } from '@kaocheng/core/checks/hang';
import { examineTranscript } from '@kaocheng/core/examine/examine';
import { complete } from '@kaocheng/core/interpret/complete';
import { readNarrative } from '@kaocheng/forms/narrative/read';
import { describe, expect, it } from 'vitest';

const NAME = '乡镇卫生院设备更新';
const row = (
  level1: string,
  level2: string,
  name: string,
  target: string,
  actual: string,
  weight: string,
  score = weight,
) => ({
  level1,
  level2,
  name,
  target,
  actual,
  weight,
  score,
  deviation: score === weight ? null : '厂家供货延迟，次年一季度补齐',
});
const FORM = {
  kind: 'project',
  name: NAME,
  moneyUnit: '万元',
  funds: {
    total: { initial: '260', annual: '250', executed: '245', weight: '10', rate: '98%', score: '9.8' },
    fiscal: { initial: '260', annual: '250', executed: '245' },
  },
  indicators: [
    row('产出指标', '数量指标', '购置设备台数', '≥30台', '27台', '20', '18'),
    row('产出指标', '质量指标', '设备验收合格率', '100%', '100%', '30'),
    row('效益指标', '社会效益指标', '门诊人次增长率', '≥5%', '6.2%', '30'),
    row('满意度指标', '服务对象满意度指标', '患者满意度', '≥90%', '93%', '10'),
  ],
  total: { weight: '100', score: '97.8' },
};

/** Two ways to write the report on the only project of a document. */
const REPORTS = {
  'a report that names it': `项目支出绩效自评报告
一、基本情况
${NAME}项目年初预算260万元，调整后全年预算数250万元，实际支出245万元，预算执行率98%。
二、完成情况
（一）产出指标完成情况。该指标满分50分，自评得分48分。设备验收合格率100%，完成年初目标的100%。
（二）效益指标完成情况。满分30分，得30分。门诊人次增长率6.2%。
三、结论
项目自评得分97.8分，自评等级为优。`,
  'a report by headings': `设备更新项目绩效自评报告
一、资金情况
截止年底，累计支出245万元，资金执行率为98%。
二、绩效分析
1.质量指标：设备验收合格率为100%，全部达到目标。
2.社会效益：门诊人次增长率为6.2%。
三、评价结论
经综合评定，总得分为97.8分，等级为“优”。`,
};

function found(text: string): string[] {
  const regions = [{ start: 0, end: text.length }];
  const { reports } = readNarrative(text, regions, { projects: [NAME], department: null, year: '2023' });
  const { findings } = examineTranscript(complete({ source: 'test', year: '2023', forms: [FORM], reports }));
  return flatten(findings)
    .filter(({ root, severity }) => root === null && severity !== 'info')
    .map(({ code }) => code);
}

describe.each(Object.entries(REPORTS))('%s', (_name, report) => {
  it('agrees with the form', () => expect(found(report)).toEqual([]));

  it.each(
    [
      ['支出245万元', '支出225万元', 'A8-amount'],
      ['执行率98%', '执行率89%', 'A8-rate'],
      ['执行率为98%', '执行率为89%', 'A8-rate'],
      ['得分97.8分', '得分98.8分', 'F2-total'],
      ['得分为97.8分', '得分为98.8分', 'F2-total'],
      ['等级为优', '等级为良', 'G10-total'],
      ['等级为“优”', '等级为“良”', 'G10-total'],
      ['增长率6.2%', '增长率8.2%', 'N7-value'],
      ['增长率为6.2%', '增长率为8.2%', 'N7-value'],
      ['年初预算260万元', '年初预算230万元', 'A8-amount'],
    ].filter(([right]) => report.includes(right ?? '')),
  )('says %s, and is found out with %s: %s', (right, wrong, code) => {
    expect(found(report.replace(right ?? '', wrong ?? ''))).toContain(code);
  });
});
