import { templates as shipped } from '../generated/templates.js';
import { readTemplate } from './read-template.js';
import type { Template } from './template.js';

/** The templates that are shipped, in the order of their ids. */
export const templates: readonly Template[] = Object.values(shipped).map((tree) => readTemplate(tree).template);

/** The template of this id, or null. */
export function templateById(id: string): Template | null {
  return templates.find((template) => template.id === id) ?? null;
}
