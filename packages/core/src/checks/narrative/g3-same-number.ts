import type { Evaluation } from '../../model/evaluation.js';
import type { AccountForm, AccountRow } from '../../model/transcript.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck, Report } from '../check.js';
import { at, type Place } from '../place.js';
import { ruleOf } from '../rules.js';
import { alike, DEPARTMENT, type Stated, statedFacts, textOf, wan } from './stated.js';

/** The same figure everywhere: what the narrative states twice of one thing, and what it states against the account tables. */
export const g3SameNumber: DocumentCheck = {
  code: 'G3',
  scope: 'document',
  run: (evaluation, _context, report) => {
    const facts = statedFacts(evaluation);
    if (facts.length === 0) return;
    const money = facts.filter(({ unit, value, vague }) => unit === 'money' && value !== null && !vague);
    withinText(money, report);
    tenfold(facts, report);
    if (evaluation.accounts.length > 0) againstAccounts(evaluation, money, report);
  },
};

function withinText(money: readonly Stated[], report: Report): void {
  const once = new Set(ruleOf('G3').list('once'));
  const groups = new Map<string, Stated[]>();
  for (const stated of money) {
    const { about, field } = stated.fact;
    if (!once.has(about === DEPARTMENT ? field : `project.${field}`)) continue;
    const list = groups.get(`${about}|${field}`);
    if (list === undefined) groups.set(`${about}|${field}`, [stated]);
    else list.push(stated);
  }
  for (const group of groups.values()) {
    const first = group[0];
    const other = group.find(
      (stated) => first?.value != null && stated.value !== null && !stated.value.equals(first.value),
    );
    if (first?.value == null || other?.value == null) continue;
    const gap = first.value.sub(other.value).abs();
    if (gap.compare(ruleOf('G3').number('tail')) <= 0 || money.some(({ value }) => value?.equals(gap))) continue;
    report({
      case: 'text',
      form: null,
      at: [textOf(first), textOf(other)],
      printed: other.fact.value,
      expected: first.fact.value,
      facts: {
        about: first.fact.about,
        label: first.fact.label ?? first.fact.field,
        first: first.fact.value,
        other: other.fact.value,
      },
    });
  }
}

/** Counts of people or cases named alike that differ about ten or a hundred times: a unit or a point is lost. */
function tenfold(facts: readonly Stated[], report: Report): void {
  const rule = ruleOf('G3');
  const counts = facts.filter(
    ({ unit, value, vague, fact }) =>
      unit === 'count' && !vague && value?.atLeast(rule.number('countFrom')) && COUNTED.test(fact.value),
  );
  const like = Number(rule.number('alike').toString());
  for (let i = 0; i < Math.min(counts.length, 200); i += 1) {
    const first = counts[i];
    const other = counts
      .slice(i + 1, 200)
      .find(
        (stated) => first !== undefined && isTenfold(first, stated) && alike(labelOf(first), labelOf(stated)) >= like,
      );
    if (first === undefined || other === undefined) continue;
    report({
      case: 'tenfold',
      form: null,
      at: [textOf(first), textOf(other)],
      printed: first.fact.value,
      expected: other.fact.value,
      facts: { label: labelOf(first), first: first.fact.value, other: other.fact.value },
    });
    return;
  }
}

const COUNTED = /(?:人|人次|户|件)$/;

function labelOf(stated: Stated): string {
  return stated.fact.label ?? stated.fact.field;
}

function isTenfold(a: Stated, b: Stated): boolean {
  if (a.value === null || b.value === null || a.fact.value.slice(-1) !== b.fact.value.slice(-1)) return false;
  const [small, large] = a.value.lessThan(b.value) ? [a.value, b.value] : [b.value, a.value];
  return [1, 2].some((power) => {
    const ratio = large.div(small.shift(power), 4);
    return ratio.atLeast(Decimal.of('0.95')) && ratio.compare(Decimal.of('1.05')) <= 0;
  });
}

