import { openBook } from '@kaocheng/core/accounts/book';
import { type Equation, equationsOf } from '@kaocheng/core/accounts/equations';
import { tailPerAmount } from '@kaocheng/core/accounts/identities';
import type { Form } from '@kaocheng/core/model/transcript';
import { Decimal } from '@kaocheng/core/values/decimal';
import { filledIn } from '@kaocheng/forms/layout/fill-in';
import type { Template } from '@kaocheng/forms/templates/template';

/** What the identities of the accounts (accounts/identities.yaml) give for a cell. */
export interface AccountSum {
  /** With as many decimals as its parts. */
  readonly computed: string;
  /** Whether nothing stands there yet; else another figure does. */
  readonly isBlank: boolean;
}

/**
 * The sums of a table of the final accounts that are blank or hold another figure than their parts make, by path: subjects
 * by code, columns, numbered rows, balances. A part that is blank counts with its own sum, so that the totals of totals are
 * there at once. A cell of which two identities give different figures is left out; so are forms of other kinds.
 */
export function accountSums(form: Form): ReadonlyMap<string, AccountSum> {
  if (form.kind !== 'account') return new Map();
  const byWhole = new Map<string, Equation[]>();
  for (const equation of equationsOf(openBook([form]))) {
    if (equation.relation !== 'sum' && equation.relation !== 'balance') continue;
    const { cell } = equation.whole.place;
    byWhole.set(cell, [...(byWhole.get(cell) ?? []), equation]);
  }
  const given = new Map<string, Decimal | null>();
  const gives = (path: string): Decimal | null => {
    const known = given.get(path);
    if (known !== undefined) return known;
    // What is asked for again while it is being reckoned depends on itself.
    given.set(path, null);
    const results = (byWhole.get(path) ?? []).map(sumOf).filter((each) => each !== null);
    const [first = null, ...others] = results;
    const found = first !== null && others.every((other) => other.equals(first)) ? first : null;
    given.set(path, found);
    return found;
  };
  const sumOf = ({ parts }: Equation): Decimal | null => {
    const values = parts.flatMap(({ sign, amount }) => {
      const value = amount.blank ? gives(amount.place.cell) : amount.value;
      return value === null ? [] : [sign === 1 ? value : value.negated()];
    });
    return values.length === 0 ? null : Decimal.sum(values);
  };
  const sums = new Map<string, AccountSum>();
  for (const [path, [equation]] of byWhole) {
    const value = gives(path);
    if (value === null || equation === undefined) continue;
    const { whole, parts } = equation;
    const tolerance = tailPerAmount.mul(Decimal.of(parts.length + 1));
    if (!whole.blank && !tolerance.lessThan(whole.value.sub(value).abs())) continue;
    sums.set(path, { computed: value.toFixed(value.places()), isBlank: whole.blank });
  }
  return sums;
}

/** The form with every sum filled in that was blank. */
export function withSums(template: Template, form: Form): Form {
  return [...accountSums(form)].reduce(
    (filled, [path, { computed, isBlank }]) => (isBlank ? filledIn(template, filled, path, computed) : filled),
    form,
  );
}
