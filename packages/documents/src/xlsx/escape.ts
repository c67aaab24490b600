/** `_x000D_` stands for a control character (ECMA-376 Part 1, 22.9.2.19); a text that holds such letters itself has its first sign so. */
const control = (sign: string): string => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML cannot hold are what is sought
const IN_TEXT = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/;
const ALL_IN_TEXT = new RegExp(IN_TEXT, 'g');

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
};

/** A text as the content of an element of a workbook. */
export const escapeText = (text: string): string =>
  IN_TEXT.test(text) ? text.replace(ALL_IN_TEXT, (sign) => NAMED[sign] ?? control(sign)) : text;

/** A text as the value of an attribute. */
export const escapeAttribute = (text: string): string =>
  escapeText(text).replace(/["'\t\n]/g, (sign) => NAMED[sign] ?? sign);
