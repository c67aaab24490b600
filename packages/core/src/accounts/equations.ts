import { type Amount, amountAt, type BookTable, columnsFor, isNumbered, rowsNamed } from './book.js';
import { foldLabel, personnelClasses } from './definitions.js';
import {
  type BetweenRule,
  basicFeet,
  betweenRules,
  type TermsRule,
  type WithinRule,
  withinRules,
} from './identities.js';

/** One identity of printed amounts: `whole` = sum of `parts`, each with its sign, or `whole` ≥ that sum. */
export interface Equation {
  readonly identity: string;
  readonly relation: 'sum' | 'equal' | 'at-least' | 'balance';
  readonly whole: Amount;
  readonly parts: readonly { readonly sign: 1 | -1; readonly amount: Amount }[];
}

const plus = (amounts: readonly Amount[]): Equation['parts'] => amounts.map((amount) => ({ sign: 1, amount }));
const present = (amounts: readonly (Amount | null)[]): Amount[] => amounts.filter((amount) => amount !== null);

/** All identities that the printed tables let one test, within tables and between them. */
export function equationsOf(book: readonly BookTable[]): Equation[] {
  return [...book.flatMap(withinTable), ...betweenRules.flatMap((rule) => betweenTables(book, rule))];
}

function withinTable(table: BookTable): Equation[] {
  const equations: Equation[] = [...columnSums(table)];
  if (table.definition.shape === 'coded' || table.definition.shape === 'groups')
    equations.push(...codeSums(table), ...feet(table));
  for (const rule of withinRules) {
    if (rule.tables?.includes(table.definition.id) !== true) continue;
    if (rule.add !== undefined) equations.push(...balances(table, rule));
    else if (rule.equals !== undefined) equations.push(...sidesEqual(table, rule, rule.equals));
    else equations.push(...rowSums(table, rule));
  }
  return equations;
}

/** 合计 = 基本支出 + 项目支出 + …: the sums between columns that the definition states, in every row. */
function columnSums(table: BookTable): Equation[] {
  const equations: Equation[] = [];
  table.form.rows.forEach((row, index) => {
    const known = columnsFor(table, row);
    for (const [first, ...others] of known?.variant.sums ?? []) {
      const path = known?.printed[first ?? 0] ?? null;
      const whole = path === null ? null : amountAt(table, index, path);
      const paths = others.map((column) => known?.printed[column] ?? null);
      if (whole === null || paths.includes(null)) continue;
      const parts = paths.map((part) => (part === null ? null : amountAt(table, index, part)));
      if (!parts.includes(null))
        equations.push({ identity: 'column-sum', relation: 'sum', whole, parts: plus(present(parts)) });
    }
  });
  return equations;
}

/** Signs of a code that can have others below it; classes, divisions and subjects of the budget have 3, 5 and 7. */
const SHORTEST_CODE = 3;
const LONGEST_CODE = 12;

/** A subject = the subjects right below it by code; 合计 = the subjects that have none above them. */
function codeSums(table: BookTable): Equation[] {
  const { rows } = table.form;
  const byCode = new Map<string, number>();
  const children = new Map<number, number[]>();
  const total = rows.findIndex((row, index) => row.code === null && table.names[index] === '合计');
  rows.forEach((row, index) => {
    if (row.code === null) return;
    if (row.code.length <= LONGEST_CODE) byCode.set(row.code, index);
    let parent: number | undefined;
    const longest = Math.min(row.code.length - 1, LONGEST_CODE);
    for (let length = longest; length >= SHORTEST_CODE && parent === undefined; length--)
      parent = byCode.get(row.code.slice(0, length));
    const above = parent ?? (total >= 0 ? total : undefined);
    if (above === undefined) return;
    const family = children.get(above);
    if (family === undefined) children.set(above, [index]);
    else family.push(index);
  });
  const identity = table.definition.shape === 'groups' ? 'group-sum' : 'code-sum';
  return [...children].flatMap(([parent, family]) =>
    table.form.columns.flatMap((path) => sumOf(table, identity, parent, family, path)),
  );
}

function sumOf(table: BookTable, identity: string, whole: number, parts: readonly number[], path: string): Equation[] {
  const sum = amountAt(table, whole, path);
  const amounts = parts.map((index) => amountAt(table, index, path));
  if (sum === null || amounts.includes(null)) return [];
  return [{ identity, relation: 'sum', whole: sum, parts: plus(present(amounts)) }];
}

/** 人员经费合计 and 公用经费合计 at the foot of the table of basic expenditure = the classes of each kind. */
function feet(table: BookTable): Equation[] {
  const classes = (personnel: boolean): number[] =>
    table.form.rows.flatMap((row, index) =>
      row.code?.length === 3 && personnelClasses.has(row.code) === personnel ? [index] : [],
    );
  const foot = (names: readonly string[], personnel: boolean): Equation[] =>
    rowsNamed(table, names).flatMap((whole) =>
      table.form.columns.flatMap((path) => sumOf(table, 'group-sum', whole, classes(personnel), path)),
    );
  return [...foot(basicFeet.personnel, true), ...foot(basicFeet.public, false)];
}

function rowSums(table: BookTable, rule: WithinRule): Equation[] {
  const [whole] = rowsNamed(table, rule.whole ?? [], rule.side);
  if (whole === undefined) return [];
  const { rows } = table.form;
  const parts =
    rule.parts === 'numbered'
      ? rows.flatMap((row, index) =>
          row.side === rule.side && index < whole && isNumbered(table, index) ? [index] : [],
        )
      : (rule.parts ?? []).flatMap((names) => partRow(table, names, rule, whole));
  if (parts.length === 0) return [];
  return Object.keys(rows[whole]?.values ?? {}).flatMap((path) => sumOf(table, rule.id, whole, parts, path));
}

