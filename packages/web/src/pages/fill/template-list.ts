import type { Template } from '@kaocheng/forms/templates/template';

/** What narrows the list of templates; '' for all. */
export interface TemplateChoice {
  readonly search: string;
  /** Region of the template; `*` for those of the whole country. */
  readonly region: string;
  readonly kind: string;
}

export const ALL_TEMPLATES: TemplateChoice = { search: '', region: '', kind: '' };

/** Regions that templates are of, each once. */
export function regionsOf(templates: readonly Template[]): string[] {
  return [...new Set(templates.flatMap(({ regions }) => regions))];
}

export function kindsOf(templates: readonly Template[]): Template['kind'][] {
  return [...new Set(templates.map(({ kind }) => kind))];
}

/** The templates that a choice leaves; every word of the search is found in name, title, region or citation. */
export function chosenTemplates(templates: readonly Template[], { search, region, kind }: TemplateChoice): Template[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return templates.filter((template) => {
    if (kind !== '' && template.kind !== kind) return false;
    if (region === '*' ? template.regions.length > 0 : region !== '' && !template.regions.includes(region))
      return false;
    const { name, title, regions, citation } = template;
    const text = [name, title, ...regions, citation.title, citation.document, citation.article].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
