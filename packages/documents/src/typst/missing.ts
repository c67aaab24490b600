import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';

/** A character for which no font has a glyph, and where it first stands. */
export interface MissingGlyph {
  readonly character: string;
  /** Its number: U+10FFFD. */
  readonly code: string;
  /** The text around it. */
  readonly text: string;
}

/** How much of the text around a character is told. */
const AROUND = 8;

/** Characters without a glyph with the first place of each in the document, in the order of the document. */
export function missingGlyphs(document: SheetDocument, missing: readonly string[]): MissingGlyph[] {
  const texts = document.sheets.flatMap(({ before = [], cells, after = [] }) =>
    [...before, ...cells, ...after].map(({ text }) => text),
  );
  texts.push(document.footer ?? '');
  const found = new Map<string, string>();
  for (const text of texts)
    for (const character of missing) {
      const at = found.has(character) ? -1 : text.indexOf(character);
      if (at < 0) continue;
      const [before, behind] = [Array.from(text.slice(0, at)), Array.from(text.slice(at + character.length))];
      const around = before.slice(-AROUND).join('') + character + behind.slice(0, AROUND).join('');
      found.set(character, around.replace(/\s+/gu, ' ').trim());
    }
  return [...found].map(([character, text]) => ({ character, code: codeOf(character), text }));
}

const codeOf = (character: string): string =>
  Array.from(character, (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(
    ' ',
  );
