import type { AccountForm, AccountRow, Printed } from '../../model/transcript.js';
import { economicSubjects, functionSubjects, sideRows, tableDefinitions } from '../definitions.js';

type Item = readonly [name: Printed, value: Printed];

/** The nine published tables of an invented department, all identities whole; a new copy at each call, for tests. */
export function nineTables(): AccountForm[] {
  const subjects = (columns: readonly string[], values: (row: Subject) => readonly Printed[]): AccountRow[] =>
    SUBJECTS.map((row) => ({ code: row.code, name: row.name, line: null, values: valuesOf(columns, values(row)) }));
  const coded = (order: number, id: string, values: (row: Subject) => readonly Printed[]): AccountForm => {
    const columns = columnsOf(id);
    return form(order, id, columns, subjects(columns, values));
  };
  const empty = (order: number, id: string): AccountForm => {
    const columns = columnsOf(id);
    return form(order, id, columns, [{ code: null, name: '合计', line: null, values: valuesOf(columns, []) }]);
  };
  return [
    sides(1, 'income-expenditure', incomeItems(), 32),
    coded(2, 'income', (row) => [row.total, row.total]),
    coded(3, 'expenditure', (row) => [row.total, row.basic, row.project]),
    sides(4, 'fiscal-income-expenditure', fiscalItems(), 33),
    coded(5, 'general', (row) => [row.total, row.basic, row.project]),
    basic(),
    empty(7, 'government-fund'),
    empty(8, 'state-capital'),
    threePublic(),
  ];
}

const table = (id: string) => {
  const found = tableDefinitions.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no table ${id}`);
  return found;
};
const columnsOf = (id: string): string[] =>
  (table(id).variants[0]?.columns ?? []).map((column) => column.labels[0] ?? '');

interface Subject {
  readonly code: Printed;
  readonly name: string;
  readonly total: string;
  readonly basic: Printed;
  readonly project: Printed;
}

const TOTAL = '558.64';
const SUBJECTS: readonly Subject[] = (
  [
    [null, TOTAL, '355.51', '203.12'],
    ['208', '61.15', '61.15', null],
    ['20805', '61.15', '61.15', null],
    ['2080505', '33.41', '33.41', null],
    ['2080506', '27.74', '27.74', null],
    ['210', '471.72', '268.60', '203.12'],
    ['21011', '90.53', '15.43', '75.10'],
    ['2101101', '15.43', '15.43', null],
    ['2101103', '75.10', null, '75.10'],
    ['21013', '25.08', null, '25.08'],
    ['2101399', '25.08', null, '25.08'],
    ['21015', '356.12', '253.17', '102.95'],
    ['2101501', '253.17', '253.17', null],
    ['2101506', '36.75', null, '36.75'],
    ['2101599', '66.20', null, '66.20'],
    ['221', '25.77', '25.77', null],
    ['22102', '25.77', '25.77', null],
    ['2210201', '25.77', '25.77', null],
  ] as const
).map(([code, total, own, project]) => ({
  code,
  name: code === null ? '合计' : (functionSubjects.get(code) ?? code),
  total,
  basic: own,
  project,
}));

function form(order: number, id: string, columns: readonly string[], rows: readonly AccountRow[]): AccountForm {
  return {
    kind: 'account',
    order,
    table: `公开0${order}表`,
    title: table(id).titles[0] ?? null,
    unit: '万元',
    department: '清河县医疗保障局',
    empty: rows.every((row) => Object.values(row.values).every((value) => value === null)),
    note: null,
    columns: [...columns],
    rows: [...rows],
  };
}

const valuesOf = (columns: readonly string[], values: readonly Printed[]): Record<string, Printed> =>
  Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));

const NUMERALS = '一二三四五六七八九十';
const numeral = (n: number): string => {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens > 1 ? NUMERALS[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? NUMERALS[ones - 1] : ''}`;
};
/** 一、…, 二、… before names. */
const numbered = (names: readonly string[]): string[] => names.map((name, index) => `${numeral(index + 1)}、${name}`);
const blanks = (count: number): Item[] => Array.from({ length: count }, () => [null, null]);
const LEFT_ROWS = 26;

