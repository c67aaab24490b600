import { narrative } from '../generated/narrative.js';

export interface Label {
  readonly word: string;
  readonly field: string;
  readonly kind: string;
}

/** A label in a text: `start`…`end` are offsets in that text. */
export interface LabelHit extends Label {
  readonly start: number;
  readonly end: number;
}

/** The words of forms/narrative.yaml. */
export const words = narrative;

/** The labels by the code of their first character, the longest first. */
const byFirst: ReadonlyMap<number, readonly Label[]> = index();

/** All labels in a text, the longest at each place, from left to right, not overlapping. */
export function labelsIn(text: string): LabelHit[] {
  const hits: LabelHit[] = [];
  let at = 0;
  while (at < text.length) {
    const label = byFirst.get(text.charCodeAt(at))?.find((entry) => text.startsWith(entry.word, at));
    if (label === undefined) {
      at += 1;
      continue;
    }
    const { word, field, kind } = label;
    hits.push({ word, field, kind, start: at, end: at + word.length });
    at += word.length;
  }
  return hits;
}

/** The first of `list` that stands in `text`, or null. */
export function wordIn(text: string, list: readonly string[]): string | null {
  return list.find((word) => text.includes(word)) ?? null;
}

function index(): Map<number, Label[]> {
  const map = new Map<number, Label[]>();
  for (const entry of narrative.labels) {
    for (const word of entry.words) {
      const first = word.charCodeAt(0);
      const list = map.get(first) ?? [];
      list.push({ word, field: entry.field, kind: entry.kind });
      map.set(first, list);
    }
  }
  for (const list of map.values()) list.sort((a, b) => b.word.length - a.word.length);
  return map;
}
