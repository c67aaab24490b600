import { MONEY_UNITS } from '../labels/money-unit.js';
import { type Glyphs, textOf } from '../text/glyphs.js';
import { columnLabels, headLabels, isSummaryHeader, type SummaryColumn, type SummaryLabel } from './layout.js';

const LONGEST_HEADER = 320;
/** Glyphs between two labels of a header that belong to neither: a money unit, a bracket. */
const WIDEST_GAP = 12;
/** The unit behind the last label: (万元), (单位:元), or what a torn label leaves of it: 万元). */
const UNIT = `(?:${MONEY_UNITS}|%|分)`;
const UNIT_BEHIND = new RegExp(`^(?:\\((?:单位:)?${UNIT}\\)?|${UNIT}\\))`, 'u');
const LONGEST_UNIT = 10;

export interface SummaryHeader {
  readonly columns: readonly SummaryColumn[];
  /** Glyph at which the label of each column begins. */
  readonly at: readonly number[];
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly label: SummaryLabel;
  readonly start: number;
  readonly end: number;
}

/** Free places of labels in [from, to), longest label first; a field stands once, except `extra`. */
function places(glyphs: Glyphs, from: number, to: number): Place[] {
  const zone = glyphs.fold.slice(0, to);
  const taken = new Uint8Array(Math.max(0, to - from));
  const found: Place[] = [];
  const fields = new Set<string>();
  for (const label of columnLabels) {
    if (label.field !== 'extra' && fields.has(label.field)) continue;
    for (let at = zone.indexOf(label.folded, from); at >= 0; at = zone.indexOf(label.folded, at + 1)) {
      const end = at + label.folded.length;
      if (taken.subarray(at - from, end - from).includes(1) || zone[end] === ':') continue;
      taken.fill(1, at - from, end - from);
      found.push({ label, start: at, end });
      if (label.field !== 'extra') fields.add(label.field);
      break;
    }
  }
  return [...found, ...stacked(zone, from, to, taken, fields)].sort((a, b) => a.start - b.start);
}

/** Labels that their neighbours interrupt: 产出指标 效益指标 满意度指标 on one line, 得分率 three times on the next. */
function stacked(zone: string, from: number, to: number, taken: Uint8Array, fields: Set<string>): Place[] {
  const found: Place[] = [];
  const free = (start: number, end: number): boolean => !taken.subarray(start - from, end - from).includes(1);
  const place = (piece: string, after: number): number => {
    for (let at = zone.indexOf(piece, after); at >= 0 && at < to; at = zone.indexOf(piece, at + 1))
      if (free(at, at + piece.length)) return at;
    return -1;
  };
  for (const label of columnLabels) {
    if (label.field === 'extra' || fields.has(label.field) || label.folded.length < 4) continue;
    for (let cut = label.folded.length - 2; cut >= 2; cut--) {
      const first = place(label.folded.slice(0, cut), from);
      const second = first < 0 ? -1 : place(label.folded.slice(cut), first + cut);
      if (second < 0) continue;
      taken.fill(1, first - from, first - from + cut);
      taken.fill(1, second - from, second - from + label.folded.length - cut);
      fields.add(label.field);
      found.push(
        { label, start: first, end: first + cut },
        { label, start: second, end: second + label.folded.length - cut },
      );
      break;
    }
  }
  return found;
}

/**
 * The header of a summary behind `from`: its columns in the order of the print, and where it ends. Null where the
 * labels do not make a summary.
 */
export function summaryHeader(glyphs: Glyphs, from: number, to: number): SummaryHeader | null {
  const all = places(glyphs, from, Math.min(to, from + LONGEST_HEADER));
  const run = longestRun(all);
  const columns: SummaryColumn[] = [];
  const at: number[] = [];
  const seen = new Set<SummaryLabel>();
  for (const { label, start, end } of run) {
    if (seen.has(label)) continue;
    seen.add(label);
    const printed = end - start === label.folded.length ? textOf(glyphs, start, end) : label.folded;
    columns.push({ field: label.field, kind: label.kind, label: printed });
    at.push(start);
  }
  const first = run[0];
  if (first === undefined || !isSummaryHeader(columns)) return null;
  let end = Math.max(...run.map((place) => place.end));
  end += UNIT_BEHIND.exec(glyphs.fold.slice(end, end + LONGEST_UNIT))?.[0].length ?? 0;
  return { columns, at, start: first.start, end };
}

/** The longest series of labels without a wide gap between them: labels of the rows' own text stand apart. */
function longestRun(all: readonly Place[]): readonly Place[] {
  let best: readonly Place[] = [];
  let run: Place[] = [];
  for (const place of all) {
    const last = run.at(-1);
    if (last !== undefined && place.start - last.end > WIDEST_GAP) run = [];
    run.push(place);
    if (run.length > best.length) best = [...run];
  }
  return best;
}

export interface HeadValue {
  readonly label: { readonly start: number; readonly end: number };
  readonly value: { readonly start: number; readonly end: number };
}

/** 单位：万元, which the line of the labels ends with. */
const MONEY_UNIT = new RegExp(`[(]?(?:金额)?单位:(?:${MONEY_UNITS})[)]?$`, 'u');

/** Labels with their values between title and header: 部门（单位）名称 …, 汇总时间 …. */
export function headValues(glyphs: Glyphs, from: number, to: number): HeadValue[] {
  const zone = glyphs.fold.slice(0, to);
  const labels: { start: number; end: number }[] = [];
  for (const label of headLabels) {
    const at = zone.indexOf(label, from);
    if (at < 0) continue;
    const own = { start: at, end: at + label.length };
    if (labels.some((other) => other.start < own.end && own.start < other.end)) continue;
    if ((glyphs.before[at] ?? 0) === 0 && at > from && zone[at - 1] !== '(') continue;
    labels.push(own);
  }
  labels.sort((a, b) => a.start - b.start);
  return labels.map((label, index) => {
    const next = labels[index + 1];
    const start = zone[label.end] === ':' ? label.end + 1 : label.end;
    const end = next?.start ?? to;
    const unit = MONEY_UNIT.exec(zone.slice(start, end))?.[0].length ?? 0;
    return { label, value: { start, end: end - unit } };
  });
}
