const BRACKETS = /[(（〔［[][^()（）〔〕［\]]*[)）〕］\]]/g;
const MARKS = /[\s\p{P}\p{S}]/gu;

/** A name as it is compared: full-width folded, without what stands in brackets and without marks. */
export function bareName(name: string): string {
  const folded = name.normalize('NFKC');
  const bare = folded.replace(BRACKETS, '').replace(MARKS, '');
  return bare === '' ? folded.replace(MARKS, '') : bare;
}

/** The name without words that every project may carry at its end (补助资金, 项目). */
export function coreName(name: string, endings: readonly string[]): string {
  let core = bareName(name);
  for (let cut = true; cut; ) {
    cut = false;
    for (const ending of endings) {
      if (core.length <= ending.length + 1 || !core.endsWith(ending)) continue;
      core = core.slice(0, -ending.length);
      cut = true;
    }
  }
  return core;
}

/** The position of the one letter in which two names of equal length differ, or null. */
export function oneLetterOff(a: string, b: string): number | null {
  if (a.length !== b.length) return null;
  let at: number | null = null;
  for (let i = 0; i < a.length; i += 1) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
    if (at !== null) return null;
    at = i;
  }
  return at;
}
