import { accounts } from '../generated/accounts.js';
import { Decimal } from '../values/decimal.js';

/** Rows of one table that an identity adds up; see accounts/identities.yaml. */
export interface TermsRule {
  readonly table: string;
  readonly side?: string;
  readonly rows?: readonly string[];
  readonly column?: string;
  readonly code?: string;
  readonly first?: string;
}

/** Table against table: equal, or at least; `eachClass` compares row by row of the functional classes. */
export interface BetweenRule {
  readonly id: string;
  readonly left: TermsRule;
  readonly right: TermsRule;
  readonly eachClass?: string;
  readonly atLeast?: string;
}

/** Within one table: a sum of rows (`whole`, `parts`), two equal rows (`equals`), or a balance of columns (`add`, `take`, `leave`). */
export interface WithinRule {
  readonly id: string;
  readonly tables?: readonly string[];
  readonly shape?: string;
  readonly side?: string;
  readonly whole?: readonly string[];
  readonly parts?: 'numbered' | readonly (readonly string[])[];
  readonly equals?: readonly string[];
  readonly add?: readonly string[];
  readonly take?: readonly string[];
  readonly leave?: readonly string[];
}

/** Rounding allowed for each amount of an identity. */
export const tailPerAmount: Decimal = Decimal.parse(accounts.identities.tolerance.perTerm) ?? Decimal.zero;
export const withinRules: readonly WithinRule[] = accounts.identities.within;
export const betweenRules: readonly BetweenRule[] = accounts.identities.between;
/** Names of the sums at the foot of the table of basic expenditure. */
export const basicFeet: { readonly personnel: readonly string[]; readonly public: readonly string[] } =
  accounts.identities.basic;
