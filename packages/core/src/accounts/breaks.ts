import type { AccountForm } from '../model/transcript.js';
import { Decimal } from '../values/decimal.js';
import { type AccountPlace, openBook } from './book.js';
import { type Equation, equationsOf } from './equations.js';
import { tailPerAmount } from './identities.js';

/** An identity of the accounts that the print breaks: facts only, amounts as exact decimals in the tables' own unit. */
export interface AccountBreak {
  /** Rule of accounts/identities.yaml: code-sum, column-sum, T4-T5-general … */
  readonly identity: string;
  readonly relation: Equation['relation'];
  readonly whole: AccountPlace;
  readonly parts: readonly { readonly sign: 1 | -1; readonly place: AccountPlace }[];
  /** What is printed as the whole, and what the parts make. */
  readonly printed: string;
  readonly expected: string;
  /** printed − expected, and what rounding may make of it. */
  readonly difference: string;
  readonly tolerance: string;
  /**
   * The cells whose print is probably wrong, the likeliest first: in most broken identities and in fewest that hold.
   * `expected`: what this cell would have to print for the identity to hold.
   */
  readonly suspects: readonly { readonly place: AccountPlace; readonly expected: string }[];
}

interface Tally {
  broken: number;
  held: number;
}

const keyOf = (place: AccountPlace): string => `${place.form}\n${place.cell}`;

const sumOf = (equation: Equation): Decimal =>
  Decimal.sum(equation.parts.map(({ sign, amount }) => (sign === 1 ? amount.value : amount.value.negated())));

/** Rounding allowed in an equation: so much for each amount that is printed. */
function toleranceOf(equation: Equation): Decimal {
  const printed = [equation.whole, ...equation.parts.map((part) => part.amount)].filter(
    (amount) => !amount.blank,
  ).length;
  return tailPerAmount.mul(Decimal.of(printed));
}

/** Whether the print gives anything to test: a whole without parts, or parts that are all blank, says nothing. */
function testable(equation: Equation): boolean {
  const parts = equation.parts.some((part) => !part.amount.blank);
  if (equation.relation === 'sum') return parts;
  return parts || !equation.whole.blank;
}

const holds = (equation: Equation, difference: Decimal): boolean => {
  const tolerance = toleranceOf(equation);
  return equation.relation === 'at-least'
    ? !difference.lessThan(tolerance.negated())
    : !tolerance.lessThan(difference.abs());
};

/**
 * The identities of accounts/identities.yaml that the printed tables break, within a table and between tables. Forms
 * of other kinds are not expected; tables without a known title are left out. Places name the form by its `order`.
 */
export function accountBreaks(forms: readonly AccountForm[]): AccountBreak[] {
  const tested = equationsOf(openBook(forms))
    .filter(testable)
    .map((equation) => ({ equation, difference: equation.whole.value.sub(sumOf(equation)) }));
  const tallies = new Map<string, Tally>();
  for (const { equation, difference } of tested) {
    const held = holds(equation, difference);
    // A blank whole takes part only where it is broken: nothing equals nothing says nothing.
    for (const amount of [equation.whole, ...equation.parts.map((part) => part.amount)]) {
      if (amount.blank && held) continue;
      const key = keyOf(amount.place);
      const tally = tallies.get(key) ?? { broken: 0, held: 0 };
      if (held) tally.held++;
      else tally.broken++;
      tallies.set(key, tally);
    }
  }
  return tested
    .filter(({ equation, difference }) => !holds(equation, difference))
    .map(({ equation, difference }) => breakOf(equation, difference, tallies));
}

function breakOf(equation: Equation, difference: Decimal, tallies: ReadonlyMap<string, Tally>): AccountBreak {
  const rank = (place: AccountPlace): number => {
    const tally = tallies.get(keyOf(place)) ?? { broken: 0, held: 0 };
    return tally.broken - 2 * tally.held;
  };
  const suspects = [
    { place: equation.whole.place, expected: equation.whole.value.sub(difference) },
    ...equation.parts.map(({ sign, amount }) => ({
      place: amount.place,
      expected: sign === 1 ? amount.value.add(difference) : amount.value.sub(difference),
      blank: amount.blank,
    })),
  ]
    .filter((suspect) => !('blank' in suspect && suspect.blank === true))
    .sort((a, b) => rank(b.place) - rank(a.place));
  const best = suspects[0] === undefined ? 0 : rank(suspects[0].place);
  return {
    identity: equation.identity,
    relation: equation.relation,
    whole: equation.whole.place,
    parts: equation.parts
      .filter(({ amount }) => !amount.blank)
      .map(({ sign, amount }) => ({ sign, place: amount.place })),
    printed: equation.whole.place.printed ?? '',
    expected: sumOf(equation).toString(),
    difference: difference.toString(),
    tolerance: toleranceOf(equation).toString(),
    suspects: suspects
      .filter(({ place }) => rank(place) === best)
      .map(({ place, expected }) => ({ place, expected: expected.toString() })),
  };
}

/** A cell that is probably printed wrong, and the identities that it breaks, the one that tells most about it first. */
export interface AccountFault {
  readonly place: AccountPlace;
  /** What the cell would have to print for the first identity to hold. */
  readonly expected: string;
  readonly breaks: readonly AccountBreak[];
}

/** The breaks by the likeliest cell of each, so that one wrong print is one fault. */
export function accountFaults(breaks: readonly AccountBreak[]): AccountFault[] {
  const faults = new Map<string, { place: AccountPlace; expected: string; breaks: AccountBreak[] }>();
  for (const broken of breaks) {
    const [suspect] = broken.suspects;
    if (suspect === undefined) continue;
    const key = keyOf(suspect.place);
    const fault = faults.get(key);
    if (fault === undefined) faults.set(key, { ...suspect, breaks: [broken] });
    else fault.breaks.push(broken);
  }
  return [...faults.values()];
}
