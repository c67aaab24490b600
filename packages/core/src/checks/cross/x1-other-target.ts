import type { EvaluatedForm, EvaluatedIndicator } from '../../model/evaluation.js';
import type { QuantityValue } from '../../values/value.js';
import type { DocumentCheck } from '../check.js';
import { ruleOf } from '../rules.js';
import { anyOf, isQuantity, placeOf } from '../values/rows.js';
import { kindOf } from './amounts.js';

const rule = ruleOf('X1');
const shortest = Number(rule.number('shortest').toString());
const near = rule.number('near');
const standards = anyOf(rule.list('standards'), true);
const ownOfProject = anyOf(rule.list('ownOfProject'));

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
    const groups = new Map<string, Seen[]>();
    for (const form of forms) {
      if (form.kind === 'department') continue;
      for (const indicator of form.indicators) {
        const { target } = indicator;
        if (!isQuantity(target)) continue;
        const seen = { form, indicator, target };
        for (const key of keysOf(indicator, target)) {
          const group = groups.get(key);
          if (group === undefined) groups.set(key, [seen]);
          else group.push(seen);
        }
      }
    }
    const reported = new Set<EvaluatedIndicator>();
    for (const [key, group] of groups) {
      const [first] = group;
      if (first === undefined || group.length < 2) continue;
      const others = group.filter((seen) => seen.form !== first.form && differs(first, seen, key));
      const fresh = others.filter(({ indicator }) => !reported.has(indicator));
      if (fresh.length === 0) continue;
      const all = [first, ...fresh];
      for (const { indicator } of all) reported.add(indicator);
      report({
        case: key.startsWith('done') ? 'same-done' : key.startsWith('standard') ? 'standard' : 'rate',
        form: first.form.order,
        at: all.flatMap(({ form, indicator }) => [
          placeOf(indicator, 'target', form.order),
          placeOf(indicator, 'actual', form.order),
        ]),
        printed: first.target.printed,
        expected: fresh[0]?.target.printed ?? null,
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
  },
};

const NONE: readonly string[] = [];

/** Under what an indicator is looked up: its name, the standard that it states, the number that it reports as done. */
function keysOf({ name, actual, class: level1 }: EvaluatedIndicator, target: QuantityValue): readonly string[] {
  if (name === null) return NONE;
  const keys: string[] = [];
  const kind = kindOf(target);
  const isShare = target.percent !== null && level1 !== 'satisfaction' && !ownOfProject.test(name);
  if (name.length >= shortest && isShare) keys.push(`rate\n${name}`);
  if (target.percent === null && kind === '元' && target.kind === 'rate') {
    const head = standards.exec(name)?.[0];
    if (head !== undefined) keys.push(`standard\n${head}`);
  }
  if (isQuantity(actual) && actual.operator === null && actual.percent === null && (actual.printed?.length ?? 0) >= 5) {
    const done = digitsOf(actual);
    if (done.length >= 5) keys.push(`done\n${done}`);
  }
  return keys;
}

/**
 * The figures that count: 27386 of 2738600 and of 273.86, so that a lost 万 does not hide the same number. Two forms do not
 * print five of them alike by chance.
 */
function digitsOf({ number }: QuantityValue): string {
  return number
    .toString()
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
}

function differs(first: Seen, other: Seen, key: string): boolean {
  const [a, b] = [first.target, other.target];
  if (key.startsWith('done')) return (a.percent === null) === (b.percent === null) && digitsOf(a) !== digitsOf(b);
  if (a.amount.equals(b.amount) || kindOf(a) !== kindOf(b)) return false;
  if (!key.startsWith('standard')) return true;
  return a.amount.sub(b.amount).abs().compare(a.amount.abs().mul(near)) <= 0;
}
