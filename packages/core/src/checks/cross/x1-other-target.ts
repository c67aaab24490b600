import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { QuantityValue } from '../../values/value.js';
import type { DocumentCheck, Report } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf, isQuantity, placeOf } from '../values/rows.js';
import { kindOf } from './amounts.js';

const rule = ruleOf('X1');
const shortest = Number(rule.number('shortest').toString());
const near = rule.number('near');
const standards = anyOf(rule.list('standards'), true);
const ownOfProject = anyOf(rule.list('ownOfProject'));

/** Figures that count, from which on two equal numbers are one number. */
const FIGURES = 5;
const ZERO = 48;

type Kind = 'rate' | 'standard' | 'same-done';

interface Seen {
  readonly form: EvaluatedForm;
  readonly indicator: EvaluatedIndicator;
  readonly target: QuantityValue;
}

/**
 * One indicator has different targets in different forms. Rates and standards belong to the people that they describe; counts
 * belong to the project and may differ, unless two forms report the very same number as done.
 */
export const x1: DocumentCheck = {
  code: 'X1',
  scope: 'document',
  run({ forms }, _context, report) {
    if (forms.length < 2) return;
    const groups: Groups = { rate: new Map(), standard: new Map(), 'same-done': new Map() };
    for (const form of forms) {
      if (form.kind === 'department') continue;
      for (const indicator of form.indicators) {
        if (indicator.name !== null && isQuantity(indicator.target)) look(form, indicator, indicator.target, groups);
      }
    }
    const reported = new Set<EvaluatedIndicator>();
    for (const kind of KINDS) {
      for (const group of groups[kind].values()) {
        const [first] = group;
        if (first === undefined || group.length < 2) continue;
        const fresh = group.filter(
          (seen) => seen.form !== first.form && !reported.has(seen.indicator) && differs(first, seen, kind),
        );
        if (fresh.length === 0) continue;
        for (const { indicator } of [first, ...fresh]) reported.add(indicator);
        raise(kind, first, fresh, report);
      }
    }
  },
};

type Groups = Readonly<Record<Kind, Map<string, Seen[]>>>;
const KINDS: readonly Kind[] = ['rate', 'standard', 'same-done'];

/** Puts an indicator where it is looked up: under its name, the standard that it states, the number that it reports as done. */
function look(form: EvaluatedForm, indicator: EvaluatedIndicator, target: QuantityValue, groups: Groups): void {
  const { actual, class: level1 } = indicator;
  const name = indicator.name ?? '';
  if (target.percent !== null) {
    if (name.length >= shortest && level1 !== 'satisfaction' && !ownOfProject.test(name)) {
      put(groups.rate, name, form, indicator, target);
    }
  } else if (target.kind === 'rate' && kindOf(target) === '元') {
    const head = standards.exec(name)?.[0];
    if (head !== undefined) put(groups.standard, head, form, indicator, target);
  }
  if (!isQuantity(actual) || actual.operator !== null || actual.percent !== null) return;
  if ((actual.printed?.length ?? 0) < FIGURES) return;
  const done = digitsOf(actual);
  if (done.length >= FIGURES) put(groups['same-done'], done, form, indicator, target);
}

function put(
  groups: Map<string, Seen[]>,
  key: string,
  form: EvaluatedForm,
  indicator: EvaluatedIndicator,
  target: QuantityValue,
): void {
  const group = groups.get(key);
  const seen = { form, indicator, target };
  if (group === undefined) groups.set(key, [seen]);
  else group.push(seen);
}

function raise(kind: Kind, first: Seen, others: readonly Seen[], report: Report): void {
  const all = [first, ...others];
  report({
    case: kind,
    form: first.form.order,
    at: all.flatMap(({ form, indicator }) => [
      placeOf(indicator, 'target', form.order),
      placeOf(indicator, 'actual', form.order),
    ]),
    printed: first.target.printed,
    expected: others[0]?.target.printed ?? null,
    facts: {
      name: first.indicator.name,
      count: all.length,
      rows: all.map(({ form, indicator }) => ({
        form: form.order,
        name: indicator.name,
        target: indicator.target.printed,
        actual: indicator.actual.printed,
      })),
    },
  });
}

/**
 * The figures that count: 27386 of 2738600 and of 273.86, so that a lost 万 does not hide the same number. Two forms do not
 * print five of them alike by chance.
 */
function digitsOf({ number }: QuantityValue): string {
  const digits = number.toString().replace('.', '');
  let [from, to] = [0, digits.length];
  while (from < to && digits.charCodeAt(from) === ZERO) from += 1;
  while (to > from && digits.charCodeAt(to - 1) === ZERO) to -= 1;
  return digits.slice(from, to);
}

function differs(first: Seen, other: Seen, kind: Kind): boolean {
  const [a, b] = [first.target, other.target];
  if (kind === 'same-done') return (a.percent === null) === (b.percent === null) && digitsOf(a) !== digitsOf(b);
  if (a.amount.equals(b.amount) || kindOf(a) !== kindOf(b)) return false;
  return kind === 'rate' || a.amount.sub(b.amount).abs().compare(a.amount.abs().mul(near)) <= 0;
}
