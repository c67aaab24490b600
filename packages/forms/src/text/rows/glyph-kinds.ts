/** What a glyph may be part of: a figure, a sign of comparison, a word. */
export const Kind = { figure: 1, sign: 2, word: 3 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];
export const kindOf = (glyph: string): Kind =>
  /[\d.,%]/u.test(glyph) ? Kind.figure : /[≥≤><=]/u.test(glyph) ? Kind.sign : Kind.word;
