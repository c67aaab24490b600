import type { RawCell } from '../raw/raw-form.js';
import { Break, type Glyphs } from '../text/glyphs.js';
import { cellOf } from './tokens.js';
import { frame } from './vocabulary.js';

/** What stands between the title and the header of columns: half-open ranges of glyphs. */
interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Heading {
  readonly mark: RawCell | null;
  readonly unit: RawCell | null;
  readonly department: RawCell | null;
  readonly year: RawCell | null;
  /** Ranges that heading and its labels cover. */
  readonly covered: readonly Range[];
}

const MARK = /(?:财决)?公开\d{1,2}(?:-\d)?表|附?表\d{1,2}(?:-\d)?(?!\d)/g;
const YEAR = /(20\d\d)年度?/g;
const STOPS = [...frame.code, ...frame.name, ...frame.ordinal, ...frame.line, ...frame.sides, ...frame.unit];

const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

function find(fold: string, pattern: RegExp, from: number, to: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  const match = pattern.exec(fold.slice(0, to));
  return match;
}

/** Where `label` with an optional colon ends in front of `at`, as the start of the label; -1 where it is not there. */
function unitPlace(fold: string, from: number, to: number): { label: Range; value: Range } | null {
  const zone = fold.slice(0, to);
  for (const label of frame.unit) {
    for (let at = zone.indexOf(label, from); at >= 0; at = zone.indexOf(label, at + 1)) {
      let value = at + label.length;
      if (zone[value] === ':') value++;
      if (zone.startsWith('人民币', value)) value += 3;
      const unit = frame.units.find((name) => zone.startsWith(name, value));
      if (unit !== undefined)
        return { label: { start: at, end: value }, value: { start: value, end: value + unit.length } };
    }
  }
  return null;
}

function departmentPlace(
  glyphs: Glyphs,
  from: number,
  to: number,
  taken: readonly Range[],
): { label: Range; value: Range } | null {
  const zone = glyphs.fold.slice(0, to);
  for (const label of frame.department) {
    for (let at = zone.indexOf(`${label}:`, from); at >= 0; at = zone.indexOf(`${label}:`, at + 1)) {
      const start = at + label.length + 1;
      const own = { start: at, end: start };
      if (taken.some((range) => overlaps(range, own))) continue;
      return { label: own, value: { start, end: departmentEnd(glyphs, start, to, taken) } };
    }
  }
  return null;
}

function departmentEnd(glyphs: Glyphs, start: number, to: number, taken: readonly Range[]): number {
  let end = start;
  while (end < to && !taken.some((range) => range.start <= end && end < range.end)) {
    const before = glyphs.before[end] ?? Break.none;
    if (end > start && before >= Break.line) break;
    if (end > start && before === Break.space && STOPS.some((word) => glyphs.fold.startsWith(word, end))) break;
    if (end - start > 60 || (end > start && /^20\d\d年/.test(glyphs.fold.slice(end, end + 5)))) break;
    end++;
  }
  return end;
}

/**
 * Reads mark (公开01表), money unit, department and year between the end of a title and the end of its header; the mark
 * may stand in front of the title, from `before`.
 */
export function readHeading(glyphs: Glyphs, before: number, title: Range, to: number): Heading {
  const { fold } = glyphs;
  const covered: Range[] = [];
  const mark = find(fold, MARK, title.end, to) ?? find(fold, MARK, before, title.start);
  const markRange = mark === null ? null : { start: mark.index, end: mark.index + mark[0].length };
  if (markRange !== null) covered.push(markRange);
  const unit = unitPlace(fold, title.end, to) ?? unitPlace(fold, before, title.start);
  if (unit !== null) covered.push(unit.label, unit.value);
  const department =
    departmentPlace(glyphs, title.end, to, covered) ?? departmentPlace(glyphs, before, title.start, covered);
  if (department !== null) covered.push(department.label, department.value);
  const year = find(fold, YEAR, title.end, to);
  const yearRange = year === null ? null : { start: year.index, end: year.index + year[0].length };
  const ownYear = yearRange !== null && !covered.some((range) => overlaps(range, yearRange)) ? yearRange : null;
  if (ownYear !== null) covered.push(ownYear);
  const cell = (range: Range | null): RawCell | null =>
    range === null || range.end <= range.start ? null : cellOf(glyphs, [range]);
  return {
    mark: cell(markRange),
    unit: cell(unit?.value ?? null),
    department: cell(department?.value ?? null),
    year: ownYear === null ? null : cell({ start: ownYear.start, end: ownYear.start + 4 }),
    covered,
  };
}
