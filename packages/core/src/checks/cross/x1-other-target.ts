import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { QuantityValue } from '../../values/value.js';
import type { DocumentCheck, Report } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf, endingOf } from '../values/any-of.js';
import { isQuantity, placeOf } from '../values/rows.js';
import { kindOf } from './amounts.js';

const rule = ruleOf('X1');
const shortest = Number(rule.number('shortest').toString());
const near = rule.number('near');
const standards = endingOf(rule.list('standards'));
const ownOfProject = anyOf(rule.list('ownOfProject'));

/** Figures that count, from which on two equal numbers are one number. */
const FIGURES = 5;

type Kind = 'rate' | 'standard' | 'same-done';

interface Seen {
  readonly form: EvaluatedForm;
  readonly indicator: EvaluatedIndicator;
  readonly target: QuantityValue;
  /** Those that were looked up under the same key after this one; most have none. */
  others: Seen[] | null;
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
      for (const first of groups[kind].values()) {
        if (first.others === null) continue;
        const fresh = first.others.filter(
          (seen) => seen.form !== first.form && !reported.has(seen.indicator) && differs(first, seen, kind),
        );
        if (fresh.length === 0) continue;
        for (const { indicator } of [first, ...fresh]) reported.add(indicator);
        raise(kind, first, fresh, report);
      }
    }
  },
};

type Groups = Readonly<Record<Kind, Map<string | number, Seen>>>;
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
    const head = standards.expression.exec(name)?.[0];
    if (head !== undefined) put(groups.standard, head, form, indicator, target);
  }
  if (!isQuantity(actual) || actual.operator !== null || actual.percent !== null) return;
  if ((actual.printed?.length ?? 0) < FIGURES) return;
  const done = actual.number.figures();
  if (isLong(done)) put(groups['same-done'], done, form, indicator, target);
}

/** Five figures that count: two forms do not print so many alike by chance. */
function isLong(figures: string | number): boolean {
  return typeof figures === 'number' ? Math.abs(figures) >= 10 ** (FIGURES - 1) : true;
}

function put(
  groups: Map<string | number, Seen>,
  key: string | number,
  form: EvaluatedForm,
  indicator: EvaluatedIndicator,
  target: QuantityValue,
): void {
  const first = groups.get(key);
  const seen: Seen = { form, indicator, target, others: null };
  if (first === undefined) groups.set(key, seen);
  else if (first.others === null) first.others = [seen];
  else first.others.push(seen);
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

function differs(first: Seen, other: Seen, kind: Kind): boolean {
  const [a, b] = [first.target, other.target];
  if (kind === 'same-done')
    return (a.percent === null) === (b.percent === null) && a.number.figures() !== b.number.figures();
  if (a.amount.equals(b.amount) || kindOf(a) !== kindOf(b)) return false;
  return kind === 'rate' || a.amount.sub(b.amount).abs().compare(a.amount.abs().mul(near)) <= 0;
}
