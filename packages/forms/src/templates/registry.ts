import type { Form } from '@kaocheng/core/model/transcript';
import { templates as shipped } from '../generated/templates.js';
import { readTemplate } from './read-template.js';
import type { Template } from './template.js';

/** The templates that are shipped, in the order of their ids. */
export const templates: readonly Template[] = Object.values(shipped).map((tree) => readTemplate(tree).template);

/** The template of this id, or null. */
export function templateById(id: string): Template | null {
  return templates.find((template) => template.id === id) ?? null;
}

/**
 * The template in which a form is written where none is named: of those of its kind the one of its region, else one of the
 * whole country, else any; among equals the one that has a place for most of what the form prints. Null for kinds that
 * have none.
 * @param region province or place as the document prints it
 */
export function templateFor(form: Form, region: string | null): Template | null {
  const ranked = templates
    .filter(({ kind }) => kind === form.kind)
    .map((template) => ({ template, near: nearness(template, region), fits: placesFor(template, form) }))
    .sort((a, b) => b.near - a.near || b.fits - a.fits);
  return ranked[0]?.template ?? null;
}

function nearness({ regions }: Template, region: string | null): number {
  if (region !== null && regions.some((one) => region.includes(one) || one.includes(region))) return 2;
  return regions.length === 0 ? 1 : 0;
}

/** How many kinds of values of the form the template has a place for. */
function placesFor({ blocks }: Template, form: Form): number {
  const keys = blocks.flatMap((block) => (block.type === 'indicators' ? block.columns.map(({ key }) => key) : []));
  const fields = blocks.flatMap((block) =>
    block.type === 'row' ? block.cells.flatMap(({ field }) => field ?? []) : [],
  );
  const rows = 'indicators' in form ? form.indicators : [];
  const printed = new Set(
    rows.flatMap((row) => Object.entries(row).flatMap(([key, value]) => (value == null ? [] : key))),
  );
  const extra = 'extra' in form ? Object.keys(form.extra).map((label) => `extra.${label}`) : [];
  return keys.filter((key) => printed.has(key)).length + extra.filter((label) => fields.includes(label)).length;
}
