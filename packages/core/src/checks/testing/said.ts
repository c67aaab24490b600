import type { FactValue } from '../../model/finding.js';
import type { FlatFinding } from '../hang.js';
import { wordsOf } from '../say.js';

const PLACEHOLDER = /\{([A-Za-z0-9]+)(?::term)?\}/g;

function named(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

/** Facts that the words of a finding name and the finding does not give; none when all can be said. */
export function unsaid(finding: Pick<FlatFinding, 'code' | 'facts'>): string[] {
  const words = wordsOf(finding.code);
  if (words === null) return [`words of ${finding.code}`];
  const given = new Set(['printed', 'expected', ...Object.keys(finding.facts)]);
  const missing = [words.title, words.sentence, words.advice].flatMap(named).filter((fact) => !given.has(fact));
  for (const [fact, template] of Object.entries(words.items)) {
    const value: FactValue = finding.facts[fact] ?? null;
    if (!Array.isArray(value)) continue;
    for (const part of value as readonly FactValue[]) {
      if (typeof part !== 'object' || part === null || Array.isArray(part)) continue;
      missing.push(
        ...named(template)
          .filter((name) => !(name in part))
          .map((name) => `${fact}.${name}`),
      );
    }
  }
  return missing;
}
