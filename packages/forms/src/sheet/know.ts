import type { Label, Lexicon, Region } from '../labels/lexicon.js';

const LEAD =
  /^(?:#+|其中[:：]?|1(?:-|至|—)\d{1,2}月份?|截至\d{1,2}月底?|[-—–·•]+|\(?\d{1,2}[)、.]|\(?[一二三四五六七八九十]{1,2}[)、.]|[★☆*]+)/u;
const BRACKET = /\([^()]*\)?$/u;

/** Forms in which a label may be printed: as it is, without 其中, a number before it, a bracket behind it. */
function* variants(fold: string): Generator<string> {
  yield fold;
  const bare = fold.replace(BRACKET, '');
  if (bare !== fold && bare !== '') yield bare.replace(/:$/u, '');
  const led = fold.replace(LEAD, '');
  if (led !== fold && led !== '') {
    yield led;
    const both = led.replace(BRACKET, '');
    if (both !== led && both !== '') yield both.replace(/:$/u, '');
  }
}

/** What has been looked up in a lexicon so far: the cells of a column ask the same again and again. */
const asked = new WeakMap<Lexicon, Map<Region, Map<string, Label | null>>>();

/** The label of `region` that a folded cell text is, in any form in which labels are printed; else null. */
export function labelOf(lexicon: Lexicon, region: Region, fold: string): Label | null {
  if (fold.length > 40) return null;
  let all = asked.get(lexicon);
  if (all === undefined) {
    all = new Map();
    asked.set(lexicon, all);
  }
  let known = all.get(region);
  if (known === undefined) {
    known = new Map();
    all.set(region, known);
  }
  const before = known.get(fold);
  if (before !== undefined) return before;
  let found: Label | null = null;
  for (const variant of variants(fold)) {
    found = lexicon.exact(region, variant);
    if (found !== null) break;
  }
  known.set(fold, found);
  return found;
}

/** The class of indicators that a folded text names, its weight in brackets or not. */
export const levelOf = (lexicon: Lexicon, region: 'level1' | 'level2', fold: string): Label | null =>
  labelOf(lexicon, region, fold.replace(/\d+(?:\.\d+)?分$/u, ''));

/** A text short and plain enough to be a label that the lexicon does not know. */
export const looksLikeLabel = (fold: string): boolean =>
  fold.length >= 2 &&
  fold.length <= 24 &&
  /^[\p{Script=Han}A-Za-z()、:/"]+$/u.test(fold) &&
  /\p{Script=Han}{2}/u.test(fold);
