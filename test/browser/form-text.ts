/** What a form for a test prints; the rest is the same in each. */
interface FormText {
  readonly name?: string;
  readonly department?: string;
  /** Completion value of the indicator 服务人数 (target ≥5000人, 50 marks, scored in full). */
  readonly actual?: string;
}

/** Sentences of a narrative that state other figures than the form, and two that contradict each other. */
export const NARRATIVE = [
  '三、绩效自评结果',
  '门诊服务项目绩效自评综述：根据年初设定的绩效目标，门诊服务项目自评得分为89分。全年预算数为50万元，执行数为40万元，完成预算的100%。',
  '部门决算收入总计与2022年相比增加10万元，增长50%。',
];

/** A self-evaluation form as it comes out of a PDF by copying: cells apart by tabs. */
export function formText({
  name = '门诊服务',
  department = '青禾县医疗保障局',
  actual = '5000人',
}: FormText = {}): string {
  return [
    '# 项目支出绩效自评表',
    '',
    '2023 年度',
    '',
    `项目名称\t${name}`,
    `主管部门\t${department}\t\t\t实施单位\t${department}本级`,
    '项目资金 (万元)\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分',
    '\t年度资金总额\t50.00\t50.00\t45.00\t10.00\t90%\t9.00',
    '\t其中：当年财政拨款\t50.00\t50.00\t45.00\t—\t90%\t—',
    '\t上年结转资金\t0.00\t0.00\t0.00\t—\t0%\t—',
    '\t其他资金\t0.00\t0.00\t0.00\t—\t0%\t—',
    '年度 总体 目标\t预期目标\t\t\t实际完成情况',
    '\t1. 门诊正常开放\t\t\t门诊全年正常开放。',
    '',
    '一级指标\t二级指标\t三级指标\t年度 指标值\t实际 完成值\t分 值\t得 分\t偏差原因分析及改进措施',
    `产出指标\t数量指标\t服务人数\t≥5000人\t${actual}\t50.00\t50.00\t`,
    '效益指标\t社会效益指标\t受益人数\t≥100人\t100人\t30.00\t30.00\t',
    '满意度指标\t服务对象满意度指标\t群众满意度\t≥90%\t95%\t10.00\t10.00\t',
    '总分\t\t\t\t\t100.00\t99.00',
    '',
  ].join('\n');
}
