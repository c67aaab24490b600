import type { AccountForm, AccountRow, Printed } from '../../model/transcript.js';

/** The nine published tables of an invented department, all identities whole; a new copy at each call, for tests. */
export function nineTables(): AccountForm[] {
  return [
    sides('公开01表', '收入支出决算总表', incomeRows(), expenditureRows(['决算数'], 32)),
    coded('公开02表', '收入决算表', INCOME, (row) => [row.total, row.total]),
    coded('公开03表', '支出决算表', EXPENDITURE, (row) => [row.total, row.basic, row.project]),
    sides('公开04表', '财政拨款收入支出决算总表', fiscalRows(), expenditureRows(FISCAL, 33)),
    coded('公开05表', '一般公共预算财政拨款支出决算表', GENERAL, (row) => [row.total, row.basic, row.project]),
    basic(),
    empty('公开07表', '政府性基金预算财政拨款收入支出决算表', FUND),
    empty('公开08表', '国有资本经营预算财政拨款支出决算表', CAPITAL),
    threePublic(),
  ];
}

const INCOME = ['本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入'];
const EXPENDITURE = ['本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出'];
const FISCAL = ['合计', '一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'];
const GENERAL = ['本年支出/小计', '本年支出/基本支出', '本年支出/项目支出'];
const FUND = [
  '年初结转和结余',
  '本年收入',
  '本年支出/小计',
  '本年支出/基本支出',
  '本年支出/项目支出',
  '年末结转和结余',
];
const CAPITAL = ['本年支出/合计', '本年支出/基本支出', '本年支出/项目支出'];
const CAR = '财政拨款“三公”经费/公务用车购置及运行维护费';
const PUBLIC = [
  '财政拨款“三公”经费/合计',
  '财政拨款“三公”经费/因公出国（境）费',
  `${CAR}/小计`,
  `${CAR}/公务用车购置费`,
  `${CAR}/公务用车运行维护费`,
  '财政拨款“三公”经费/公务接待费',
  '会议费',
  '培训费',
];

interface Subject {
  readonly code: Printed;
  readonly name: string;
  readonly total: string;
  readonly basic: Printed;
  readonly project: Printed;
}

const SUBJECTS: readonly Subject[] = [
  [null, '合计', '558.64', '355.51', '203.12'],
  ['208', '社会保障和就业支出', '61.15', '61.15', null],
  ['20805', '行政事业单位养老支出', '61.15', '61.15', null],
  ['2080505', '机关事业单位基本养老保险缴费支出', '33.41', '33.41', null],
  ['2080506', '机关事业单位职业年金缴费支出', '27.74', '27.74', null],
  ['210', '卫生健康支出', '471.72', '268.60', '203.12'],
  ['21011', '行政事业单位医疗', '90.53', '15.43', '75.10'],
  ['2101101', '行政单位医疗', '15.43', '15.43', null],
  ['2101103', '公务员医疗补助', '75.10', null, '75.10'],
  ['21013', '医疗救助', '25.08', null, '25.08'],
  ['2101399', '其他医疗救助支出', '25.08', null, '25.08'],
  ['21015', '医疗保障管理事务', '356.12', '253.17', '102.95'],
  ['2101501', '行政运行', '253.17', '253.17', null],
  ['2101506', '医疗保障经办事务', '36.75', null, '36.75'],
  ['2101599', '其他医疗保障管理事务支出', '66.20', null, '66.20'],
  ['221', '住房保障支出', '25.77', '25.77', null],
  ['22102', '住房改革支出', '25.77', '25.77', null],
  ['2210201', '住房公积金', '25.77', '25.77', null],
].map(([code, name, total, own, project]) => ({
  code: code ?? null,
  name: name ?? '',
  total: total ?? '',
  basic: own ?? null,
  project: project ?? null,
}));

function form(table: string, title: string, columns: readonly string[], rows: readonly AccountRow[]): AccountForm {
  return {
    kind: 'account',
    order: Number(table.slice(2, 4)),
    table,
    title,
    unit: '万元',
    department: '清河县医疗保障局',
    empty: rows.every((row) => Object.values(row.values).every((value) => value === null)),
    note: '注：本表反映部门本年度的收支情况。',
    columns: [...columns],
    rows: [...rows],
  };
}

const valuesOf = (columns: readonly string[], values: readonly Printed[]): Record<string, Printed> =>
  Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));

const coded = (
  table: string,
  title: string,
  columns: readonly string[],
  values: (row: Subject) => readonly Printed[],
): AccountForm =>
  form(
    table,
    title,
    columns,
    SUBJECTS.map((row) => ({ code: row.code, name: row.name, line: null, values: valuesOf(columns, values(row)) })),
  );

const empty = (table: string, title: string, columns: readonly string[]): AccountForm =>
  form(table, title, columns, [{ code: null, name: '合计', line: null, values: valuesOf(columns, []) }]);

type Item = readonly [name: Printed, value: Printed];

function incomeRows(): Item[] {
  const named: Item[] = [
    ['一、一般公共预算财政拨款收入', '558.64'],
    ['二、政府性基金预算财政拨款收入', null],
    ['三、国有资本经营预算财政拨款收入', null],
    ['四、上级补助收入', null],
    ['五、事业收入', null],
    ['六、经营收入', null],
    ['七、附属单位上缴收入', null],
    ['八、其他收入', null],
  ];
  const end: Item[] = [
    ['本年收入合计', '558.64'],
    ['使用非财政拨款结余（含专用结余）', null],
    ['年初结转和结余', null],
    [null, null],
    ['总计', '558.64'],
  ];
  return [...named, ...blankItems(26 - named.length), ...end];
}

