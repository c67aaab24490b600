/** Codes that print nothing of the sheet's own: fonts, sizes, colours, number and count of pages, date, time, file. */
const CODES = /&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[PNDTZFBIUSXYEOHG])/g;
const SIGN = '\u0000';

/**
 * The texts that the header of a printed page shows, left, middle and right, each a line (ECMA-376 Part 1, 18.3.1.46).
 * @param name of the worksheet, which &A stands for
 */
export function headerLines(code: string, name: string): string[] {
  return code
    .replaceAll('&&', SIGN)
    .split(/&[LCR]/)
    .flatMap((part) =>
      part
        .replaceAll('&A', () => name)
        .replace(CODES, '')
        .replaceAll(SIGN, '&')
        .split(/\r?\n/),
    )
    .map((line) => line.trim())
    .filter((line) => /\p{Script=Han}/u.test(line) && !/^[第共页\s]+$/u.test(line));
}
