/**
 * How like the two parts of a text are, cut at one place after the other: the share of the pairs of neighbouring glyphs
 * of the poorer part that both have. One walk through the text, whatever the number of places.
 */
export class Likeness {
  readonly #left = new Set<string>();
  readonly #right = new Map<string, number>();
  #shared = 0;
  #at = 0;

  constructor(private readonly text: string) {
    for (let i = 0; i + 1 < text.length; i++) this.#right.set(this.#pair(i), (this.#right.get(this.#pair(i)) ?? 0) + 1);
  }

  /** The likeness of text[0, cut) and text[cut, end), 0 to 1. The places must be asked for from left to right. */
  at(cut: number): number {
    for (; this.#at < cut; this.#at++) {
      this.#drop(this.#pair(this.#at));
      if (this.#at > 0) this.#take(this.#pair(this.#at - 1));
    }
    const least = Math.min(this.#left.size, this.#right.size);
    return least === 0 ? 0 : this.#shared / least;
  }

  #pair(index: number): string {
    return this.text.slice(index, index + 2);
  }

  #drop(pair: string): void {
    const count = this.#right.get(pair);
    if (count === undefined) return;
    if (count > 1) this.#right.set(pair, count - 1);
    else {
      this.#right.delete(pair);
      if (this.#left.has(pair)) this.#shared--;
    }
  }

  #take(pair: string): void {
    if (this.#left.has(pair)) return;
    this.#left.add(pair);
    if (this.#right.has(pair)) this.#shared++;
  }
}
