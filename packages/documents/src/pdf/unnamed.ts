import type { Glyph } from './ink.js';

/** Stands for a glyph of which nobody says what character it is. */
export const UNNAMED = '\ufffd';

/** What no text of an office holds: control characters, unassigned and private ones, and scripts that are not used there. */
const ODD =
  /[\p{Cc}\p{Cn}\p{Co}\p{Cs}]|[^\p{Script=Common}\p{Script=Inherited}\p{Script=Han}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u;
/** Control characters that programs print as blanks. */
const BLANK = new Set(['\0', '\t', '\n', '\r', '\u00a0', '\u00ad']);
/**
 * Fewest odd glyphs of a font that names none of its characters, and their share of those named after their codes; more of
 * them in a font of few codes, of which those of letters are commonly known without being named.
 */
const FEWEST = 2;
const SHARE = 0.05;
const SHARE_OF_FEW = 0.25;
/** Control characters, which are no text, whoever names them. */
const CONTROL = /\p{Cc}/u;

const HAN = /\p{Script=Han}/u;
/**
 * Fewest glyphs that come out as characters in daily use, and their share of the Han characters, where the codes of a font
 * are characters (UniGB-UCS2-H). Of characters met by accident a seventh is in daily use.
 */
const FEWEST_DAILY = 3;
const SHARE_DAILY = 0.8;

let daily: ReadonlySet<string> | null = null;

/** The 3,755 characters in daily use (GB/T 2312-1980, level 1). */
function dailyCharacters(): ReadonlySet<string> {
  if (daily !== null) return daily;
  const bytes: number[] = [];
  for (let lead = 0xb0; lead <= 0xd7; lead++) for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.push(lead, trail);
  daily = new Set(Array.from(new TextDecoder('gbk').decode(Uint8Array.from(bytes))).filter((one) => HAN.test(one)));
  return daily;
}

interface Named {
  /** Places of the glyphs in the page's list whose character is their code. */
  readonly places: number[];
  odd: number;
  /** Whether a code needs more than one byte. */
  wide: boolean;
  /** How many are Han characters, and how many of these are in daily use. */
  han: number;
  daily: number;
}

/**
 * Finds the glyphs of a page whose font does not say which characters they are. pdf.js gives such a glyph the character
 * that has its code by accident: a font of which some come out as no text of any kind has named none of them, unless the
 * others make sense.
 */
export class Unnamed {
  /** How many glyphs say nothing. */
  count = 0;
  readonly #fonts = new Map<object, Named>();

  /**
   * @param font stands for the font of the glyph
   * @param place of the glyph in the list that `finish` is given
   * @param code of the glyph in the text
   * @param character that pdf.js gives it
   */
  note(font: object, place: number, code: number, character: string): void {
    if (character.length !== 1 || character.charCodeAt(0) !== code) return;
    const named = this.#fonts.get(font) ?? { places: [], odd: 0, wide: false, han: 0, daily: 0 };
    named.places.push(place);
    if (code > 0xff) named.wide = true;
    if (ODD.test(character) && !BLANK.has(character)) named.odd += 1;
    if (HAN.test(character)) {
      named.han += 1;
      if (dailyCharacters().has(character)) named.daily += 1;
    }
    this.#fonts.set(font, named);
  }

  /** Puts a sign that stands for none in place of what is not known. */
  finish<Any extends Glyph>(glyphs: Any[]): void {
    const replace = (place: number): void => {
      const glyph = glyphs[place];
      if (glyph !== undefined) glyphs[place] = { ...glyph, text: UNNAMED };
    };
    for (const { places, odd, wide, han, daily } of this.#fonts.values()) {
      // Private characters among such as make sense are those that the file means: bullets, characters of its own.
      if (daily >= Math.max(FEWEST_DAILY, han * SHARE_DAILY, odd)) continue;
      if (odd < FEWEST || odd < places.length * (wide ? SHARE : SHARE_OF_FEW)) continue;
      places.forEach(replace);
    }
    glyphs.forEach(({ text }, place) => {
      if (CONTROL.test(text) && !BLANK.has(text)) replace(place);
    });
    this.count = glyphs.filter(({ text }) => text === UNNAMED).length;
  }
}
