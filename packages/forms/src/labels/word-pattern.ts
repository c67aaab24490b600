/** Alternatives of a pattern, the longest first so that 大于等于 is not read as 大于. */
export const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'))
    .join('|');

/** Whether a text is one of some words, begins or ends with one, or holds one. */
export const whole = (words: readonly string[]): RegExp => new RegExp(`^(?:${anyOf(words)})$`, 'u');
export const starting = (words: readonly string[]): RegExp => new RegExp(`^(?:${anyOf(words)})`, 'u');
export const ending = (words: readonly string[]): RegExp => new RegExp(`(?:${anyOf(words)})$`, 'u');
export const containing = (words: readonly string[]): RegExp => new RegExp(anyOf(words), 'u');
