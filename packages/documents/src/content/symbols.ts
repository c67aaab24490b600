/** Glyphs of the symbol fonts that forms use, by their code (its low byte), as the characters of Unicode they stand for. */
const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    108: '●',
    109: '❍',
    110: '■',
    111: '□',
    113: '❑',
    114: '❒',
    117: '◆',
    161: '○',
    164: '◉',
    168: '□',
    216: '➢',
    224: '→',
    251: '✗',
    252: '✓',
    253: '☒',
    254: '☑',
  },
  'wingdings 2': { 79: '✗', 80: '✓', 81: '☒', 82: '☑', 83: '☒', 84: '☒', 151: '●', 163: '□' },
  symbol: {
    45: '−',
    60: '<',
    61: '=',
    62: '>',
    163: '≤',
    165: '∞',
    176: '°',
    177: '±',
    179: '≥',
    180: '×',
    183: '•',
    184: '÷',
    185: '≠',
    187: '≈',
    188: '…',
    215: '⋅',
    229: '∑',
  },
};

/** The table of a symbol font, by its name as files write it; undefined of other fonts. */
export const symbolFont = (name: string): Readonly<Record<number, string>> | undefined =>
  FONTS[name.trim().toLowerCase()];

/** Symbol fonts put their glyphs at F000–F0FF. */
const lowOf = (value: number): number => (value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value);

/**
 * The character that a `w:sym` prints.
 * @param code hexadecimal
 */
export function symbol(font: string, code: string): string {
  const value = Number.parseInt(code, 16);
  if (!(value > 0 && value <= 0xffff)) return '';
  const low = lowOf(value);
  const known = symbolFont(font)?.[low];
  if (known !== undefined) return known;
  if (value >= 0xe000 && value <= 0xf8ff) return low >= 0x20 && low < 0x7f ? String.fromCharCode(low) : '';
  return String.fromCharCode(value);
}

/** What a text prints that is set in a symbol font: R in Wingdings 2 is a ticked box. What the table lacks stays as it is. */
export const inSymbolFont = (glyphs: Readonly<Record<number, string>>, text: string): string =>
  Array.from(text, (one) => glyphs[lowOf(one.charCodeAt(0))] ?? one).join('');
