import { type RuleCase, type RuleData, rules } from '@kaocheng/core/checks/rules';
import { wordsOf } from '@kaocheng/core/checks/say';
import type { Severity } from '@kaocheng/core/model/finding';

/** One way in which a check finds something: the data of the case and its words. */
export interface CheckCase extends RuleCase {
  readonly title: string;
  readonly sentence: string;
  readonly advice: string;
}

export interface CheckFamily {
  /** `B` of B4. */
  readonly letter: string;
  readonly rules: readonly RuleData[];
}

export interface CheckQuery {
  readonly search: string;
  readonly severity: Severity | null;
}

/** The cases of a check; a check without cases is its own only one. */
export function casesOf(rule: RuleData): CheckCase[] {
  const names = rule.caseNames();
  return (names.length === 0 ? [undefined] : names).map((name) => {
    const data = rule.of(name);
    const words = wordsOf(data.code);
    return {
      ...data,
      title: words?.title ?? rule.title,
      sentence: words?.sentence ?? '',
      advice: words?.advice ?? '',
    };
  });
}

function textOf(rule: RuleData): string {
  const parts = [rule.code, rule.title];
  for (const { code, title, sentence, citation } of casesOf(rule)) {
    parts.push(code, title, sentence, citation?.title ?? '', citation?.document ?? '', citation?.article ?? '');
  }
  return parts.join('\n').toLowerCase();
}

/** Letters before the number of a code, and the number. */
function place({ code }: RuleData): readonly [string, number] {
  const [, letter = '', number = '0'] = /^([A-Z]+)(\d+)/.exec(code) ?? [];
  return [letter, Number(number)];
}

/** The checks that hold every word of the search and have a case of the severity, by family, in the order of their codes. */
export function findChecks({ search, severity }: CheckQuery): CheckFamily[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  const families = new Map<string, RuleData[]>();
  for (const rule of rules.values()) {
    if (severity !== null && !casesOf(rule).some((each) => each.severity === severity)) continue;
    const text = wanted.length === 0 ? '' : textOf(rule);
    if (!wanted.every((word) => text.includes(word))) continue;
    const [letter] = place(rule);
    families.set(letter, [...(families.get(letter) ?? []), rule]);
  }
  return [...families]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, found]) => ({ letter, rules: found.sort((a, b) => place(a)[1] - place(b)[1]) }));
}

/** A piece of a sentence: words as they stand, or the name of a fact that is filled in. */
export type SentencePart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'fact'; readonly name: string };

/** Splits the template of a sentence (`印 {printed}，应为 {expected}`) at its facts. */
export function partsOfSentence(sentence: string): SentencePart[] {
  const parts: SentencePart[] = [];
  let from = 0;
  for (const match of sentence.matchAll(/\{([A-Za-z0-9]+)(?::term)?\}/g)) {
    if (match.index > from) parts.push({ kind: 'words', text: sentence.slice(from, match.index) });
    parts.push({ kind: 'fact', name: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  if (from < sentence.length) parts.push({ kind: 'words', text: sentence.slice(from) });
  return parts;
}

/** The check to which a code leads: `B5` and `B5-certain` both to B5; null for a code that is none. */
export function checkOfCode(code: string): RuleData | null {
  return rules.get(code) ?? rules.get(code.split('-')[0] ?? '') ?? null;
}
