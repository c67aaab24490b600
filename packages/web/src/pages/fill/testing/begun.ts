import type { Form } from '@kaocheng/core/model/transcript';
import { blankForm } from '@kaocheng/forms/layout/blank-form';
import { filledIn } from '@kaocheng/forms/layout/fill-in';
import { templateById } from '@kaocheng/forms/templates/registry';
import type { Template } from '@kaocheng/forms/templates/template';

/** A form that is begun under a template, and how values are filled into one. */
export interface BegunForm {
  readonly template: Template;
  readonly form: Form;
  fill(values: Readonly<Record<string, string>>, form?: Form): Form;
}

export function begun(id = 'cn-2020-project'): BegunForm {
  const template = templateById(id);
  const blank = template === null ? null : blankForm(template, '2025');
  if (template === null || blank === null) throw new Error(id);
  return {
    template,
    form: blank,
    fill: (values, form = blank) =>
      Object.entries(values).reduce((before, [path, text]) => filledIn(template, before, path, text), form),
  };
}
