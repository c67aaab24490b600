/** Words with what each means, found at a place of a text, the longest first. */
export class WordIndex<Meaning> {
  private readonly byFirst = new Map<number, { word: string; meaning: Meaning }[]>();
  /** One bit for each first letter of a word: at most places none stands, and that is told without a search. */
  private readonly firsts = new Int32Array(2048);

  constructor(words: Iterable<readonly [string, Meaning]>) {
    for (const [word, meaning] of words) {
      const first = word.charCodeAt(0);
      const list = this.byFirst.get(first) ?? [];
      list.push({ word, meaning });
      this.byFirst.set(first, list);
      this.firsts[first >>> 5] = (this.firsts[first >>> 5] ?? 0) | (1 << (first & 31));
    }
    for (const list of this.byFirst.values()) list.sort((a, b) => b.word.length - a.word.length);
  }

  /** The longest word that stands at `at`, or null. */
  at(text: string, at: number): { readonly word: string; readonly meaning: Meaning } | null {
    const first = text.charCodeAt(at);
    if ((((this.firsts[first >>> 5] ?? 0) >>> (first & 31)) & 1) === 0) return null;
    const list = this.byFirst.get(first);
    if (list === undefined) return null;
    for (const entry of list) if (text.startsWith(entry.word, at)) return entry;
    return null;
  }

  /** The first word that stands at `from` or behind it. */
  find(text: string, from = 0): { readonly word: string; readonly meaning: Meaning; readonly at: number } | null {
    for (let at = from; at < text.length; at += 1) {
      const found = this.at(text, at);
      if (found !== null) return { word: found.word, meaning: found.meaning, at };
    }
    return null;
  }
}