interface Near {
  readonly form: AccountForm;
  readonly row: AccountRow;
  readonly column: string;
  readonly yuan: Decimal;
}

function againstAccounts(evaluation: Evaluation, money: readonly Stated[], report: Report): void {
  const seen = new Set<string>();
  for (const stated of money) {
    const { value, fact } = stated;
    if (value === null || value.isZero()) continue;
    const cells = cellsFor(evaluation.accounts, stated);
    if (cells.length === 0 || cells.some(({ yuan }) => yuan.equals(value))) continue;
    const nearest = cells.reduce((best, cell) => (gapOf(cell, value).lessThan(gapOf(best, value)) ? cell : best));
    const row = fact.about !== DEPARTMENT;
    if (!row && gapOf(nearest, value).compare(ruleOf('G3').number('near')) > 0) continue;
    const key = `${fact.about}|${fact.field}|${fact.value}`;
    if (seen.has(key)) continue;
    seen.add(key);
    report({
      case: 'accounts',
      form: nearest.form.order,
      at: [textOf(stated), placeOf(nearest)],
      printed: fact.value,
      expected: wan(nearest.yuan),
      facts: {
        label: row ? lastOf(fact.about) : (fact.label ?? fact.field),
        stated: fact.value,
        table: nearest.form.table ?? nearest.form.title,
        cell: wan(nearest.yuan),
      },
    });
  }
}

function gapOf(near: Near, value: Decimal): Decimal {
  return near.yuan.sub(value).abs();
}

/** The cells of the accounts that print the same thing: a functional class by its name, totals of the department by their labels. */
function cellsFor(accounts: readonly AccountForm[], stated: Stated): Near[] {
  const { about, field } = stated.fact;
  if (about.includes('（类）') || about.includes('(类)')) {
    if (field !== 'executed') return [];
    const name = lastOf(about);
    return accounts.flatMap((form) =>
      form.rows
        .filter((row) => row.code !== null && row.name === name)
        .flatMap((row) => valuesOf(form, row, () => true)),
    );
  }
  if (about !== DEPARTMENT) return [];
  const labels = ruleOf('G3').list(field in FIELDS ? field : 'none');
  if (labels.length === 0) return [];
  return accounts.flatMap((form) =>
    form.rows.flatMap((row) => {
      const total = row.code === null && TOTALS.has((row.name ?? '').replace(/\s/g, ''));
      if (total) return valuesOf(form, row, (column) => labels.some((label) => column.endsWith(label)));
      return labels.includes((row.name ?? '').replace(/[\s、一二三四五六七八九十]/g, ''))
        ? valuesOf(form, row, () => true)
        : [];
    }),
  );
}

const FIELDS = {
  basicExpenditure: true,
  projectExpenditure: true,
  totalIncome: true,
  totalExpenditure: true,
  personnel: true,
  publicFunds: true,
};
const TOTALS = new Set(['合计', '总计', '本年支出合计', '本年收入合计']);

function valuesOf(form: AccountForm, row: AccountRow, wanted: (column: string) => boolean): Near[] {
  return Object.entries(row.values).flatMap(([column, printed]) => {
    const number = printed === null || !wanted(column) ? null : Decimal.parse(printed.replaceAll(',', ''));
    return number === null
      ? []
      : [
          {
            form,
            row,
            column,
            yuan: (form.unit ?? '').includes('万') || form.unit === null ? number.shift(4) : number,
          },
        ];
  });
}

function placeOf(near: Near): Place {
  const name = near.row.code === null ? (near.row.name ?? '') : `${near.row.code}|${near.row.name ?? ''}`;
  const index = near.form.rows.indexOf(near.row);
  return { ...at(`rows[${name}].${near.column}`), cell: `rows.${index}.values.${near.column}` };
}

/** The last class of a functional heading: 住房公积金 of …（款）住房公积金（项）. */
function lastOf(about: string): string {
  const parts = about.split(/[（(][类款项][）)]/).filter((part) => part !== '');
  return (parts[parts.length - 1] ?? about).trim();
}
