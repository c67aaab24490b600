import type { EvaluatedForm, IndicatorClass } from '../../model/evaluation.js';
import type { Policy } from '../../model/policy.js';
import { policies as shipped } from '../../scoring/policies.js';
import { Decimal } from '../../values/decimal.js';
import type { DocumentCheck } from '../check.js';
import { isPrescribed } from '../design/prescribed.js';
import { once } from '../once.js';
import { atLevel1, type Place } from '../place.js';

interface Pattern {
  readonly isPrescribed: boolean;
  readonly weights: readonly { readonly source: string; readonly printed: string }[];
  readonly forms: { readonly order: number; readonly name: string | null }[];
  readonly places: Place[];
  readonly policy: string;
}

/**
 * Class weights follow a pattern of the policy, or of another that holds in the whole country (财预〔2021〕101号 has one with
 * costs); one finding for each other pattern of a document. What a platform prescribes is a note.
 */
export const b1: DocumentCheck = {
  code: 'B1',
  scope: 'document',
  run({ forms }, context, report) {
    const patterns = new Map<string, Pattern>();
    for (const form of forms) {
      const policy = form.kind === 'project' ? context.policyOf(form) : null;
      if (policy === null || policy.weights.patterns.length === 0) continue;
      const weights = classWeights(form);
      if (weights === null || fits(weights, policy)) continue;
      if (everywhere(context.options.policies ?? shipped).some((other) => fits(weights, other))) continue;
      const own = !isPrescribed(form);
      const parts = [...weights].map(([source, weight]) => ({ source, printed: weight.toString() }));
      const key = parts.map(({ source, printed }) => `${source} ${printed}`).join(' ') + own;
      const pattern = patterns.get(key) ?? {
        isPrescribed: !own,
        weights: parts,
        forms: [],
        places: [],
        policy: policy.document,
      };
      pattern.forms.push({ order: form.order, name: form.name });
      const names = new Set(form.indicators.map(({ indicator }) => indicator.level1 ?? ''));
      for (const name of names) pattern.places.push(atLevel1(name, form.order));
      patterns.set(key, pattern);
    }
    for (const { isPrescribed: prescribed, weights, forms: like, places, policy } of patterns.values()) {
      report({
        case: prescribed ? 'prescribed' : 'own',
        form: like.length === 1 ? (like[0]?.order ?? null) : null,
        at: places,
        facts: { weights, policy, count: like.length, forms: like.map(({ order }) => order) },
      });
    }
  },
};

/** Weight of each class; null where a class is not known or the weights do not make a hundred (which is B2's). */
function classWeights(form: EvaluatedForm): Map<IndicatorClass, Decimal> | null {
  let sum = form.totalFunds?.weight.value ?? Decimal.zero;
  for (const { weight } of form.indicators) if (weight.value !== null) sum = sum.add(weight.value);
  if (!sum.equals(Decimal.hundred)) return null;
  const weights = new Map<IndicatorClass, Decimal>();
  const execution = form.totalFunds?.weight.value ?? null;
  if (execution !== null) weights.set('execution', execution);
  for (const { class: level1, weight } of form.indicators) {
    if (weight.value === null) continue;
    if (level1 === null) return null;
    weights.set(level1, (weights.get(level1) ?? Decimal.zero).add(weight.value));
  }
  return weights;
}

type Weights = readonly (readonly [IndicatorClass, Decimal])[];

/** Policies of no region. */
const everywhere = once((policies: readonly Policy[]) => policies.filter(({ scope }) => scope.regions.length === 0));

/** The patterns of a policy as lists, made once a policy. */
const patternsOf = once((policy: Policy): readonly Weights[] =>
  policy.weights.patterns.map(({ weights }) => Object.entries(weights) as [IndicatorClass, Decimal][]),
);

function fits(weights: ReadonlyMap<IndicatorClass, Decimal>, policy: Policy): boolean {
  return patternsOf(policy).some(
    (pattern) =>
      pattern.length === weights.size && pattern.every(([name, weight]) => weights.get(name)?.equals(weight) === true),
  );
}
