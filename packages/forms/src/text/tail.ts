import { labels } from '../generated/labels.js';
import { values } from '../generated/values.js';
import type { Lexicon } from '../labels/lexicon.js';
import { anyOf } from '../labels/word-pattern.js';
import type { RawCell, RawForm, RawLabelled } from '../raw/raw-form.js';
import { Owner, type Ownership, own, takeCell } from './cells.js';
import { Break, type Glyphs } from './glyphs.js';
import { scanLabels } from './scan.js';

export interface TotalPlace {
  readonly start: number;
  readonly labelEnd: number;
  readonly end: number;
  readonly numbers: readonly (readonly [number, number])[];
  readonly grade: readonly [number, number] | null;
}

const GRADE = new RegExp(`^(?:(?:${anyOf(labels.gradeLabels)}):?)?(?:${anyOf(values.grades)})$`, 'u');

/** The hundred of the weights with the score glued to it: 10097.5, 100.0097.50, 100分97.5分; the score may stand first. */
const TWO = /^(100(?:\.00?)?分?)(?!00)\d{2,3}(?:\.\d+)?分?$|^(\d{2}(?:\.\d+?)?分?)100(?:\.00?)?分?$/u;
/** A figure by itself, with as many decimals as a form prints: 98.6667. */
const ONE = /^\d{1,3}(?:\.\d+)?分?$/u;

/** The row of totals in [from, to): its label at the start of a run, with one or two numbers or a blank behind. */
export function findTotal(
  glyphs: Glyphs,
  lexicon: Lexicon,
  from: number,
  to: number,
  glued: boolean,
): TotalPlace | null {
  for (let i = from; i < to; i++) {
    const label = lexicon.match('totals', glyphs.fold, i);
    if (label === null) continue;
    let labelEnd = i + label.folded.length;
    const bracket = /^\(\d{2,3}分?\)/u.exec(glyphs.fold.substr(labelEnd, 7))?.[0];
    if (bracket !== undefined) labelEnd += bracket.length;
    if (glyphs.fold[labelEnd] === ':') labelEnd++;
    const opens =
      i === from || (glyphs.before[i] as Break) > Break.none || glued || /\d/u.test(glyphs.fold[i - 1] ?? '');
    const closes =
      labelEnd >= to || (glyphs.before[labelEnd] as Break) > Break.none || /^\d/u.test(glyphs.fold[labelEnd] ?? '');
    if (!opens || !closes) continue;
    const numbers: [number, number][] = [];
    let grade: readonly [number, number] | null = null;
    let end = labelEnd;
    for (let k = labelEnd; k < to && numbers.length < 3; ) {
      let stop = k + 1;
      while (stop < to && glyphs.before[stop] === Break.none) stop++;
      const text = glyphs.fold.slice(k, stop);
      if (GRADE.test(text)) grade = [k, stop];
      else if (numbers.length === 0 && TWO.test(text)) {
        const [, hundred, score] = TWO.exec(text) ?? [];
        const middle = k + (hundred ?? score ?? '').length;
        numbers.push([k, middle], [middle, stop]);
      } else if (numbers.length < 2 && ONE.test(text)) numbers.push([k, stop]);
      else break;
      k = end = stop;
    }
    const bare = numbers.length === 0 && grade === null;
    if (bare && (i === from || ((glyphs.before[i] as Break) < Break.line && labelEnd < to))) continue;
    return { start: i, labelEnd, end, numbers, grade };
  }
  return null;
}

/**
 * Two totals stand in the order of their columns, `scoreFirst` where the header prints 得分 before 分值. Which of weight and
 * score a lone total is: the one whose rows add up to it; the score where both or neither do.
 */
export function readTotal(
  book: Ownership,
  place: TotalPlace,
  weights: number,
  scores: number,
  hasScores: boolean,
  scoreFirst = false,
): NonNullable<RawForm['total']> {
  own(book, place.start, place.labelEnd, Owner.label);
  const cell = (range: readonly [number, number] | null | undefined): RawCell | null =>
    range == null ? null : takeCell(book, range[0], range[1], 0.95);
  const [first, second] = place.numbers;
  const grade = cell(place.grade);
  if (first !== undefined && second !== undefined)
    return scoreFirst
      ? { weight: cell(second), score: cell(first), grade }
      : { weight: cell(first), score: cell(second), grade };
  if (first === undefined) return { weight: null, score: null, grade };
  const value = Number(book.glyphs.fold.slice(first[0], first[1]).replace('分', ''));
  const isWeight =
    !hasScores ||
    (Math.abs(weights - value) < 0.005 && Math.abs(scores - value) > 0.005 && value === 100 && scores === 0);
  return isWeight ? { weight: cell(first), score: null, grade } : { weight: null, score: cell(first), grade };
}

const LONG = 900;

/** Labels behind the indicators, each with its text: conclusion, problems, measures, signatures, notes. */
export function readTail(
  book: Ownership,
  lexicon: Lexicon,
  from: number,
  to: number,
  glued: boolean,
): { labelled: RawLabelled[]; end: number } {
  const { glyphs } = book;
  const found = scanLabels(glyphs, lexicon, ['tail'], from, Math.min(to, from + 6000), glued, (label, start) =>
    startsField(glyphs, start, label.folded.length),
  );
  const labelled: RawLabelled[] = [];
  let end = from;
  for (const [i, one] of found.entries()) {
    if (i === 0 && one.start - from > 60) break;
    const next = found[i + 1];
    const isContact = one.label.field.startsWith('contact');
    const limit = Math.min(to, one.end + (isContact ? 24 : LONG));
    const stop = next !== undefined && next.start <= limit ? next.start : textEnd(glyphs, one.end, limit, isContact);
    own(book, one.start, one.end, Owner.label);
    labelled.push({
      field: one.label.field,
      label: glyphs.char
        .slice(one.start, one.end)
        .join('')
        .replace(/[:：]$/u, ''),
      cell: takeCell(book, one.end, stop, 0.85),
    });
    end = Math.max(one.end, stop);
    if (next !== undefined && next.start - end > 40) break;
  }
  return { labelled, end };
}

const startsField = (glyphs: Glyphs, index: number, length: number): boolean =>
  (glyphs.before[index] as Break) >= Break.line || (length >= 3 && (glyphs.before[index] as Break) >= Break.space);

/** A heading of the report behind the form: 二、 or （一）. */
const HEADING = /^(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]\))/u;

/** Where the last field's text ends: a contact at its line, a text behind the first line that breaks off before the width. */
function textEnd(glyphs: Glyphs, from: number, limit: number, contact: boolean): number {
  const lines: [number, number][] = [];
  let start = from;
  for (let i = from + 1; i <= limit; i++) {
    if (i < limit && (glyphs.before[i] as Break) < Break.line) continue;
    if (HEADING.test(glyphs.fold.substr(start, 4))) break;
    lines.push([start, i]);
    start = i;
    if (contact) break;
  }
  if (contact || lines.length <= 1) return lines[0]?.[1] ?? from;
  const width = Math.max(...lines.slice(0, 4).map(([a, b]) => b - a));
  for (const [i, [a, b]] of lines.entries()) {
    const following = lines[i + 1];
    if (b - a >= width * 0.8) continue;
    if (following !== undefined && /^(?:[2-9][.、]|\([2-9]\))/u.test(glyphs.fold.substr(following[0], 3))) continue;
    return b;
  }
  return lines.at(-1)?.[1] ?? from;
}