function incomeItems(): Item[] {
  const names = sideRows.income.filter((name) => name.endsWith('收入') && name !== '财政拨款收入');
  const items = numbered(names).map((name, index): Item => [name, index === 0 ? TOTAL : null]);
  const end: Item[] = [
    ['本年收入合计', TOTAL],
    ['使用非财政拨款结余', null],
    ['年初结转和结余', null],
    ...blanks(1),
    ['总计', TOTAL],
  ];
  return [...items, ...blanks(LEFT_ROWS - items.length), ...end];
}

function fiscalItems(): Item[] {
  const names = ['一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'];
  const items = numbered(names).map((name, index): Item => [name, index === 0 ? TOTAL : null]);
  const opening: Item[] = ['年初结转和结余', ...names].map((name) => [name, null]);
  return [...items, ...blanks(LEFT_ROWS - items.length), ['本年收入合计', TOTAL], ...opening, ['总计', TOTAL]];
}

/** The classes of expenditure in the order of the two-sided tables, which leave out 预备费 and transfers. */
const CLASSES = [...functionSubjects]
  .filter(([code]) => code.length === 3 && !['227', '229', '230', '231', '232', '233', '234'].includes(code))
  .map(([, name]) => name)
  .concat(['229', '231', '232', '234'].map((code) => functionSubjects.get(code) ?? code));

function expenditureItems(ends: readonly string[], blank: number): Item[] {
  const totalOf = (name: string): Printed =>
    SUBJECTS.find((row) => row.code?.length === 3 && row.name === name)?.total ?? null;
  const names = numbered(CLASSES);
  return [
    ...CLASSES.map((name, index): Item => [names[index] ?? null, totalOf(name)]),
    ['本年支出合计', TOTAL],
    ...ends.map((name): Item => [name, null]),
    ...blanks(blank),
    ['总计', TOTAL],
  ];
}

function sides(order: number, id: string, left: readonly Item[], firstLine: number): AccountForm {
  const single = id === 'income-expenditure';
  const columns = (table(id).right[0]?.columns ?? []).map((column) => column.labels[0] ?? '');
  const right = single ? expenditureItems(['结余分配', '年末结转和结余'], 1) : expenditureItems(['年末结转和结余'], 3);
  const rows: AccountRow[] = [
    ...left.map(([name, value], index) => ({
      code: null,
      name,
      line: String(index + 1),
      side: '收入',
      values: { 决算数: value },
    })),
    ...right.map(([name, value], index) => ({
      code: null,
      name,
      line: String(firstLine + index),
      side: '支出',
      values: valuesOf(columns, single ? [value] : [value, value]),
    })),
  ];
  return form(order, id, [...new Set(['决算数', ...columns])], rows);
}

const BASIC: readonly Item[] = [
  ['301', '333.34'],
  ['30101', '116.15'],
  ['30102', '24.16'],
  ['30103', '28.26'],
  ['30106', null],
  ['30107', '59.02'],
  ['30108', '33.41'],
  ['30109', '27.74'],
  ['30110', '11.36'],
  ['30111', '4.07'],
  ['30112', '3.41'],
  ['30113', '25.77'],
  ['303', null],
  ['30301', null],
  ['人员经费合计', '333.34'],
  ['302', '22.18'],
  ['30201', '2.50'],
  ['30202', '1.49'],
  ['30203', null],
  ['30205', '0.50'],
  ['30206', '1.50'],
  ['30207', '1.50'],
  ['30211', '1.70'],
  ['30213', '1.50'],
  ['30214', '0.01'],
  ['30217', '1.50'],
  ['30228', '2.42'],
  ['30231', '1.20'],
  ['30239', '6.36'],
  ['307', null],
  ['30701', null],
  ['310', null],
  ['31002', null],
  ['31013', null],
  ['312', null],
  ['399', null],
  ['39999', null],
  ['公用经费合计', '22.18'],
];

function basic(): AccountForm {
  const rows = BASIC.map(([key, value]) => {
    const name = economicSubjects.get(key ?? '');
    return { code: name === undefined ? null : key, name: name ?? key, line: null, values: { 决算数: value } };
  });
  return form(6, 'general-basic', ['决算数'], rows);
}

function threePublic(): AccountForm {
  const columns = columnsOf('three-public');
  const rows = ['预算数', '决算数'].map((name) => ({
    code: null,
    name,
    line: null,
    values: valuesOf(columns, ['2.70', null, '1.20', null, '1.20', '1.50']),
  }));
  return form(9, 'three-public', columns, rows);
}
