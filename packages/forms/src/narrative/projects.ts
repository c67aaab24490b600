/** A project that the forms name, with the names by which a paragraph may call it. */
interface Candidate {
  readonly name: string;
  readonly core: string;
  readonly bigrams: ReadonlySet<string>;
}

/** Finds which project of the forms a heading or the opening of a paragraph names. */
export class ProjectNames {
  private readonly candidates: readonly Candidate[];

  /** `names`: of the project forms, as printed; more than 500 are cut off. */
  constructor(
    names: readonly string[],
    private readonly filler: readonly string[],
  ) {
    this.candidates = [...new Set(names)].slice(0, 500).map((name) => {
      const core = coreOf(name, filler);
      return { name, core, bigrams: bigramsOf(core) };
    });
  }

  /**
   * The project that `words` (a heading, or a paragraph's first clause) names, or null. Years, brackets and words like
   * 项目, 资金 do not count; a shortened name counts, one with another word in it does when most of it agrees.
   */
  find(words: string): string | null {
    const head = coreOf(words.slice(0, 60), this.filler);
    if (head.length < 3) return null;
    const grams = bigramsOf(head);
    let best: Candidate | null = null;
    let bestScore = 0;
    for (const candidate of this.candidates) {
      if (candidate.core.length < 3) continue;
      const score = likeness(head, grams, candidate);
      if (score > bestScore) {
        bestScore = score;
        best = candidate;
      }
    }
    return bestScore >= 0.6 ? (best?.name ?? null) : null;
  }
}

/** 1 and a little more by length where one name holds the other; else the share of the shorter one's pairs that agree. */
function likeness(head: string, grams: ReadonlySet<string>, candidate: Candidate): number {
  if (head === candidate.core) return 3;
  if (head.includes(candidate.core)) return 1 + candidate.core.length / 100;
  if (candidate.core.startsWith(head) || (candidate.core.includes(head) && head.length >= 5))
    return 1 + head.length / 100;
  let same = 0;
  for (const gram of candidate.bigrams) if (grams.has(gram)) same += 1;
  const shorter = Math.min(grams.size, candidate.bigrams.size);
  return shorter < 3 ? 0 : same / shorter - 0.1 * (1 - same / candidate.bigrams.size);
}

/** A name without year, brackets, marks and the words that every project's name has. */
export function coreOf(name: string, filler: readonly string[]): string {
  let core = name
    .normalize('NFKC')
    .replace(/\d{4}年度?/g, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/^[\dA-Z]{8,}[-—]*/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  for (const word of filler) {
    const rest = core.endsWith(word) ? core.slice(0, -word.length) : core;
    if (rest.length >= 3) core = rest;
  }
  return core;
}

function bigramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (let i = 0; i + 1 < text.length; i += 1) grams.add(text.slice(i, i + 2));
  return grams;
}
