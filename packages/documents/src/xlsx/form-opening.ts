import { titles } from '@kaocheng/forms/accounts/vocabulary';
import { buildLexicon, foldLabel } from '@kaocheng/forms/labels/lexicon';
import type { Node, Row } from '../content/nodes.js';

/** Fields by which a form says whose it is: each form prints one of them near its top, none in the middle of a table. */
const WHOSE: ReadonlySet<string> = new Set(['name', 'department', 'implementer', 'supervisor']);

/** 项目支出绩效自评表(2023年度); never 公开01表, which is a mark. */
const TITLE = /\p{Script=Han}{3}表(?:\([^()]*\))?$/u;
const LONGEST = 60;

const lexicon = buildLexicon();

/** True where a line is the title of a form or of an account table. */
export function isTitle(line: string): boolean {
  const folded = foldLabel(line);
  return folded.length <= LONGEST && (TITLE.test(folded) || titles.some(({ text }) => folded.includes(text)));
}

/** True where a cell prints the title of a form, or the label of whose form it is. */
export function opensForm(nodes: readonly Node[]): boolean {
  const text = nodes.map((node) => (typeof node === 'string' ? node : '')).join('');
  if (text.length > LONGEST * 2) return false;
  const label = lexicon.match('head', foldLabel(text), 0);
  return (label !== null && WHOSE.has(label.field)) || isTitle(text);
}

/** True where one of the rows holds a cell that opens a form. */
export const openForm = (rows: readonly Row[]): boolean =>
  rows.some(({ cells }) => cells.some(({ children }) => opensForm(children)));