function fiscalRows(): Item[] {
  const named: Item[] = [
    ['一、一般公共预算财政拨款', '558.64'],
    ['二、政府性基金预算财政拨款', null],
    ['三、国有资本经营财政拨款', null],
  ];
  const end: Item[] = [
    ['本年收入合计', '558.64'],
    ['年初结转和结余', null],
    ['一般公共预算财政拨款', null],
    ['政府性基金预算财政拨款', null],
    ['国有资本经营预算财政拨款', null],
    ['总计', '558.64'],
  ];
  return [...named, ...blankItems(26 - named.length), ...end];
}

const blankItems = (count: number): Item[] => Array.from({ length: count }, () => [null, null]);

const CLASSES = [
  '一般公共服务支出',
  '外交支出',
  '国防支出',
  '公共安全支出',
  '教育支出',
  '科学技术支出',
  '文化旅游体育与传媒支出',
  '社会保障和就业支出',
  '卫生健康支出',
  '节能环保支出',
  '城乡社区支出',
  '农林水支出',
  '交通运输支出',
  '资源勘探工业信息等支出',
  '商业服务业等支出',
  '金融支出',
  '援助其他地区支出',
  '自然资源海洋气象等支出',
  '住房保障支出',
  '粮油物资储备支出',
  '国有资本经营预算支出',
  '灾害防治及应急管理支出',
  '其他支出',
  '债务还本支出',
  '债务付息支出',
  '抗疫特别国债安排的支出',
];
const NUMERALS = '一二三四五六七八九十';
const numeral = (n: number): string => {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens > 1 ? NUMERALS[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? NUMERALS[ones - 1] : ''}`;
};

function expenditureRows(columns: readonly string[], firstLine: number): AccountRow[] {
  const items: [Printed, Printed][] = CLASSES.map((name, index) => [
    `${numeral(index + 1)}、${name}`,
    SUBJECTS.find((subject) => subject.code?.length === 3 && subject.name === name)?.total ?? null,
  ]);
  const total: [Printed, Printed] = ['总计', '558.64'];
  const end: [Printed, Printed][] =
    columns.length === 1
      ? [['本年支出合计', '558.64'], ['结余分配', null], ['年末结转和结余', null], [null, null], total]
      : [['本年支出合计', '558.64'], ['年末结转和结余', null], [null, null], [null, null], [null, null], total];
  return [...items, ...end].map(([name, value], index) => ({
    code: null,
    name,
    line: String(firstLine + index),
    side: '支出',
    values: valuesOf(columns, [value, columns.length > 1 ? value : null]),
  }));
}

function sides(table: string, title: string, left: readonly Item[], right: readonly AccountRow[]): AccountForm {
  const rows: AccountRow[] = left.map(([name, value], index) => ({
    code: null,
    name,
    line: String(index + 1),
    side: '收入',
    values: { 决算数: value },
  }));
  return form(table, title, [...new Set(['决算数', ...Object.keys(right[0]?.values ?? {})])], [...rows, ...right]);
}

function basic(): AccountForm {
  const items: readonly (readonly [Printed, string, Printed])[] = [
    ['301', '工资福利支出', '333.34'],
    ['30101', '基本工资', '116.15'],
    ['30102', '津贴补贴', '24.16'],
    ['30103', '奖金', '28.26'],
    ['30106', '伙食补助费', null],
    ['30107', '绩效工资', '59.02'],
    ['30108', '机关事业单位基本养老保险缴费', '33.41'],
    ['30109', '职业年金缴费', '27.74'],
    ['30110', '职工基本医疗保险缴费', '11.36'],
    ['30111', '公务员医疗补助缴费', '4.07'],
    ['30112', '其他社会保障缴费', '3.41'],
    ['30113', '住房公积金', '25.77'],
    ['303', '对个人和家庭的补助', null],
    ['30301', '离休费', null],
    [null, '人员经费合计', '333.34'],
    ['302', '商品和服务支出', '22.18'],
    ['30201', '办公费', '2.50'],
    ['30202', '印刷费', '1.49'],
    ['30203', '咨询费', null],
    ['30205', '水费', '0.50'],
    ['30206', '电费', '1.50'],
    ['30207', '邮电费', '1.50'],
    ['30211', '差旅费', '1.70'],
    ['30213', '维修（护）费', '1.50'],
    ['30214', '租赁费', '0.01'],
    ['30217', '公务接待费', '1.50'],
    ['30228', '工会经费', '2.42'],
    ['30231', '公务用车运行维护费', '1.20'],
    ['30239', '其他交通费用', '6.36'],
    ['307', '债务利息及费用支出', null],
    ['30701', '国内债务付息', null],
    ['310', '资本性支出', null],
    ['31002', '办公设备购置', null],
    ['31013', '公务用车购置', null],
    ['312', '对企业补助', null],
    ['399', '其他支出', null],
    ['39999', '其他支出', null],
    [null, '公用经费合计', '22.18'],
  ];
  const rows = items.map(([code, name, value]) => ({ code, name, line: null, values: { 决算数: value } }));
  return form('公开06表', '一般公共预算财政拨款基本支出决算明细表', ['决算数'], rows);
}

function threePublic(): AccountForm {
  const rows = ['预算数', '决算数'].map((name) => ({
    code: null,
    name,
    line: null,
    values: valuesOf(PUBLIC, ['2.70', null, '1.20', null, '1.20', '1.50']),
  }));
  return form('公开09表', '财政拨款“三公”经费及会议费、培训费支出决算表', PUBLIC, rows);
}
