import { Decimal } from '@kaocheng/core/values/decimal';
import type { SummaryColumn, SummaryKind } from './layout.js';

const isPercent = (text: string): boolean => text.endsWith('%');
const numberOf = (text: string): number => Number(Decimal.parse(text.replace(/[,，%]/g, ''))?.toString() ?? Number.NaN);

/** How badly a figure suits a kind of column: 0 well. */
function misfit(text: string, kind: SummaryKind): number {
  if (/^[-—–/]+$/.test(text)) return 1;
  if (kind === 'rate') return isPercent(text) ? 0 : 2;
  if (isPercent(text)) return 8;
  if (kind === 'score') return numberOf(text) <= 100 ? 0 : 8;
  if (kind === 'text' || kind === 'count') return 6;
  return 0;
}

const BLANK = 3;
const BLANK_EXTRA = 1;
const OFF_RATE = 4;

/**
 * Puts the figures of one row into its columns in order, where blank cells left no trace: by what a column holds, and by
 * 执行率 = 执行数 ÷ 预算数. Returns the column of each figure, null for figures too many.
 */
export function placeValues(figures: readonly string[], columns: readonly SummaryColumn[]): (number | null)[] {
  if (figures.length >= columns.length) return figures.map((_, index) => (index < columns.length ? index : null));
  let best: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  const choose = (figure: number, column: number, chosen: number[], cost: number): void => {
    if (cost >= least) return;
    if (figure === figures.length) {
      let total = cost;
      for (let rest = column; rest < columns.length; rest++) total += blankCost(columns[rest]);
      total += rateCost(figures, columns, chosen);
      if (total < least) {
        least = total;
        best = [...chosen];
      }
      return;
    }
    if (columns.length - column < figures.length - figure) return;
    chosen.push(column);
    choose(figure + 1, column + 1, chosen, cost + misfit(figures[figure] ?? '', columns[column]?.kind ?? 'text'));
    chosen.pop();
    choose(figure, column + 1, chosen, cost + blankCost(columns[column]));
  };
  choose(0, 0, [], 0);
  return figures.map((_, index) => best[index] ?? null);
}

const blankCost = (column: SummaryColumn | undefined): number => (column?.field === 'extra' ? BLANK_EXTRA : BLANK);

function rateCost(figures: readonly string[], columns: readonly SummaryColumn[], chosen: readonly number[]): number {
  const amountOf = (field: SummaryColumn['field']): number => {
    const index = chosen.findIndex((column) => columns[column]?.field === field);
    return index < 0 ? Number.NaN : numberOf(figures[index] ?? '');
  };
  const rate = amountOf('rate');
  const computed = (100 * amountOf('executed')) / amountOf('annual');
  if (Number.isNaN(rate) || !Number.isFinite(computed)) return 0;
  return Math.abs(rate - computed) > 1 ? OFF_RATE : 0;
}
