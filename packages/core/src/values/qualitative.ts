import { type Scanned, scanQuantity, scanSign, skipSpace } from './quantity.js';
import type { Operator, QualitativeValue, Quantity, RelativeValue } from './value.js';
import { adverbs, against, bases, changes, leads, scaleWords, states, wholeTiers } from './vocabulary.js';

const LONGEST_STATE = 16;
const LONGEST_RELATIVE = 30;

/** Reads a whole folded text as a value relative to another time or plan; null for anything else. */
export function parseRelative(text: string, printed: string): RelativeValue | null {
  if (text.length > LONGEST_RELATIVE) return null;
  const base = bases.find(text);
  const change = changes.find(text);
  if (base === null && change === null) return null;
  let operator: Operator | null = scanSign(text, 0)?.operator ?? null;
  if (operator === null) {
    const lead = leads.find(text, against.at(text, 0) === null ? 0 : 1);
    if (lead !== null && typeof lead.meaning === 'object') operator = lead.meaning.operator;
  }
  const amount = change === null ? null : scanQuantity(text, skipSpace(text, change.at + change.word.length));
  const wholeAmount = amount !== null && amount.end === text.length ? amount : null;
  if (base === null) {
    if (change === null || change.at !== 0 || wholeAmount === null || change.meaning === '=') return null;
    return { kind: 'relative', printed, operator: change.meaning, base: null, change: asQuantity(wholeAmount) };
  }
  operator ??= change?.meaning ?? null;
  if (operator === null) return null;
  return { kind: 'relative', printed, operator, base: base.word, change: asQuantity(wholeAmount) };
}

function asQuantity(scanned: Scanned | null): Quantity | null {
  if (scanned === null) return null;
  const { operator, number, magnitude, exponent, percent, unit, amount, approximate, expected, remark } = scanned;
  return { operator, number, magnitude, exponent, percent, unit, amount, approximate, expected, remark };
}

/** 优良中低差, 高/中/低: three or more levels and nothing else. */
function parseScale(text: string): readonly string[] | null {
  const levels: string[] = [];
  let at = 0;
  while (at < text.length) {
    const word = scaleWords.at(text, at);
    if (word !== null) {
      levels.push(word.word);
      at += word.word.length;
    } else if ('/、,;| '.includes(text.charAt(at))) at += 1;
    else return null;
  }
  return levels.length >= 3 ? levels : null;
}

/** Reads a whole folded text as words for a state, with what the wording tells of the degree; null for anything else. */
export function parseQualitative(text: string, printed: string, declared: boolean): QualitativeValue | null {
  const tier = wholeTiers.get(text) ?? null;
  const scale = parseScale(text);
  if (text.length > LONGEST_STATE && !declared) return null;
  let strength: 0 | 1 | 2 | 3 = 2;
  let stem = '';
  let sure = tier !== null || scale !== null || declared;
  for (let at = 0; at < text.length; ) {
    const adverb = adverbs.at(text, at);
    if (adverb === null) {
      if (states.at(text, at) !== null) sure = true;
      stem += text.charAt(at);
      at += 1;
      continue;
    }
    sure = true;
    // 有效 and the like may be the whole state: 不断 is no negation, 未 is one wherever it stands.
    if (adverb.meaning === 0) strength = 0;
    else if (strength !== 0) strength = strength === 1 ? 1 : adverb.meaning;
    at += adverb.word.length;
  }
  if (!sure) return null;
  return { kind: 'qualitative', printed, tier, strength, stem, scale };
}
