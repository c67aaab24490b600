import { type Amount, openBook } from '@kaocheng/core/accounts/book';
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

/** A sum, and how many amounts it is made of, each of which may be rounded. */
interface Sum {
  readonly value: Decimal;
  readonly amounts: number;
}

/** What the identities make of a cell: null where none of its parts says anything. */
type Given = Sum | 'contradicted' | null;

/** Nothing stands there; a dash that was typed says that there is nothing, and stays. */
const isBlank = ({ place: { printed } }: Amount): boolean => printed === null || printed.trim() === '';
const toleranceOf = (amounts: number): Decimal => tailPerAmount.mul(Decimal.of(amounts));
const differ = (a: Decimal, b: Decimal, amounts: number): boolean => toleranceOf(amounts).lessThan(a.sub(b).abs());

/**
 * The sums of a table of the final accounts that are blank or hold another figure than their parts make, by path: subjects
 * by code, columns, numbered rows, balances. A part that is blank counts with its own sum, so that the totals of totals are
 * there at once. A cell of which two identities give figures further apart than rounding is left out, and so is all that
 * is made of it; forms of other kinds have none.
 */
export function accountSums(form: Form): ReadonlyMap<string, AccountSum> {
  if (form.kind !== 'account') return new Map();
  const byWhole = new Map<string, Equation[]>();
  for (const equation of equationsOf(openBook([form]))) {
    if (equation.relation !== 'sum' && equation.relation !== 'balance') continue;
    const { cell } = equation.whole.place;
    byWhole.set(cell, [...(byWhole.get(cell) ?? []), equation]);
  }
  const given = new Map<string, Given>();
  const gives = (path: string): Given => {
    const known = given.get(path);
    if (known !== undefined) return known;
    // What is asked for again while it is being reckoned depends on itself.
    given.set(path, null);
    const found = agreed((byWhole.get(path) ?? []).map(sumOf));
    given.set(path, found);
    return found;
  };
  const sumOf = ({ parts }: Equation): Given => {
    const values: Decimal[] = [];
    let amounts = 0;
    for (const { sign, amount } of parts) {
      const part = isBlank(amount) ? gives(amount.place.cell) : { value: amount.value, amounts: 1 };
      if (part === 'contradicted') return part;
      if (part === null) continue;
      values.push(sign === 1 ? part.value : part.value.negated());
      amounts += part.amounts;
    }
    return values.length === 0 ? null : { value: Decimal.sum(values), amounts };
  };
  const sums = new Map<string, AccountSum>();
  for (const [path, [equation]] of byWhole) {
    const found = gives(path);
    if (found === null || found === 'contradicted' || equation === undefined) continue;
    const { value, amounts } = found;
    const { whole } = equation;
    const blank = isBlank(whole);
    if (!blank && !differ(whole.value, value, amounts + 1)) continue;
    sums.set(path, { computed: value.toFixed(value.places()), isBlank: blank });
  }
  return sums;
}

/** The figure on which the identities of a cell agree but for rounding: the first one's. */
function agreed(sums: readonly Given[]): Given {
  const said = sums.filter((each) => each !== null);
  if (said.includes('contradicted')) return 'contradicted';
  const figures = said.filter((each) => each !== 'contradicted');
  const [first = null, ...others] = figures;
  if (first === null) return null;
  const isTorn = others.some(({ value, amounts }) => differ(first.value, value, first.amounts + amounts));
  return isTorn ? 'contradicted' : first;
}

/** Paths of the sums that are blank. */
export const blankSums = (sums: ReadonlyMap<string, AccountSum>): string[] =>
  [...sums].flatMap(([path, { isBlank }]) => (isBlank ? [path] : []));

/** The form with every sum filled in that was blank. */
export function withSums(template: Template, form: Form): Form {
  return [...accountSums(form)].reduce(
    (filled, [path, { computed, isBlank }]) => (isBlank ? filledIn(template, filled, path, computed) : filled),
    form,
  );
}
