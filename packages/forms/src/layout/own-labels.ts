import type { Form } from '@kaocheng/core/model/transcript';
import type { Template, TemplateCell } from '../templates/template.js';

/** Full-width and half-width signs alike, without blanks. */
const folded = (label: string): string => label.normalize('NFKC').replace(/\s/g, '');

/**
 * A template with its printed labels as a form writes them where they differ only in the width of signs or in blanks: a form
 * with 项目总投资(万元) fills the place of 项目总投资（万元）, and keeps its own label.
 */
export function asPrinted(template: Template, form: Form | null): Template {
  const own = labelsOf(form);
  if (own.size === 0) return template;
  const renamed = new Map<string, string>();
  for (const block of template.blocks) {
    if (block.type !== 'row') continue;
    const texts = new Set(block.cells.filter(({ field }) => field === null).map(({ text }) => text));
    for (const { field } of block.cells) {
      const [, group = '', label = ''] = /^(extra|budget)\.([^|]+)$/.exec(field ?? '') ?? [];
      const printed = own.get(`${group}.${folded(label)}`);
      if (printed !== undefined && printed !== label && texts.has(label)) renamed.set(label, printed);
    }
  }
  if (renamed.size === 0) return template;
  const cell = (one: TemplateCell): TemplateCell => {
    const [, group = '', label = ''] = /^(extra|budget)\.([^|]+)$/.exec(one.field ?? '') ?? [];
    const text = renamed.get(label);
    if (text !== undefined) return { ...one, field: `${group}.${text}` };
    return one.field === null ? { ...one, text: renamed.get(one.text) ?? one.text } : one;
  };
  const blocks = template.blocks.map((block) =>
    block.type === 'row' ? { ...block, cells: block.cells.map(cell) } : block,
  );
  return { ...template, blocks };
}

/** The labels of a form's own values by their folded path. */
function labelsOf(form: Form | null): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (form === null) return found;
  const groups: Readonly<Record<string, unknown>> = {
    extra: 'extra' in form ? form.extra : null,
    budget: 'budget' in form ? form.budget : null,
  };
  for (const [group, values] of Object.entries(groups))
    for (const label of Object.keys(values ?? {})) found.set(`${group}.${folded(label)}`, label);
  return found;
}
