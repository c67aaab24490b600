import type { FundRow, Indicator } from '@kaocheng/core/model/transcript';

/** A column of an indicators block behind its levels: what it holds and how it is headed. */
export type IndicatorKey =
  | 'level1'
  | 'level2'
  | 'name'
  | 'definition'
  | 'scoreRule'
  | 'nature'
  | 'direction'
  | 'operator'
  | 'target'
  | 'unit'
  | 'actual'
  | 'coefficient'
  | 'core'
  | 'weight'
  | 'score'
  | 'deviation'
  /** Columns that the transcript has no key for: 数据来源, 责任科室. */
  | 'source'
  | 'office';

export type FundKey = keyof Omit<FundRow, 'extra'>;

/** One way in which forms are printed somewhere: their labels, the order of their columns, how classes and goals look. */
export interface Style {
  readonly kind: 'project' | 'target' | 'department';
  readonly title: string;
  readonly columns: readonly (readonly [IndicatorKey, string])[];
  readonly funds: readonly (readonly [FundKey, string])[];
  /** Heading of the money block. */
  readonly money: string;
  /** Key under which a source of money of the form is printed, and its label. */
  readonly sources: { readonly [source: string]: readonly [key: string, label: string] };
  readonly head: readonly (readonly (readonly [field: 'name' | 'supervisor' | 'implementer', label: string])[])[];
  /** Heading of the goals and labels of the two texts; null where the form has none. */
  readonly goals: readonly [heading: string, expected: string, actual: string | null] | null;
  /** Heading beside the indicators. */
  readonly block: string;
  /** 产出指标（50分）: whether classes print the sum of their marks. */
  readonly classMarks: boolean;
  /** How rows begin: 指标1：. */
  readonly mark: ((index: number) => string) | null;
  readonly total: string | null;
}

const NATIONAL_FUNDS: Style['funds'] = [
  ['initial', '年初预算数'],
  ['annual', '全年预算数'],
  ['executed', '全年执行数'],
  ['weight', '分值'],
  ['rate', '执行率'],
  ['score', '得分'],
];

const NATIONAL_SOURCES: Style['sources'] = {
  total: ['total', '年度资金总额'],
  fiscal: ['fiscal', '其中：当年财政拨款'],
  carryover: ['carryover', '上年结转资金'],
  other: ['other', '其他资金'],
};

const NATIONAL_HEAD: Style['head'] = [
  [['name', '项目名称']],
  [
    ['supervisor', '主管部门'],
    ['implementer', '实施单位'],
  ],
];

const LEVELS: Style['columns'] = [
  ['level1', '一级指标'],
  ['level2', '二级指标'],
  ['name', '三级指标'],
];

const national: Style = {
  kind: 'project',
  title: '项目支出绩效自评表',
  columns: [
    ...LEVELS,
    ['target', '年度指标值'],
    ['actual', '实际完成值'],
    ['weight', '分值'],
    ['score', '得分'],
    ['deviation', '偏差原因分析及改进措施'],
  ],
  funds: NATIONAL_FUNDS,
  money: '项目资金（万元）',
  sources: NATIONAL_SOURCES,
  head: NATIONAL_HEAD,
  goals: ['年度总体目标', '预期目标', '实际完成情况'],
  block: '绩效指标',
  classMarks: false,
  mark: null,
  total: '总分',
};

const columns = (...behind: (readonly [IndicatorKey, string])[]): Style['columns'] => [...LEVELS, ...behind];

