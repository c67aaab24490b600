/** Most bands that a stretch is cut into, and how narrow a band is at least, in points. */
const MOST_BANDS = 512;
const NARROWEST = 4;

/** Things by the bands of a page that they stand in, so that a neighbour is looked for among few. */
export class Bands {
  readonly #bands: number[][] = [];
  readonly #first: number;
  readonly #width: number;

  /** @param spans from and to of each thing, in points; within a band the things keep this order */
  constructor(spans: readonly (readonly [from: number, to: number])[]) {
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const [from, to] of spans) [first, last] = [Math.min(first, from), Math.max(last, to)];
    this.#first = first;
    this.#width = Math.max(NARROWEST, (last - first) / MOST_BANDS);
    spans.forEach(([from, to], index) => {
      for (let band = this.#at(from); band <= this.#at(to); band++) {
        const things = this.#bands[band] ?? [];
        things.push(index);
        this.#bands[band] = things;
      }
    });
  }

  /** For each band that a stretch touches the indexes of the things in it. */
  touched(from: number, to: number): readonly (readonly number[])[] {
    const touched = this.#bands.slice(Math.max(0, this.#at(from)), Math.max(0, this.#at(to) + 1));
    return Array.from(touched, (things: readonly number[] | undefined) => things ?? []);
  }

  #at(place: number): number {
    return Math.floor((place - this.#first) / this.#width);
  }
}

/** Index of the row in which a place stands, by the ascending borders of the rows; -1 above the first. */
export const rowAt = (levels: readonly number[], place: number): number =>
  countBefore(levels, (level) => level > place) - 1;

/** How many things of an ascending list come before the first for which `reached` holds. */
export function countBefore<Thing>(things: readonly Thing[], reached: (thing: Thing) => boolean): number {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const thing = things[middle];
    if (thing === undefined || reached(thing)) high = middle;
    else low = middle + 1;
  }
  return low;
}
