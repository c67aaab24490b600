/** Words with what each means, found at a place of a text, the longest first. */
export class WordIndex<Meaning> {
  private readonly byFirst = new Map<number, { word: string; meaning: Meaning }[]>();
  /** A bit for the first letter of each word, by its last ten bits: at most places no word stands, and no search is needed. */
  private readonly firsts = new Int32Array(32);

  constructor(words: Iterable<readonly [string, Meaning]>) {
    for (const [word, meaning] of words) {
      const first = word.charCodeAt(0);
      const list = this.byFirst.get(first) ?? [];
      list.push({ word, meaning });
      this.byFirst.set(first, list);
      this.firsts[(first >>> 5) & 31] = (this.firsts[(first >>> 5) & 31] ?? 0) | (1 << (first & 31));
    }
    for (const list of this.byFirst.values()) list.sort((a, b) => b.word.length - a.word.length);
  }

  /** The longest word that stands at `at`, or null. */
  at(text: string, at: number): { readonly word: string; readonly meaning: Meaning } | null {
    const first = text.charCodeAt(at);
    if ((((this.firsts[(first >>> 5) & 31] ?? 0) >>> (first & 31)) & 1) === 0) return null;
    const list = this.byFirst.get(first);
    if (list === undefined) return null;
    for (const entry of list) if (text.startsWith(entry.word, at)) return entry;
    return null;
  }

  /** The first word that stands at `from` or behind it. */
  find(text: string, from = 0): { readonly word: string; readonly meaning: Meaning; readonly at: number } | null {
    const { firsts } = this;
    for (let at = from; at < text.length; at += 1) {
      const first = text.charCodeAt(at);
      if ((((firsts[(first >>> 5) & 31] ?? 0) >>> (first & 31)) & 1) === 0) continue;
      const found = this.at(text, at);
      if (found !== null) return { word: found.word, meaning: found.meaning, at };
    }
    return null;
  }
}
