/** `_x000D_` stands for a control character (ECMA-376 Part 1, 22.9.2.19); a text that holds such letters itself has its first sign so. */
const control = (sign: string): string => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML cannot hold are what is sought
const IN_XML = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
const IN_TEXT = new RegExp(`${IN_XML.source}|_(?=x[0-9A-Fa-f]{4}_)`);
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

/** A text as the content of a cell. */
export const escapeText = (text: string): string =>
  IN_TEXT.test(text) ? text.replace(ALL_IN_TEXT, (sign) => NAMED[sign] ?? control(sign)) : text;

/** Any other text of a workbook, such as a formula or a property: only cells name signs by `_x000D_`, and what XML cannot hold is lost. */
export const escapePlain = (text: string): string =>
  text.replace(IN_XML, (sign) => NAMED[sign] ?? (sign === '\r' ? '&#13;' : '\ufffd'));

/** A text as the value of an attribute. */
export const escapeAttribute = (text: string): string =>
  escapePlain(text).replace(/["'\t\n]/g, (sign) => NAMED[sign] ?? sign);