/** The row of one part: below the whole where the whole stands above its parts, else the last above it. */
function partRow(table: BookTable, names: readonly string[], rule: WithinRule, whole: number): number[] {
  const found = rowsNamed(table, names, rule.side).filter((index) => index !== whole && !isNumbered(table, index));
  const index = rule.id === 'opening-sum' ? found.find((row) => row > whole) : found.findLast((row) => row < whole);
  return index === undefined ? [] : [index];
}

function sidesEqual(table: BookTable, rule: WithinRule, names: readonly string[]): Equation[] {
  const left = rowsNamed(table, rule.whole ?? [], '收入').at(-1);
  const right = rowsNamed(table, names, '支出').at(-1);
  const leftPath = table.left?.printed.at(-1) ?? null;
  const rightPath =
    (table.definition.id === 'income-expenditure' ? table.right?.printed.at(-1) : table.right?.printed[0]) ?? null;
  if (left === undefined || right === undefined || leftPath === null || rightPath === null) return [];
  const whole = amountAt(table, left, leftPath);
  const part = amountAt(table, right, rightPath);
  return whole === null || part === null ? [] : [{ identity: rule.id, relation: 'equal', whole, parts: plus([part]) }];
}

/** 年初结转 + 本年收入 − 本年支出 = 年末结转, in every row. */
function balances(table: BookTable, rule: WithinRule): Equation[] {
  const pathOf = (name: string): string | null => {
    const columns = table.left?.variant.columns ?? [];
    const index = columns.findIndex((column) => column.folded.some((label) => label.startsWith(foldLabel(name))));
    return table.left?.printed[index] ?? null;
  };
  const leave = pathOf(rule.leave?.[0] ?? '');
  const signed = [
    ...(rule.add ?? []).map((name) => ({ sign: 1 as const, path: pathOf(name) })),
    ...(rule.take ?? []).map((name) => ({ sign: -1 as const, path: pathOf(name) })),
  ];
  if (leave === null || signed.some((term) => term.path === null)) return [];
  return table.form.rows.flatMap((_, index): Equation[] => {
    const whole = amountAt(table, index, leave);
    const parts = signed.flatMap(({ sign, path }) => {
      const amount = path === null ? null : amountAt(table, index, path);
      return amount === null ? [] : [{ sign, amount }];
    });
    return whole === null || parts.length < signed.length
      ? []
      : [{ identity: rule.id, relation: 'balance', whole, parts }];
  });
}

function betweenTables(book: readonly BookTable[], rule: BetweenRule): Equation[] {
  const only = (id: string): BookTable | null => {
    const found = book.filter((table) => table.definition.id === id);
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  const left = only(rule.left.table);
  const right = only(rule.right.table);
  if (left === null || right === null || !sameUnit(left, right)) return [];
  const relation = rule.atLeast === 'true' ? 'at-least' : 'equal';
  if (rule.eachClass === 'true') return classByClass(left, right, rule);
  const a = terms(left, rule.left);
  const b = terms(right, rule.right);
  const [whole] = a.length === 1 ? a : b;
  const parts = a.length === 1 ? b : a;
  if (whole === undefined || parts.length === 0 || (a.length !== 1 && b.length !== 1)) return [];
  return [{ identity: rule.id, relation, whole, parts: plus(parts) }];
}

const sameUnit = (a: BookTable, b: BookTable): boolean =>
  a.form.unit === null || b.form.unit === null || foldLabel(a.form.unit) === foldLabel(b.form.unit);

function terms(table: BookTable, rule: TermsRule): Amount[] {
  const rows =
    rule.code === undefined
      ? rowsNamed(table, rule.rows ?? [], rule.side)
      : table.form.rows.flatMap((row, index) => (row.code === rule.code ? [index] : []));
  const chosen = rule.first === 'true' || rule.code !== undefined ? rows.slice(0, 1) : rows;
  return present(
    chosen.map((index) => {
      const path = pathFor(table, index, rule.column);
      return path === null ? null : amountAt(table, index, path);
    }),
  );
}

/** The printed path of the column that a rule names; the last one where it names none. */
function pathFor(table: BookTable, rowIndex: number, name: string | undefined): string | null {
  const row = table.form.rows[rowIndex];
  const known = row === undefined ? null : columnsFor(table, row);
  if (known === null) return null;
  if (name === undefined) return known.printed.at(-1) ?? null;
  const wanted = foldLabel(name);
  const matches = (label: string): boolean => label === wanted || label.endsWith(`/${wanted}`);
  const index = known.variant.columns.findIndex((column) => column.folded.some(matches));
  return index < 0 ? null : (known.printed[index] ?? null);
}

/** Row against row: the functional classes of a coded table and the rows of the same name in a two-sided one. */
function classByClass(left: BookTable, right: BookTable, rule: BetweenRule): Equation[] {
  const sides = new Map<string, number>();
  left.form.rows.forEach((row, index) => {
    if (row.side === rule.left.side && isNumbered(left, index)) sides.set(left.bareNames[index] ?? '', index);
  });
  return right.form.rows.flatMap((row, index): Equation[] => {
    const other = row.code?.length === 3 ? sides.get(right.names[index] ?? '') : undefined;
    if (other === undefined) return [];
    const leftPath = pathFor(left, other, rule.left.column);
    const rightPath = pathFor(right, index, rule.right.column);
    const whole = leftPath === null ? null : amountAt(left, other, leftPath);
    const part = rightPath === null ? null : amountAt(right, index, rightPath);
    return whole === null || part === null
      ? []
      : [{ identity: rule.id, relation: 'equal', whole, parts: plus([part]) }];
  });
}
