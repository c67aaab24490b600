import { words } from '../generated/words.js';
import type { Direction, IndicatorAspect, IndicatorClass } from '../model/evaluation.js';
import type { Printed } from '../model/transcript.js';
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

/** What levels and names tell, remembered for one document. */
export class LevelReader {
  private readonly classes = new Map<string, IndicatorClass | null>();
  private readonly aspects = new Map<string, IndicatorAspect | null>();
  private readonly directions = new Map<string, NamedDirection | null>();

  /** The class of a first level (产出指标（50分）), or of a second level where the form prints no first. */
  class(level: Printed | undefined): IndicatorClass | null {
    return remembered(this.classes, level, (text) => classWords.find(text)?.meaning ?? null);
  }

  aspect(level: Printed | undefined): IndicatorAspect | null {
    return remembered(this.aspects, level, (text) => aspectWords.find(text)?.meaning ?? null);
  }

  /** The direction that a name tells, or null. */
  byName(name: Printed | undefined): NamedDirection | null {
    return remembered(this.directions, name, namedDirection);
  }
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

const MOST_REMEMBERED = 4096;

function remembered<Result>(
  memory: Map<string, Result | null>,
  text: string | null | undefined,
  read: (text: string) => Result | null,
): Result | null {
  if (typeof text !== 'string') return null;
  const known = memory.get(text);
  if (known !== undefined) return known;
  const result = read(text);
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  memory.set(text, result);
  return result;
}

/** Whether a target is a length of time, of which less is better on a row of timeliness. */
export function isDuration(target: Value): boolean {
  if (target.kind !== 'number' || target.unit === null) return false;
  return durations.has(units.at(target.unit, 0)?.meaning.family ?? '');
}
