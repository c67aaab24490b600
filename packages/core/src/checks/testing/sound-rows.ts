import type { Indicator } from '../../model/transcript.js';

/** The classes of a sound form; a layout names them in its own words. */
export type SoundClass = 'cost' | 'output' | 'benefit' | 'satisfaction';

/** How a row came out. `over` stays below what asks for a reason. */
export type Outcome = 'met' | 'over' | 'missed';

/** One row that a unit may set itself: what is wanted and what came of it, neither of it wrong. */
export interface SoundRow {
  readonly class: SoundClass;
  readonly level2: string;
  readonly name: string;
  readonly operator: '≥' | '≤' | '=' | null;
  readonly target: string;
  readonly unit: string | null;
  /** What is printed as done, by how it came out; a row that cannot come out so is met. */
  readonly actual: { readonly met: string; readonly over?: string; readonly missed?: string };
}

type Line = readonly [
  level2: string,
  name: string,
  operator: SoundRow['operator'],
  target: string,
  unit: string | null,
  met: string,
  over?: string | null,
  missed?: string,
];

const of = (level1: SoundClass, lines: readonly Line[]): SoundRow[] =>
  lines.map(([level2, name, operator, target, unit, met, over, missed]) => ({
    class: level1,
    level2,
    name,
    operator,
    target,
    unit,
    actual: { met, ...(over == null ? {} : { over }), ...(missed === undefined ? {} : { missed }) },
  }));

/** Rows of many trades, printed as such rows are: counts, rates, sums of money, standards, days, dates, ranges, words. */
export const SOUND_ROWS: readonly SoundRow[] = [
  ...of('output', [
    ['数量指标', '举办培训班期数', '≥', '12', '期', '12', '14', '9'],
    ['数量指标', '新建公厕座数', '=', '8', '座', '8', null, '6'],
    ['数量指标', '改造道路里程', '≥', '23.6', '公里', '23.6', '25.1', '20.06'],
    ['数量指标', '发放补贴户数', '≥', '1240', '户', '1240', '1251', '1209'],
    ['数量指标', '编印宣传资料份数', '≥', '20000', '份', '20000', '21500', '15000'],
    ['数量指标', '绿化养护面积', '≥', '15.8', '万平方米', '15.8', '16.2', '14.22'],
    ['数量指标', '巡查河道次数', '≥', '48', '次', '50', '55', '36'],
    ['数量指标', '资助困难学生人数', '≥', '326', '人', '326', '330', '300'],
    ['数量指标', '采购执法记录仪数量', '=', '60', '台', '60', null, '48'],
    ['数量指标', '开展文艺演出场次', null, '3-5', '场', '4'],
    ['数量指标', '完成规划编制数量', '≥', '1', '项', '1'],
    ['质量指标', '工程质量验收合格率', '=', '100', '%', '100'],
    ['质量指标', '参训人员结业率', '≥', '95', '%', '96.4', '98', '90.25'],
    ['质量指标', '设备故障率', '≤', '2', '%', '1.3'],
    ['质量指标', '案件审理改判率', '≤', '5', '%', '5'],
    ['质量指标', '数据准确率', '≥', '99.5', '%', '99.62'],
    ['质量指标', '抽检合格率', '≥', '98', '%', '98.5', null, '97.02'],
    ['时效指标', '资金拨付及时率', '=', '100', '%', '100'],
    ['时效指标', '项目完工时间', null, '2023年11月30日前', null, '2023年11月18日'],
    ['时效指标', '任务完成时限', null, '12月底前', null, '12月20日'],
    ['时效指标', '应急响应时间', '≤', '30', '分钟', '25'],
    ['时效指标', '信访件办结时间', '≤', '15', '个工作日', '15'],
    ['时效指标', '按期完成率', '≥', '95', '%', '97', null, '90.25'],
  ]),
  ...of('cost', [
    ['经济成本指标', '培训人均成本', '≤', '450', '元/人', '438'],
    ['经济成本指标', '每公里养护成本', '≤', '3.2', '万元', '3.05'],
    ['经济成本指标', '单台设备采购成本', '≤', '5800', '元', '5800'],
    ['经济成本指标', '宣传品制作单价', '≤', '12.5', '元/份', '11.8'],
  ]),
  ...of('benefit', [
    ['经济效益指标', '带动农户增收', '≥', '1500', '元/户', '1560', '1710'],
    ['经济效益指标', '村集体经济收入', '≥', '36', '万元', '37.2', '41'],
    ['社会效益指标', '带动就业人数', '≥', '85', '人', '88', '96', '68'],
    ['社会效益指标', '政策知晓率', '≥', '90', '%', '92.5', null, '85.5'],
    ['社会效益指标', '受益群众覆盖率', '≥', '95', '%', '95.6'],
    ['社会效益指标', '提升城市形象', null, '明显提升', null, '明显提升'],
    ['社会效益指标', '维护社会和谐稳定', null, '有效维护', null, '有效维护'],
    ['生态效益指标', '污水集中处理率', '≥', '95', '%', '96.1', null, '94.05'],
    ['生态效益指标', '改善人居环境', null, '持续改善', null, '持续改善'],
    ['生态效益指标', '空气质量优良天数', '≥', '292', '天', '298'],
    ['可持续影响指标', '设施使用年限', '≥', '10', '年', '10'],
    ['可持续影响指标', '长效管护机制', null, '建立健全', null, '建立健全'],
  ]),
  ...of('satisfaction', [
    ['服务对象满意度指标', '受益群众满意度', '≥', '90', '%', '93.5', null, '88.2'],
    ['服务对象满意度指标', '参训学员满意度', '≥', '95', '%', '96', null, '93.1'],
    ['服务对象满意度指标', '周边居民满意程度', '≥', '85', '%', '91'],
  ]),
];

/** A row as a layout prints it: with the sign and the unit in the cell, or in columns of their own. */
export function printed(row: SoundRow, outcome: Outcome, columns: boolean): Partial<Indicator> {
  const actual = (outcome === 'met' ? undefined : row.actual[outcome]) ?? row.actual.met;
  const unit = row.unit ?? '';
  const isWorded = row.unit === null;
  if (columns) {
    const range = row.target.includes('-');
    return {
      operator: row.operator ?? (isWorded ? '定性' : range ? '＝' : null),
      target: row.target,
      unit: isWorded ? null : unit,
      actual,
    };
  }
  return {
    target: `${row.operator === '=' ? '' : (row.operator ?? '')}${row.target}${unit}`,
    actual: `${actual}${unit}`,
  };
}

/** Whether a row has fallen short, by its outcome. */
export function isMissed(row: SoundRow, outcome: Outcome): boolean {
  return outcome === 'missed' && row.actual.missed !== undefined;
}

/** Marks of a row: full, or in proportion, rounded to two places half up; by whole hundredths, without the program's decimals. */
export function marks(row: SoundRow, outcome: Outcome, weight: number): string {
  if (!isMissed(row, outcome)) return text(weight * 100);
  const [actual, target] = [thousandths(row.actual.missed ?? ''), thousandths(row.target)];
  return text(Math.floor((weight * 100 * actual * 2 + target) / (target * 2)));
}

function thousandths(number: string): number {
  return Math.round(Number(number) * 1000);
}

/** Hundredths of a mark as they are printed. */
export function text(hundredths: number): string {
  return (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');
}
