import type { IndicatorClass } from '@kaocheng/core/model/evaluation';
import type { Citation } from '@kaocheng/core/model/finding';
import type { OverRule, Policy, ShareBand } from '@kaocheng/core/model/policy';
import { Decimal } from '@kaocheng/core/values/decimal';
import { sayOverview } from '../../words/say-overview.js';

/** A small table inside a part of a policy: heads, and rows of as many cells. */
export interface PartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One line of a policy: what it is about, how it is scored, and the clause; null where no regulation says it. */
export interface PolicyPart {
  readonly key: string;
  readonly name: string;
  readonly sentences: readonly string[];
  readonly table: PartTable | null;
  readonly citation: Citation | null;
}

/** A share as it is said: 0.8 → 80%. */
export function percent(share: Decimal): string {
  return `${share.mul(Decimal.hundred).toString()}%`;
}

function bandTable(bands: readonly ShareBand[]): PartTable {
  return {
    heads: [sayOverview('policy.bandFrom'), sayOverview('policy.bandShare')],
    rows: bands.map(({ from, share }) => [percent(from), percent(share)]),
  };
}

function missed({ quantitative: { missed: rule } }: Policy): string {
  if (rule.method === 'proportional') return sayOverview('policy.missedProportional');
  const from = percent(rule.from);
  return sayOverview(rule.method === 'threshold' ? 'policy.missedThreshold' : 'policy.missedZeroBelow', { from });
}

function over({ askReasonFrom, cut, from, fromIncluded, points }: OverRule): string[] {
  const asked = sayOverview('policy.askReason', { from: percent(askReasonFrom) });
  if (cut === 'none' || from === null) return [asked, sayOverview('policy.overNone')];
  const bound = sayOverview(fromIncluded ? 'policy.reaching' : 'policy.above');
  if (cut === 'zero') return [asked, sayOverview('policy.overZero', { bound, from: percent(from) })];
  return [asked, sayOverview('policy.overPoints', { bound, from: percent(from), points: points?.toString() ?? '' })];
}

function tiers({ qualitative }: Policy): PartTable {
  const names = {
    reached: sayOverview('policy.reached'),
    partial: sayOverview('policy.partial'),
    missed: sayOverview('policy.tierMissed'),
  };
  return {
    heads: [sayOverview('policy.tier'), sayOverview('policy.tierShare')],
    rows: qualitative.bands.map(({ tier, high, low }) => [
      names[tier],
      sayOverview('policy.share', { low: percent(low), high: percent(high) }),
    ]),
  };
}

/** The order in which classes of indicators stand on the forms. */
const CLASSES: readonly IndicatorClass[] = [
  'execution',
  'decision',
  'process',
  'input',
  'management',
  'cost',
  'output',
  'benefit',
  'satisfaction',
];

function weightTable({ weights }: Policy, nameOfClass: (name: IndicatorClass) => string): PartTable {
  const used = CLASSES.filter((name) => weights.patterns.some((pattern) => pattern.weights[name] !== undefined));
  return {
    heads: [sayOverview('policy.pattern'), ...used.map(nameOfClass)],
    rows: weights.patterns.map(({ name, weights: own }) => [name, ...used.map((each) => own[each]?.toString() ?? '—')]),
  };
}

/**
 * Everything that a policy rules, line by line in the order in which a form is scored.
 * @param nameOfClass what a class of indicators is called
 */
export function partsOfPolicy(policy: Policy, nameOfClass: (name: IndicatorClass) => string): PolicyPart[] {
  const { execution, quantitative, qualitative, satisfaction, cap, notApplicable, grades, weights } = policy;
  const full = policy.full.toString();
  const part = (
    key: string,
    name: string,
    sentences: readonly string[],
    citation: Citation | null,
    table: PartTable | null = null,
  ): PolicyPart => ({ key, name, sentences, table, citation });
  return [
    part(
      'execution',
      sayOverview('policy.execution'),
      [sayOverview(execution.method === 'proportional' ? 'policy.executionProportional' : 'policy.executionBands')],
      execution.citation,
      execution.method === 'proportional' ? null : bandTable(execution.bands),
    ),
    part('met', sayOverview('policy.met'), [sayOverview('policy.metFull')], quantitative.met.citation),
    part('missed', sayOverview('policy.missed'), [missed(policy)], quantitative.missed.citation),
    part('over', sayOverview('policy.over'), over(quantitative.over), quantitative.over.citation),
    part(
      'lower',
      sayOverview('policy.lower'),
      [
        quantitative.lowerIsBetter.method === 'relative-overrun'
          ? sayOverview('policy.lowerOverrun', { zeroAt: quantitative.lowerIsBetter.zeroAt.toString() })
          : sayOverview('policy.lowerRatio'),
      ],
      quantitative.lowerIsBetter.citation,
    ),
    part('qualitative', sayOverview('policy.qualitative'), [], qualitative.citation, tiers(policy)),
    satisfaction === null
      ? part(
          'satisfaction',
          sayOverview('policy.satisfaction'),
          [sayOverview('policy.satisfactionAsAny')],
          quantitative.missed.citation,
        )
      : part(
          'satisfaction',
          sayOverview('policy.satisfaction'),
          [],
          satisfaction.citation,
          bandTable(satisfaction.bands),
        ),
    part(
      'notApplicable',
      sayOverview('policy.notApplicable'),
      [
        notApplicable.method === 'rescale'
          ? sayOverview('policy.notApplicableRescale', { full })
          : sayOverview('policy.notApplicableKeep'),
      ],
      notApplicable.citation,
    ),
    ...(cap === null
      ? []
      : [
          part('cap', sayOverview('policy.cap'), [], cap.citation, {
            heads: [sayOverview('policy.capBelow'), sayOverview('policy.capAtMost')],
            rows: cap.steps.map(({ below, atMost }) => [percent(below), atMost.toString()]),
          }),
        ]),
    part(
      'grades',
      sayOverview('policy.grades'),
      [sayOverview('policy.fullValue', { full, places: policy.places })],
      grades.citation,
      {
        heads: [sayOverview('policy.gradeFrom'), sayOverview('policy.grade')],
        rows: grades.bands.map(({ from, grade }) => [from.toString(), grade]),
      },
    ),
    part('weights', sayOverview('policy.weights'), [], weights.citation, weightTable(policy, nameOfClass)),
  ];
}
