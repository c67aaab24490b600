import { templateFields } from '../generated/template-fields.js';
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

/** Draws, below the template's own rows, a row for each value that has no place in it. */
export function drawLeft({ canvas, values }: Drawing, left: readonly Leaf[]): void {
  if (left.length === 0) return;
  const labelSpan = Math.max(1, Math.floor(canvas.width / 3));
  canvas.put({ text: templateFields.heading, colSpan: canvas.width, path: null });
  canvas.next();
  for (const { path, text } of left) {
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
