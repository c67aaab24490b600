import type { Form } from '@kaocheng/core/model/transcript';
import { sayFill } from '../../words/say-fill.js';
import { labelOf } from './FillTable.js';

/** Names of skipped cells that a message holds. */
const MOST = 4;

/** What came of a pasted block: cells filled in, cells that the table has no place for, cells (paths) left to their formulas. */
export function sayPasted(form: Form, count: number, left: number, skipped: readonly string[]): string {
  const names = skipped.slice(0, MOST).map((path) => labelOf(form, path));
  const said = { count: skipped.length, names: names.join('、') };
  return [
    sayFill('pasted.done', { count }),
    ...(left === 0 ? [] : [sayFill('pasted.left', { left })]),
    ...(skipped.length === 0 ? [] : [sayFill(skipped.length > MOST ? 'pasted.skippedMany' : 'pasted.skipped', said)]),
  ].join('；');
}
