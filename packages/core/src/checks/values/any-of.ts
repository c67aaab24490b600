import { WordIndex } from '../../values/word-index.js';

/** A vocabulary that texts are looked through for. */
export interface AnyOf {
  /** Matches the first of the words that stands in a text. */
  readonly expression: RegExp;
  /** Whether one of the words stands in the text. */
  test(text: string): boolean;
}

/** Names of indicators are shorter; in longer texts the expression finds a word sooner than letter by letter. */
const SHORT = 32;

/** One of the words anywhere in a text. An empty list matches nothing. */
export function anyOf(words: readonly string[]): AnyOf {
  const expression = expressionOf(words, '');
  const index = new WordIndex(words.map((word) => [word, true]));
  return {
    expression,
    test: (text) => (text.length <= SHORT ? index.find(text) !== null : expression.test(text)),
  };
}

/** One of the words at the end of a text. */
export function endingOf(words: readonly string[]): AnyOf {
  const byLast = new Map<number, string[]>();
  for (const word of words) {
    const last = word.charCodeAt(word.length - 1);
    byLast.set(last, [...(byLast.get(last) ?? []), word]);
  }
  return {
    expression: expressionOf(words, '$'),
    test: (text) => byLast.get(text.charCodeAt(text.length - 1))?.some((word) => text.endsWith(word)) === true,
  };
}

function expressionOf(words: readonly string[], end: string): RegExp {
  if (words.length === 0) return /(?!)/;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?:${escaped.join('|')})${end}`);
}
