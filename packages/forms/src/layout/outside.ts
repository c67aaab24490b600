import type { Form } from '@kaocheng/core/model/transcript';
import { templateFields } from '../generated/template-fields.js';
import type { Template } from '../templates/template.js';
import type { Leaf } from './filled-form.js';
import type { Drawing } from './lay-out.js';

type Labels = Readonly<Record<string, string>>;
const FIELDS: Labels = templateFields.fields;
const INDICATORS: Labels = templateFields.indicators;
const FUNDS: Labels = templateFields.funds;
const SOURCES: Labels = templateFields.sources;
const TASKS: Labels = templateFields.tasks;

/** Second-level classes and weights of first levels are drawn with the level itself. */
export const placedInParts = (path: string): boolean => /^indicators\.\d+\.level1Weight$/.test(path);

/** Whether the table of a template prints a unit of money. */
export function printsUnit(template: Template, unit: string): boolean {
  const printed = JSON.stringify([template.blocks, template.title, template.subtitle, template.notes]);
  return printed.includes('{moneyUnit}') || printed.includes(`（${unit}）`);
}

/** The unit of money of a form whose template prints none, or another one in its labels. */
export function unitLeft(template: Template, form: Form | null): Leaf[] {
  const unit = form !== null && 'moneyUnit' in form ? form.moneyUnit : null;
  return unit === null || printsUnit(template, unit) ? [] : [{ path: 'moneyUnit', text: unit }];
}

/** Draws, below the template's own rows, a row for each value that has no place in it. */
export function drawLeft({ canvas, values }: Drawing, left: readonly Leaf[]): void {
  if (left.length === 0) return;
  const labelSpan = Math.max(1, Math.floor(canvas.width / 3));
  canvas.put({ text: templateFields.heading, colSpan: canvas.width, path: null });
  canvas.next();
  for (const { path, text } of left) {
    if (path === 'moneyUnit') {
      const before = `${FIELDS['moneyUnit']}：`;
      const inner = { path, before, after: '' };
      canvas.put({ text: `${before}${text}`, colSpan: canvas.width, path: null, align: 'left', inner });
      canvas.next();
      continue;
    }
    canvas.put({
      text: labelOf(path, (index) => values.indicators[index]?.name ?? ''),
      colSpan: labelSpan,
      path: null,
    });
    canvas.put({ text, colSpan: canvas.width - labelSpan, path, align: 'left' });
    canvas.next();
  }
}

/** The label of a value: that of its field, or for a printed label the label itself. */
function labelOf(path: string, nameAt: (index: number) => string): string {
  const field = FIELDS[path];
  if (field !== undefined) return field;
  const [group, at = '', key = ''] = path.split('.');
  switch (group) {
    case 'extra':
    case 'budget':
      return path.slice(group.length + 1);
    case 'funds':
      return `${SOURCES[at] ?? at}${FUNDS[key] ?? path.split('.').slice(2).join('.').replace('extra.', '')}`;
    case 'tasks':
      return `${TASKS[key] ?? key}${Number(at) + 1}`;
    case 'indicators':
      return `${nameAt(Number(at))}：${INDICATORS[key] ?? path.split('.').slice(3).join('.')}`;
    default:
      return path;
  }
}
