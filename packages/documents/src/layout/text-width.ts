/** Signs that may not begin a line, and such as may not end one (GB/T 15834-2011, 5.1.4 to 5.1.10). */
const NEVER_FIRST = new Set('，。、；：！？）】》〉”’…—,.;:!?)]}%％℃°'.split(''));
const NEVER_LAST = new Set('（【《〈“‘([{¥￥$'.split(''));

/** Narrow signs of the fonts of forms, whose Latin glyphs are half as wide as a Han character. */
const isNarrow = (code: number): boolean =>
  code < 0x2e80 && !(code >= 0x2010 && code <= 0x2027) && !(code >= 0x2190 && code <= 0x25ff);

/** Width of a character in ems: 1 for Han characters and full-width signs, 0.5 for Latin letters and digits. */
export function glyphWidth(glyph: string): number {
  const code = glyph.codePointAt(0) ?? 0;
  if (code >= 0xff61 && code <= 0xff9f) return 0.5;
  return isNarrow(code) ? 0.5 : 1;
}

/** Width of a text in ems, as if on one line. */
export function textWidth(text: string): number {
  let width = 0;
  for (const glyph of text) width += glyphWidth(glyph);
  return width;
}

/** What may not be parted at the end of a line: a word or figure, or one character with the signs that cling to it. */
function unitsOf(line: string): string[] {
  const units: string[] = [];
  for (const piece of line.match(/[0-9A-Za-z.,%/+-]+|[^0-9A-Za-z.,%/+-]/gu) ?? []) {
    const before = units.at(-1);
    if (before !== undefined && (NEVER_FIRST.has(piece[0] ?? '') || NEVER_LAST.has(before.at(-1) ?? '')))
      units[units.length - 1] = before + piece;
    else units.push(piece);
  }
  return units;
}

/** How many lines a text takes in a given width, in ems; its own line breaks kept. At least one. */
export function lineCount(text: string, width: number): number {
  const room = Math.max(width, 1);
  let lines = 0;
  for (const line of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const unit of unitsOf(line)) {
      const own = textWidth(unit);
      if (used > 0 && used + own > room) {
        lines += 1;
        used = 0;
      }
      if (own > room) {
        const whole = Math.ceil(own / room) - 1;
        lines += whole;
        used = own - whole * room;
      } else used += own;
    }
  }
  return lines;
}

/** Width of the widest piece of a text that may not be parted at the end of a line, in ems. */
export function widestUnit(text: string): number {
  let widest = 0;
  for (const line of text.split('\n')) for (const unit of unitsOf(line)) widest = Math.max(widest, textWidth(unit));
  return widest;
}
