import type { EvaluatedForm } from '../model/evaluation.js';
import type { Policy } from '../model/policy.js';

export interface PolicyChoice {
  /** Id of a policy that is asked for; it counts before everything else. */
  readonly override?: string | null;
  /** Province or place as the document prints it. */
  readonly region?: string | null;
}

/**
 * The policy for a form: the one asked for; else, of those that apply by themselves to its kind, region and year, the
 * one that names its region, then the one in force last. The first policy of the list is the default.
 * Null only where `override` names no policy, or the list is empty.
 */
export function selectPolicy(
  form: EvaluatedForm,
  policies: readonly Policy[],
  choice: PolicyChoice = {},
): Policy | null {
  const { override, region } = choice;
  if (override !== undefined && override !== null) return policies.find((policy) => policy.id === override) ?? null;
  let best: Policy | null = null;
  // A year is evaluated after its end by what is in force then.
  const end = form.year === null ? null : endOf(form.year);
  for (const policy of policies) {
    if (!applies(policy, form, end, region ?? null)) continue;
    if (best === null || precedes(policy, best)) best = policy;
  }
  return best ?? policies.find((policy) => policy.scope.automatic) ?? policies[0] ?? null;
}

const ends = new Map<number, string>();

/** The last day of a year, in ISO form; years are few, from 1900 to 2100. */
function endOf(year: number): string {
  let end = ends.get(year);
  if (end === undefined) {
    end = `${year}-12-31`;
    ends.set(year, end);
  }
  return end;
}

function applies(policy: Policy, form: EvaluatedForm, end: string | null, region: string | null): boolean {
  const { scope, inForce } = policy;
  if (!scope.automatic || !scope.forms.includes(form.kind)) return false;
  if (scope.regions.length > 0 && !scope.regions.some((each) => region?.includes(each) === true)) return false;
  if (end === null) return scope.regions.length === 0;
  return inForce.from <= end && (inForce.to === null || inForce.to >= end);
}

function precedes(policy: Policy, other: Policy): boolean {
  const [mine, others] = [policy.scope.regions.length > 0, other.scope.regions.length > 0];
  return mine === others ? policy.inForce.from > other.inForce.from : mine;
}
