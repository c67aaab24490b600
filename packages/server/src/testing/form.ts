/** A transcript file with one project form, as JSON: 3 findings more or less; `actual` is the completion value printed. */
export function transcriptFile(name: string, actual = '3334人'): string {
  const fund = { initial: '100', annual: '100', executed: '90', weight: '10', rate: '90%', score: '9', reason: null };
  const row = (level1: string, title: string, target: string, done: string, weight: string, score: string): object => ({
    level1,
    level2: '数量指标',
    name: title,
    target,
    actual: done,
    weight,
    score,
  });
  return JSON.stringify({
    source: name,
    province: null,
    place: null,
    department: '清河县医疗保障局',
    year: '2022',
    forms: [
      {
        kind: 'project',
        order: 1,
        title: '项目支出绩效自评表',
        year: '2022',
        name: '参保扩面',
        supervisor: '清河县医疗保障局',
        implementer: '清河县医疗保障局',
        moneyUnit: '万元',
        funds: { total: fund },
        goals: { expected: '参保人数增加', actual: '参保人数已增加' },
        indicators: [
          row('产出指标', '参保人数', '≥5000人', actual, '50', '50'),
          row('效益指标', '受益人数', '≥100人', '100人', '30', '30'),
          row('满意度指标', '满意率', '≥90%', '95%', '10', '10'),
        ],
        total: { weight: '100', score: '99' },
      },
    ],
  });
}