/** Ways of printing a form by name: none is any one province's, each has what several print. */
export const STYLES: { readonly [name: string]: Style } = {
  'marks before values': {
    ...national,
    columns: columns(
      ['weight', '分值'],
      ['score', '得分'],
      ['target', '指标值'],
      ['actual', '完成值'],
      ['deviation', '未完成原因分析'],
    ),
  },
  'weight first': {
    ...national,
    title: '项目绩效目标自评表',
    columns: columns(
      ['weight', '分值'],
      ['target', '年度指标值'],
      ['actual', '全年实际值'],
      ['score', '得分'],
      ['deviation', '未完成原因及拟采取的改进措施'],
    ),
    classMarks: true,
    mark: (index) => `指标${index}：`,
    goals: ['年度总体目标', '年初设定目标', '年度总体目标完成情况综述'],
  },
  'score before actual': {
    ...national,
    columns: columns(
      ['target', '年初目标值'],
      ['weight', '权重'],
      ['score', '自评得分'],
      ['actual', '实际完成值'],
      ['deviation', '偏差原因分析'],
    ),
    money: '预算执行情况（万元）',
  },
  'rules of scoring': {
    ...national,
    columns: columns(
      ['weight', '分值'],
      ['target', '指标值'],
      ['actual', '完成值'],
      ['scoreRule', '评分标准'],
      ['score', '得分'],
      ['deviation', '备注'],
    ),
    total: '合计',
  },
  definitions: {
    ...national,
    columns: columns(
      ['definition', '指标解释'],
      ['target', '目标值'],
      ['actual', '实际完成值'],
      ['weight', '权重'],
      ['score', '得分'],
      ['deviation', '偏差原因及改进措施'],
    ),
    total: '合计',
  },
  coefficients: {
    ...national,
    columns: columns(
      ['target', '年度指标值'],
      ['actual', '全年完成值'],
      ['coefficient', '完成率'],
      ['weight', '分值'],
      ['score', '得分'],
      ['deviation', '原因分析'],
    ),
  },
  'unit before target': {
    ...national,
    columns: columns(
      ['unit', '计量单位'],
      ['target', '年度目标值'],
      ['actual', '年度完成值'],
      ['weight', '分值'],
      ['score', '得分'],
      ['deviation', '未完成原因'],
    ),
  },
  'sources of data': {
    ...national,
    columns: columns(
      ['target', '指标值'],
      ['actual', '实际值'],
      ['source', '数据来源'],
      ['office', '责任科室'],
      ['weight', '分值'],
      ['score', '得分'],
      ['deviation', '偏差原因分析及改进措施'],
    ),
  },
  transfers: {
    ...national,
    title: '转移支付区域绩效自评表',
    head: [
      [['name', '转移支付（项目）名称']],
      [
        ['supervisor', '地方主管部门'],
        ['implementer', '资金使用单位'],
      ],
    ],
    columns: columns(['target', '指标值'], ['actual', '全年实际完成值'], ['deviation', '未完成原因和改进措施']),
    funds: [
      ['annual', '全年预算数（A）'],
      ['executed', '全年执行数（B）'],
      ['rate', '预算执行率（B/A）'],
    ],
    money: '资金情况（万元）',
    sources: {
      total: ['total', '年度资金总额'],
      fiscal: ['central', '其中：中央补助'],
      carryover: ['local', '地方资金'],
      own: ['other', '其他资金'],
    },
    goals: ['总体目标完成情况', '总体目标', '全年实际完成情况'],
    total: null,
  },
  'levels of money': {
    ...national,
    title: '财政支出项目绩效自评表',
    sources: {
      total: ['total', '资金总额'],
      fiscal: ['province', '其中：省级财政资金'],
      carryover: ['city', '市级财政资金'],
      own: ['county', '县级财政资金'],
      other: ['other', '其他资金'],
    },
    columns: columns(
      ['target', '计划指标值'],
      ['actual', '实际完成值'],
      ['weight', '标准分'],
      ['score', '自评分'],
      ['deviation', '未完成原因及改进措施'],
    ),
    goals: ['年度绩效目标', '年初绩效目标', '目标完成情况'],
  },
  'two levels': {
    ...national,
    columns: [
      ['level1', '一级指标'],
      ['name', '指标名称'],
      ['target', '目标值'],
      ['actual', '完成值'],
      ['weight', '分值'],
      ['score', '得分'],
      ['deviation', '备注'],
    ],
    goals: ['年度目标', '预期目标', '完成情况'],
  },
  'signs and units': {
    ...national,
    title: '部门预算项目支出绩效自评表',
    columns: columns(
      ['operator', '指标性质'],
      ['target', '指标值'],
      ['unit', '度量单位'],
      ['actual', '完成值'],
      ['weight', '权重'],
      ['score', '得分'],
      ['deviation', '未完成原因分析'],
    ),
    classMarks: true,
    total: '合计',
  },
  directions: {
    ...national,
    columns: columns(
      ['direction', '指标方向性'],
      ['target', '预期指标值'],
      ['actual', '实际完成值'],
      ['core', '是否核心指标'],
      ['weight', '指标分值'],
      ['score', '指标得分'],
      ['deviation', '说明'],
    ),
  },
  'no reasons': {
    ...national,
    columns: columns(['weight', '分值'], ['target', '指标值'], ['actual', '实际完成值'], ['score', '得分']),
    goals: ['绩效目标', '年初设定目标', '全年目标实际完成情况'],
    funds: [
      ['annual', '预算数（A）'],
      ['executed', '执行数（B）'],
      ['rate', '执行率（B/A）'],
      ['score', '得分'],
    ],
    money: '预算执行情况（万元）',
    total: '总分',
  },
  targets: {
    ...national,
    kind: 'target',
    title: '项目支出绩效目标申报表',
    columns: columns(['target', '指标值']),
    funds: [],
    goals: ['年度绩效目标', '年度绩效目标', null],
    total: null,
  },
  department: {
    ...national,
    kind: 'department',
    title: '部门整体支出绩效自评表',
    head: [[['name', '部门名称']]],
    columns: columns(
      ['target', '年度指标值'],
      ['actual', '实际完成值'],
      ['weight', '分值'],
      ['score', '得分'],
      ['deviation', '偏差原因分析及改进措施'],
    ),
    money: '年度预算执行情况（万元）',
    sources: {
      total: ['total', '年度预算总额'],
      fiscal: ['basic', '其中：基本支出'],
      carryover: ['projects', '项目支出'],
    },
    goals: ['年度总体目标', '预期目标', '实际完成情况'],
  },
};

/** What forms that lack a column would print in it, drawn from the row itself so that rows differ. */
export function invented(key: IndicatorKey, row: Indicator): string | null {
  const name = row.name ?? '';
  const turn = (name.codePointAt(0) ?? 0) + (name.codePointAt(name.length - 1) ?? 0);
  const one = (...texts: [string, ...string[]]): string => texts[turn % texts.length] ?? texts[0];
  switch (key) {
    case 'definition':
      return one(
        `反映${name}的完成情况`,
        `考核${name}是否达到年初设定的要求`,
        `用以反映和考核项目实施对${name}的影响程度。`,
      );
    case 'scoreRule':
      return one(
        '达到目标值得满分，未达到按比例扣分',
        '完成得满分，每低1个百分点扣0.5分，扣完为止',
        '全部完成得满分，未完成不得分',
      );
    case 'direction':
      return one('正向', '正向', '反向');
    case 'core':
      return one('是', '否', '否');
    case 'coefficient':
      return one('100%', '100%', '98%');
    case 'unit':
      return one('个', '%', '人次', '万元', '次');
    case 'operator':
      return one('≥', '=', '≤');
    case 'source':
      return one('业务台账', '统计报表', '问卷调查', '财务账');
    case 'office':
      return one('规划财务科', '办公室', '业务科');
    default:
      return null;
  }
}
