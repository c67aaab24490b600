import { foldLabel, tableDefinitions } from '@kaocheng/core/accounts/definitions';
import type { Form } from '@kaocheng/core/model/transcript';
import { templateById, templates } from '../templates/registry.js';
import type { Template } from '../templates/template.js';
import { layOut } from './lay-out.js';

/**
 * The template in which a form is written where none is chosen: the one that it names itself (it is filled in here); of those
 * of its kind the one of its title (account tables only), one of its region; else the one that leaves fewest of its values
 * without a place, of equals one of the whole country. Null for kinds that have none.
 * @param region province or place as the document prints it
 */
export function templateFor(form: Form, region: string | null): Template | null {
  const named = form.template === undefined ? null : templateById(form.template);
  if (named?.kind === form.kind) return named;
  const ranked = templates
    .filter(({ kind }) => kind === form.kind)
    .map((template) => ({
      template,
      ofRegion: region !== null && template.regions.some((one) => region.includes(one) || one.includes(region)),
      ofCountry: template.regions.length === 0,
      ofTitle: isTableOf(template, form),
      outside: layOut(template, form).outside.length,
    }))
    .sort(
      (a, b) =>
        Number(b.ofTitle) - Number(a.ofTitle) ||
        Number(b.ofRegion) - Number(a.ofRegion) ||
        a.outside - b.outside ||
        Number(b.ofCountry) - Number(a.ofCountry),
    );
  return ranked[0]?.template ?? null;
}

/** Whether an account table bears one of the titles of a template's table. */
function isTableOf({ blocks }: Template, form: Form): boolean {
  if (form.kind !== 'account' || form.title === null) return false;
  const title = foldLabel(form.title);
  return blocks.some(
    (block) =>
      block.type === 'account' &&
      tableDefinitions.some(({ id, titles }) => id === block.table && titles.some((one) => foldLabel(one) === title)),
  );
}
