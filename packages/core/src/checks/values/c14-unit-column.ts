import type { EvaluatedIndicator } from '../../model/evaluation.js';
import type { Value } from '../../values/value.js';
import { units } from '../../values/vocabulary.js';
import type { FormCheck } from '../check.js';
import { isQuantity, reportRows } from './rows.js';

/** The unit printed in the cell is another than that of the form's own column of units. One finding a form. */
export const c14: FormCheck = {
  code: 'C14',
  scope: 'form',
  run({ form }, _context, report) {
    let rows: EvaluatedIndicator[] | null = null;
    for (const indicator of form.indicators) {
      const column = indicator.indicator.unit;
      if (column == null || column === '' || !contradicts(indicator.target, column)) continue;
      rows ??= [];
      rows.push(indicator);
    }
    if (rows !== null) reportRows(report, rows, ['target', 'unit']);
  },
};

function contradicts(target: Value, column: string): boolean {
  if (!isQuantity(target) || target.kind === 'rate') return false;
  const isPercent = column.includes('%') || column.includes('％') || column.includes('百分');
  if (target.percent !== null) return !isPercent && units.at(column, 0)?.word === column;
  // A bare number takes the unit of the column.
  if (target.unit === null || !(target.printed ?? '').includes(target.unit)) return false;
  if (isPercent) return true;
  const [own, other] = [units.at(target.unit, 0), units.at(column, 0)];
  if (own === null || other === null || other.word !== column) return false;
  return own.meaning.family !== other.meaning.family;
}
