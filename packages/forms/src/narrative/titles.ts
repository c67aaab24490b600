import { headingAt } from './headings.js';
import { words } from './vocabulary.js';

const MOST = 45;

/** A short line without marks that ends like the title of a report (…自评报告, …情况说明); numbered headings are none but 第一部分. */
export function isTitle(line: string): boolean {
  if (line.length > MOST || line.length < 4 || /[。，；：…]|\.{3}/.test(line)) return false;
  if (headingAt(line, 0) !== null && !line.startsWith('第')) return false;
  return words.titles.some((word) => line.endsWith(word));
}
