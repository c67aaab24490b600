import { withoutComments } from './source-files.js';

/** A code that is asked for as it stands. */
const LITERAL = /['"`]([a-z][a-z0-9]*(?:-[a-z0-9]+)*)['"`]/g;
/** A code that is put together: what stands fast of it tells it from others from so many letters on. */
const COMPOSED = /`([a-z0-9-]*(?:\$\{[^{}`]*\}[a-z0-9-]*)+)`/g;
const PLACE = /\$\{[^{}`]*\}/g;
const FEWEST_LETTERS = 6;

/** Where a code is given for which a sentence is said: thrown, answered, or listed among those that may be. */
const GIVEN: readonly RegExp[] = [
  /new (?:Refusal|StoreProblem|BackupError|ProblemError)\(\s*(?:\d{3},\s*)?'([a-z0-9-]+)'/g,
  /sayProblem\(\s*'([a-z0-9-]+)'/g,
  /\bcode: '([a-z0-9-]+)'[,;]\s*(?:readonly )?facts\b/g,
];
const LISTED = /type \w*(?:Problem|Error)Code =\s*((?:\|?\s*'[a-z0-9-]+'\s*)+);/g;

/** Codes that sources ask for, as they stand or by patterns of those that are put together. */
function asked(sources: readonly string[]): (code: string) => boolean {
  const literals = new Set<string>();
  const patterns: RegExp[] = [];
  for (const source of sources) {
    for (const [, code = ''] of source.matchAll(LITERAL)) literals.add(code);
    for (const [, composed = ''] of source.matchAll(COMPOSED))
      if (composed.replace(PLACE, '').replaceAll('-', '').length >= FEWEST_LETTERS)
        patterns.push(new RegExp(`^${composed.split(PLACE).join('[a-z0-9-]+')}$`));
  }
  return (code) => literals.has(code) || patterns.some((pattern) => pattern.test(code));
}

/** Codes that sources give for which a sentence must stand ready. */
function given(sources: readonly string[]): Set<string> {
  const codes = new Set<string>();
  for (const source of sources) {
    for (const pattern of GIVEN) for (const [, code = ''] of source.matchAll(pattern)) codes.add(code);
    for (const [, list = ''] of source.matchAll(LISTED))
      for (const [, code = ''] of list.matchAll(LITERAL)) codes.add(code);
  }
  return codes;
}

/**
 * Holds the sentences of problems against the sources that say them.
 * @param words text of words/problems.yaml
 * @param sources texts of the packages' sources, without their tests, by their paths
 * @returns codes without a sentence, and sentences whose code no source asks for
 */
export function unmatchedProblems(
  words: string,
  sources: ReadonlyMap<string, string>,
): { unsaid: string[]; unasked: string[] } {
  const keys = [...words.matchAll(/^([a-z0-9-]+):/gm)].map(([, key = '']) => key);
  const code = [...sources].map(([path, source]) => ({ path, source: withoutComments(source) }));
  const isAsked = asked(code.map(({ source }) => source));
  // Core and the forms give the codes of findings.
  const giving = code.filter(({ path }) => !/^packages\/(?:core|forms)\//.test(path)).map(({ source }) => source);
  const known = new Set(keys);
  return {
    unsaid: [...given(giving)].filter((one) => !known.has(one)).sort(),
    unasked: keys.filter((key) => !isAsked(key)),
  };
}
