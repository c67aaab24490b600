import { kindOf } from '../assemble/kind.js';
import { unitAtStart } from '../labels/money-unit.js';
import type { RawForm } from '../raw/raw-form.js';
import { areBudget, fundsOf } from './amounts.js';
import type { FormBuilder } from './form-builder.js';
import { settleLevels } from './levels.js';

/** The unit of money: that of a heading only where no label of the head prints one of its own. */
const unitOf = ({ moneyUnit, headingUnit, head }: FormBuilder): string | null =>
  moneyUnit ?? (head.some(({ cell }) => cell !== null && unitAtStart(cell.text) === cell.text) ? null : headingUnit);

/** The form that the rows gave: amounts put where they belong, levels settled. Null where they hold too little of one. */
export function finishedForm(form: FormBuilder): RawForm | null {
  const titled = form.title !== null && form.head.some((labelled) => labelled.field === 'name');
  if (!form.hasBlock) return null;
  if (form.columns.length === 0 && form.fundColumns.length === 0 && !titled) return null;
  if (!form.placed) settleLevels(form.rows);
  const budget = areBudget(form.amounts);
  const plain = budget ? [] : form.amounts.filter(({ source }) => source === null || form.funds.length > 0);
  const block = form.funds.length > 0 || budget;
  const figures = block ? { rows: form.funds, rest: form.figures } : fundsOf(form.amounts, form.figures);
  form.head.push(...[...plain, ...figures.rest].map(({ label, cell }) => ({ field: 'extra', label, cell })));
  const goals = form.goals.expected === null && form.goals.actual === null ? null : form.goals;
  return {
    start: form.start,
    end: form.end,
    title: form.title,
    subtitle: form.subtitle,
    moneyUnit: unitOf(form),
    kind: kindOf(form),
    head: form.head,
    fundColumns: form.fundColumns,
    funds: figures.rows,
    goals,
    process: form.process,
    ...(form.tasks.length > 0 && { tasks: form.tasks }),
    ...(form.matrix !== null
      ? { budget: form.matrix }
      : budget && { budget: form.amounts.map(({ label, cell }) => ({ label, cell })) }),
    columns: form.columns,
    rows: form.rows,
    total: form.total,
    tail: form.tail,
    attachments: form.attachments,
    unread: form.unread,
    glyphs: form.glyphs,
  };
}
