import { problems } from '@kaocheng/core/generated/words/problems';

const sentences: Readonly<Record<string, string>> = problems;

/**
 * The sentence of a problem, of words/problems.yaml, its `{name}` places filled from the facts; a place without a fact stays.
 * @throws RangeError where the file has no such code
 */
export function sayProblem(code: string, facts: Readonly<Record<string, string>> = {}): string {
  const found = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  if (found === undefined) throw new RangeError(`words/problems.yaml has no ${code}`);
  return found.trimEnd().replace(/\{([A-Za-z0-9]+)\}/g, (place, name: string) => facts[name] ?? place);
}
