import { words } from '../generated/words.js';
import type { Direction, IndicatorAspect, IndicatorClass } from '../model/evaluation.js';
import type { Printed } from '../model/transcript.js';
import { Memory } from '../values/memory.js';
import type { Value } from '../values/value.js';
import { units } from '../values/vocabulary.js';
import { WordIndex } from '../values/word-index.js';

const data = words.indicators;

function entries<Key extends string>(lists: Readonly<Record<Key, readonly string[]>>): [Key, readonly string[]][] {
  return Object.entries(lists) as [Key, readonly string[]][];
}

const classWords = new WordIndex<IndicatorClass>(
  entries(data.classes).flatMap(([key, list]) => list.map((word): [string, IndicatorClass] => [word, key])),
);
const aspectWords = new WordIndex<IndicatorAspect>(
  entries(data.aspects).flatMap(([key, list]) => list.map((word): [string, IndicatorAspect] => [word, key])),
);
/** What a name tells: a direction, or that it is a rate that is not to rise above its target. */
export type NamedDirection = Direction | 'ceiling';

/** The first list of the file counts most; a name is looked through once. */
const directionOrder: readonly NamedDirection[] = [
  ...entries(data.directions).map(([direction]) => direction),
  'ceiling',
];
const directionWords = new WordIndex<number>([
  ...entries(data.directions).flatMap(([direction, list]) =>
    list.map((word): [string, number] => [word, directionOrder.indexOf(direction)]),
  ),
  ...data.ceilings.map((word): [string, number] => [word, directionOrder.indexOf('ceiling')]),
]);
const durations: ReadonlySet<string> = new Set(data.durations);

const classes = new Memory((level) => classWords.find(level)?.meaning ?? null);
const aspects = new Memory((level) => aspectWords.find(level)?.meaning ?? null);
const directions = new Memory(namedDirection);

/** The class of a first level (产出指标（50分）), or of a second level where the form prints no first. */
export function classOf(level: Printed | undefined): IndicatorClass | null {
  return typeof level === 'string' ? classes.of(level) : null;
}

/** The aspect that a second level tells, or null. */
export function aspectOf(level: Printed | undefined): IndicatorAspect | null {
  return typeof level === 'string' ? aspects.of(level) : null;
}

/** The direction that a name tells, or null. */
export function directionOf(name: Printed | undefined): NamedDirection | null {
  return typeof name === 'string' ? directions.of(name) : null;
}

function namedDirection(name: string): NamedDirection | null {
  let best = directionOrder.length;
  for (let at = 0; at < name.length; at += 1) {
    const found = directionWords.at(name, at);
    if (found === null) continue;
    // A ceiling holds whatever else the name says.
    if (directionOrder[found.meaning] === 'ceiling') return 'ceiling';
    best = Math.min(best, found.meaning);
  }
  return directionOrder[best] ?? null;
}

/** Whether a target is a length of time, of which less is better on a row of timeliness. */
export function isDuration(target: Value): boolean {
  if (target.kind !== 'number' || target.unit === null) return false;
  return durations.has(units.at(target.unit, 0)?.meaning.family ?? '');
}
