import type { Indicator, Printed } from '@kaocheng/core/model/transcript';
import { labels } from '../generated/labels.js';
import type { IndicatorColumn, RawCell, RawForm, RawIndicatorRow } from '../raw/raw-form.js';
import { withDirections } from './directions.js';
import { printed } from './printed.js';
import type { Sources } from './sources.js';
import { isEllipsis, splitLevelWeight, stripMark } from './split.js';

/** Columns that an indicator carries only where the form prints them. */
const OPTIONAL = ['definition', 'scoreRule', 'nature', 'direction', 'coefficient', 'likelihood', 'core'] as const;
/** Columns that FORMAT.md has no key for: they stand in `extra`, under the lexicon's label. */
const EXTRA = ['adjustedTarget', 'forecast', 'reviewScore'] as const;
const VALUES = [
  'target',
  'actual',
  'weight',
  'score',
  'deviation',
  'definition',
  'scoreRule',
  'unit',
  'operator',
] as const;

interface Level {
  readonly label: Printed;
  readonly weight: Printed;
  readonly cell: RawCell | undefined;
  readonly weightCell: RawCell | undefined;
}

const NO_LEVEL: Level = { label: null, weight: null, cell: undefined, weightCell: undefined };

/** The level that a row prints, or null where it prints none and so stands under the one above. */
function levelOf(cell: RawCell | undefined, weightCell: RawCell | undefined): Level | null {
  const text = printed(cell)?.replace(/\s+/g, '') ?? null;
  if (text === null || isEllipsis(text)) return null;
  const split = splitLevelWeight(text);
  const weight = printed(weightCell)?.replace(/[分%（()）]/gu, '') ?? split.weight;
  return { label: split.label, weight, cell, weightCell: weightCell ?? (split.weight === null ? undefined : cell) };
}

const columnLabel = (column: IndicatorColumn): string =>
  labels.columns.find((entry) => entry.field === column)?.labels[0] ?? column;

function nameOf(row: RawIndicatorRow): Printed {
  const text = printed(row.cells.name);
  if (text === null) return null;
  const name = stripMark(text);
  return name === '' || isEllipsis(name) ? null : name;
}

/** A row of the template that nobody filled: no name, and no value but dashes. */
function isBlank(row: RawIndicatorRow, name: Printed): boolean {
  if (name !== null) return false;
  return VALUES.every((column) => {
    const text = printed(row.cells[column]);
    return text === null || isEllipsis(text) || /^[-－—–/／]+$/u.test(text);
  });
}

/**
 * Indicators of a raw form, in the form's order: levels repeated on each of their rows, marks (指标1：) taken from the
 * names, rows of the template left unused left out. A level that is printed anew ends the levels under it.
 */
export function assembleIndicators(form: RawForm, sources: Sources): Indicator[] {
  const raw = withDirections(form);
  const indicators: Indicator[] = [];
  let level1 = NO_LEVEL;
  let level2 = NO_LEVEL;
  for (const row of raw.rows) {
    const own1 = levelOf(row.level1, row.level1Weight);
    const own2 = levelOf(row.level2, row.level2Weight);
    if (own1 !== null) {
      if (own1.label !== level1.label) level2 = NO_LEVEL;
      level1 = own1.weight === null && own1.label === level1.label ? { ...own1, weight: level1.weight } : own1;
    }
    if (own2 !== null) {
      // A weight in a column of its own stands once beside a label that its rows repeat.
      const { weight, weightCell } = level2;
      level2 = own2.weight === null && own2.label === level2.label ? { ...own2, weight, weightCell } : own2;
    }
    const name = nameOf(row);
    if (isBlank(row, name)) continue;
    const path = `indicators.${indicators.length}`;
    const read = (column: Exclude<IndicatorColumn, 'level1' | 'level2'>): Printed =>
      sources.note(`${path}.${column}`, row.cells[column], printed(row.cells[column]));
    const indicator: Indicator = {
      level1: sources.note(`${path}.level1`, level1.cell, level1.label),
      level1Weight: sources.note(`${path}.level1Weight`, level1.weightCell, level1.weight),
      level2: sources.note(`${path}.level2`, level2.cell, level2.label),
      name: sources.note(`${path}.name`, row.cells.name, name),
      operator: read('operator'),
      target: read('target'),
      unit: read('unit'),
      actual: read('actual'),
      weight: read('weight'),
      score: read('score'),
      deviation: read('deviation'),
    };
    if (level2.weight !== null)
      indicator.level2Weight = sources.note(`${path}.level2Weight`, level2.weightCell, level2.weight);
    for (const column of OPTIONAL)
      if (raw.columns.includes(column) || row.cells[column] !== undefined) indicator[column] = read(column);
    const extra: Record<string, Printed> = {};
    for (const column of EXTRA) if (row.cells[column] !== undefined) extra[columnLabel(column)] = read(column);
    for (const { label, cell } of row.extra ?? [])
      extra[label] = sources.note(`${path}.extra.${label}`, cell, printed(cell));
    if (Object.keys(extra).length > 0) indicator.extra = extra;
    indicators.push(indicator);
  }
  return indicators;
}
