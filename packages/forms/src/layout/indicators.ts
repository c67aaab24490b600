import type { Indicator } from '@kaocheng/core/model/transcript';
import type { IndicatorsBlock, TemplateColumn } from '../templates/template.js';
import { addressOf } from './address.js';
import { EXECUTION_ALONE } from './computed.js';
import { isSign, withUnit } from './fill-in.js';
import { level1Of, level2Of } from './filled-form.js';
import { type Drawing, drawCell } from './lay-out.js';

/** A row of the block: of the form, or blank. */
interface Row {
  readonly level1: string;
  readonly level2: string;
  /** Position in the form, or that of the row to be filled in. */
  readonly index: number;
  readonly indicator: Indicator | null;
  readonly name: string;
}

/**
 * Draws the indicators under their column labels, first and second level merged downward. Where the template has no
 * columns for operator and unit, they stand with the target as forms print it: ≥95%. A worksheet computes the total
 * from the rows.
 */
export function drawIndicators(draw: Drawing, block: IndicatorsBlock): void {
  const { canvas, values } = draw;
  const rows = values.form === null ? blankRows(block) : filledRows(values.indicators);
  if (block.label !== null) drawCell(draw, block.label, rows.length + 1);
  for (const { label, span } of block.columns) canvas.put({ text: draw.fill(label), colSpan: span, path: null });
  canvas.head();
  canvas.next();
  const keys = new Set(block.columns.map(({ key }) => key));
  rows.forEach((row, at) => {
    for (const column of block.columns) drawColumn(draw, rows, at, row, column, keys);
    canvas.next();
  });
}

const blankRows = (block: IndicatorsBlock): Row[] =>
  block.blank
    .flatMap(({ level1, level2, names }) => names.map((name) => ({ level1, level2, name })))
    .map((row, index) => ({ ...row, index, indicator: null }));

const filledRows = (indicators: readonly Indicator[]): Row[] =>
  indicators.map((indicator, index) => ({
    level1: level1Of(indicator),
    level2: level2Of(indicator),
    index,
    indicator,
    name: indicator.name ?? '',
  }));

function drawColumn(
  draw: Drawing,
  rows: readonly Row[],
  at: number,
  row: Row,
  { key, span }: TemplateColumn,
  keys: ReadonlySet<string>,
): void {
  const { canvas, values, choicesOf } = draw;
  const path = `indicators.${row.index}.${key}`;
  if (key === 'level1' || key === 'level2') {
    const before = rows[at - 1];
    const same = (other: Row | undefined): boolean =>
      other?.level1 === row.level1 && (key === 'level1' || other.level2 === row.level2);
    values.take(path);
    values.take(`${path}Weight`);
    if (same(before)) return;
    let rowSpan = 1;
    while (same(rows[at + rowSpan])) rowSpan += 1;
    const { column } = canvas;
    const width = draw.template.columns.slice(column, column + span).reduce((sum, mm) => sum + mm, 0);
    const label = key === 'level1' ? row.level1 : row.level2;
    canvas.put({ text: broken(label, width), colSpan: span, rowSpan, path: null });
    return;
  }
  if (!keys.has('level1')) values.take(`indicators.${row.index}.level1`);
  canvas.put({
    text:
      key === 'target'
        ? targetOf(draw, row, keys)
        : key === 'actual'
          ? actualOf(draw, row, keys)
          : key === 'name' && row.indicator === null
            ? row.name
            : values.take(path),
    colSpan: span,
    path,
    choices: choicesOf(key),
  });
}

/** A class with its weight as forms print it in a narrow column: the weight in a line of its own, 产出指标⏎（50分）. */
function broken(label: string, width: number): string {
  const [, name, weight] = /^([^\n]+?)([（(][\d.]+分[）)])$/.exec(label) ?? [];
  if (name === undefined || weight === undefined) return label;
  const ems = [...label].reduce((sum, glyph) => sum + (/[\d.()]/.test(glyph) ? 0.5 : 1), 0);
  return ems * EM > width - PADDING ? `${name}\n${weight}` : label;
}

/** An em of the type of tables, and the room between text and rulings, mm. */
const EM = 3.53;
const PADDING = 2.2;

function targetOf({ values }: Drawing, row: Row, keys: ReadonlySet<string>): string {
  const own = (key: string): string => values.take(`indicators.${row.index}.${key}`);
  // 定性 is a kind of indicator, no sign before its target: it is left for the rows below the template.
  const sign = values.indicators[row.index]?.operator ?? '';
  const before = keys.has('operator') || !isSign(sign) ? '' : own('operator');
  const behind = keys.has('unit') ? '' : own('unit');
  return `${before}${own('target')}${behind}`;
}

/** What was reached, with the unit of the target where the template has no column for it and the form prints a bare figure. */
function actualOf({ values }: Drawing, row: Row, keys: ReadonlySet<string>): string {
  const actual = values.take(`indicators.${row.index}.actual`);
  return keys.has('unit') ? actual : withUnit(actual, values.indicators[row.index]?.unit ?? '');
}

/** Sums of scores and weights for a total that is left blank, with the row of the execution rate where it is scored. */
export function computeTotals({ canvas, rule }: Drawing): void {
  for (const key of ['weight', 'score'] as const) {
    const spots = [...canvas.spots].filter(([path]) => new RegExp(`^indicators\\.\\d+\\.${key}$`).test(path));
    const [first, last] = [spots[0]?.[1], spots.at(-1)?.[1]];
    if (first === undefined || last === undefined) continue;
    const execution = canvas.spots.get(`funds.total.${key}`);
    const rows = `${addressOf(first)}:${addressOf(last)}`;
    const rate = execution === undefined ? null : addressOf(execution);
    const sum = rate === null ? `SUM(${rows})` : `SUM(${rows})+N(${rate})`;
    const counted = rate !== null && EXECUTION_ALONE[key] ? `${rows},${rate}` : rows;
    canvas.compute(`total.${key}`, `IF(COUNT(${counted})=0,"",${sum})`, 'General', rule);
  }
}
