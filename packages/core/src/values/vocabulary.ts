import { words } from '../generated/words.js';
import { Decimal } from './decimal.js';
import type { Operator, Tier } from './value.js';
import { WordIndex } from './word-index.js';

const data = words.values;

function all<Meaning>(lists: readonly (readonly [readonly string[], Meaning])[]): [string, Meaning][] {
  return lists.flatMap(([list, meaning]) => list.map((word): [string, Meaning] => [word, meaning]));
}

const OPERATORS: readonly Operator[] = ['≥', '≤', '>', '<', '='];

/** What a word before a number does. */
export type Lead = { readonly operator: Operator } | 'lead' | 'approximate' | 'expected';

export const leads = new WordIndex<Lead>([
  ...OPERATORS.flatMap((operator) => all<Lead>([[data.operators[operator], { operator }]])),
  ...all<Lead>([
    [data.leads, 'lead'],
    [data.approximate, 'approximate'],
    [data.expected, 'expected'],
  ]),
]);

/** What a word behind a unit does. */
export type Tail = { readonly operator: Operator } | 'approximate';

export const tails = new WordIndex<Tail>([
  ...all<Tail>([
    [data.suffixOperators['≥'], { operator: '≥' }],
    [data.suffixOperators['≤'], { operator: '≤' }],
  ]),
  ...all<Tail>([[data.approximateSuffix, 'approximate']]),
]);

export const overBy = new WordIndex<true>(all([[data.overBy, true]]));
export const magnitudes = new WordIndex<number>(
  Object.entries(data.magnitudes).map(([word, exponent]): [string, number] => [word, Number(exponent)]),
);

export interface Unit {
  readonly family: string;
  readonly factor: Decimal;
}

export const units = new WordIndex<Unit>(
  Object.entries(data.units).flatMap(([family, names]) =>
    names.map((name): [string, Unit] => {
      const [word = '', factor = '1'] = name.split(':');
      return [word, { family, factor: Decimal.of(factor) }];
    }),
  ),
);
const shares = new WordIndex<'%' | '‰'>([
  ...all<'%' | '‰'>([
    [data.percentUnits, '%'],
    [data.perMilleUnits, '‰'],
  ]),
]);

/** The sign that a unit stands for (个百分点), or null. */
export function shareOf(unit: string): '%' | '‰' | null {
  const found = shares.at(unit, 0);
  return found !== null && found.word.length === unit.length ? found.meaning : null;
}
export const looseUnits: readonly (readonly string[])[] = data.looseUnits;
export const notApplicable = new WordIndex<true>(all([[data.notApplicable, true]]));

export const labelEnds: readonly string[] = data.labelEnds;

export const bases = new WordIndex<true>(all([[data.bases, true]]));
export const changes = new WordIndex<'>' | '<' | '='>(
  all<'>' | '<' | '='>([
    [data.rises, '>'],
    [data.falls, '<'],
    [data.same, '='],
  ]),
);
export const against = new WordIndex<true>(all([[data.against, true]]));

export const yearWords = new WordIndex<true>(all([[data.dates.year, true]]));
export const monthWords = new WordIndex<number>(
  Object.entries(data.dates.month).map(([word, month]): [string, number] => [word, Number(month)]),
);
export const dayEnds = new WordIndex<number>(
  Object.entries(data.dates.dayEnds).map(([word, day]): [string, number] => [word, Number(day)]),
);
export const dateBounds = new WordIndex<'≤' | '≥'>(
  all<'≤' | '≥'>([
    [data.dates.until, '≤'],
    [data.dates.since, '≥'],
  ]),
);
export const upTo = new WordIndex<true>(all([[data.dates.upTo, true]]));
export const dateTrails = new WordIndex<true>(all([[data.dates.trail, true]]));

export const wholeTiers: ReadonlyMap<string, Tier> = new Map(
  all<Tier>([
    [data.qualitative.reached, 'reached'],
    [data.qualitative.partial, 'partial'],
    [data.qualitative.missed, 'missed'],
  ]),
);
export const adverbs = new WordIndex<0 | 1 | 3>(
  all<0 | 1 | 3>([
    [data.qualitative.strong, 3],
    [data.qualitative.weak, 1],
    [data.qualitative.negated, 0],
  ]),
);
export const states = new WordIndex<true>(all([[data.qualitative.states, true]]));
export const scaleWords = new WordIndex<true>(all([[data.qualitative.scaleWords, true]]));
