import type { Lexicon } from '../labels/lexicon.js';
import { FormBuilder } from './form-builder.js';
import type { GoalsHeader } from './headers.js';
import { labelOf } from './know.js';
import type { GridCell } from './rows.js';

/** Puts the texts of a row under the columns of a goals header; a text that goes on in a later row is joined. */
export function readGoalTexts(form: FormBuilder, { columns }: GoalsHeader, own: readonly GridCell[]): void {
  own.forEach((cell, index) => {
    const under = columns.findLast((column) => column.cell.column <= cell.column && cell.column < column.cell.end);
    const nearest = columns.findLast((column) => column.cell.column <= cell.column);
    const column = own.length === columns.length ? columns[index] : (under ?? nearest ?? columns[0]);
    if (column === undefined) form.unread.push(cell.raw);
    else if (column.field === 'adjusted') form.head.push({ field: 'extra', label: column.cell.text, cell: cell.raw });
    else form.goals[column.field] = FormBuilder.joined(form.goals[column.field], cell.raw);
  });
}

/** A row whose first cell is a label of another block, or the heading of one by itself, is no text of a goal. */
export const isGoalText = (lexicon: Lexicon, own: readonly GridCell[]): boolean => {
  const first = own[0];
  return (
    first !== undefined &&
    own.length <= 3 &&
    (own.length > 1 || labelOf(lexicon, 'blocks', first.fold) === null) &&
    (['goals', 'head', 'tail'] as const).every((region) => labelOf(lexicon, region, first.fold) === null)
  );
};

const isGoal = (field: string | undefined): field is 'expected' | 'actual' =>
  field === 'expected' || field === 'actual';

/**
 * Reads a goal whose text stands beside its label. `below` where the label stands alone and the process is described in
 * the rows under it; null where the row is none.
 */
export function readGoalBeside(lexicon: Lexicon, form: FormBuilder, own: readonly GridCell[]): 'read' | 'below' | null {
  const first = own[0];
  if (first === undefined) return null;
  const at = own.findLastIndex((cell) => labelOf(lexicon, 'goals', cell.fold) !== null);
  const label = own[at];
  const field = label === undefined ? undefined : labelOf(lexicon, 'goals', label.fold)?.field;
  if (label === undefined || field === undefined) {
    if (labelOf(lexicon, 'blocks', first.fold)?.field !== 'goals' || own.length > 2) return null;
    if (own[1] !== undefined) form.goals.expected = FormBuilder.joined(form.goals.expected, own[1].raw);
    form.hasBlock = true;
    return 'read';
  }
  const before = own[at - 1] === undefined ? undefined : labelOf(lexicon, 'goals', own[at - 1]?.fold ?? '')?.field;
  const texts = own.slice(at + 1);
  if (texts.length === 2 && before !== field && isGoal(before) && isGoal(field)) {
    // Both labels, then both texts: a row of labels that a copy has run into the row under it.
    for (const [index, goal] of [before, field].entries()) {
      const text = texts[index];
      if (text !== undefined) form.goals[goal] = FormBuilder.joined(form.goals[goal], text.raw);
    }
    form.hasBlock = true;
    return 'read';
  }
  const value = own[at + 1];
  if (value === undefined && field === 'process') return 'below';
  if (own.length > at + 2) return null;
  form.hasBlock = true;
  if (value === undefined) return 'read';
  if (field === 'process') form.process = FormBuilder.joined(form.process, value.raw);
  else if (field === 'adjusted') form.head.push({ field: 'extra', label: label.text, cell: value.raw });
  else if (isGoal(field)) form.goals[field] = FormBuilder.joined(form.goals[field], value.raw);
  return 'read';
}
