import { createHash } from 'node:crypto';
import type { Form, Transcript } from '@kaocheng/core/model/transcript';
import { templateFor } from '@kaocheng/forms/layout/choose-template';
import { layOut } from '@kaocheng/forms/layout/lay-out';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import type { Template } from '@kaocheng/forms/templates/template';

/** What a document was made of. */
export interface FormsDocument {
  /** Null where no form could be laid out. */
  readonly document: SheetDocument | null;
  /** `order` and template of the forms that stand in it. */
  readonly laidOut: readonly { readonly form: number; readonly template: string; readonly outside: number }[];
  /** `order` of the forms for whose kind there is no template. */
  readonly left: readonly number[];
}

/** Names of the properties by which a file that comes back is known again. */
export const RECORD = {
  source: 'kaocheng-record',
  code: 'kaocheng-code',
  template: 'kaocheng-template',
  document: 'kaocheng-document',
  version: 'kaocheng-version',
  forms: 'kaocheng-forms',
} as const;

/** The kept document that forms are written from. */
export interface WrittenRecord {
  readonly document: string;
  readonly version: number;
}

const CODE_LENGTH = 12;

/**
 * The check code of forms: the first digits of the SHA-256 of their values, the same for the same values whatever file they
 * were read from.
 */
export function checkCode(forms: readonly Form[]): string {
  const values = forms.map(({ cells: _cells, start: _start, end: _end, template: _template, ...form }) => form);
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, CODE_LENGTH);
}

/**
 * The forms of a transcript as a document to be written, each under its official template, with its check code at the foot
 * of each page.
 * @param template for all forms of its kind; null: the one that fits each
 * @param footer the words of the foot, made from the check code
 * @param record the kept document, which a file that is filled in elsewhere names when it comes back
 */
export function formsDocument(
  transcript: Transcript,
  template: Template | null,
  footer: (code: string) => string,
  record: WrittenRecord | null = null,
): FormsDocument {
  const laidOut: { form: number; template: string; outside: number }[] = [];
  const left: number[] = [];
  const forms: Form[] = [];
  const sheets = transcript.forms.flatMap((form) => {
    const own = template !== null && template.kind === form.kind ? template : null;
    const chosen = own ?? (template === null ? templateFor(form, transcript.province ?? transcript.place) : null);
    if (chosen === null) {
      left.push(form.order);
      return [];
    }
    const { sheet, outside } = layOut(chosen, form, transcript.year);
    laidOut.push({ form: form.order, template: chosen.id, outside: outside.length });
    forms.push(form);
    return [{ ...sheet, name: `${form.order} ${nameOf(form) ?? chosen.title.replace(/\{[^}]*\}/g, '')}` }];
  });
  if (sheets.length === 0) return { document: null, laidOut, left };
  const code = checkCode(forms);
  const document: SheetDocument = {
    title: transcript.department ?? transcript.source,
    sheets,
    footer: footer(code),
    properties: {
      [RECORD.source]: transcript.source,
      [RECORD.code]: code,
      [RECORD.template]: [...new Set(laidOut.map(({ template: id }) => id))].join(' '),
      ...(record !== null && {
        [RECORD.document]: record.document,
        [RECORD.version]: String(record.version),
        [RECORD.forms]: forms.map(({ order }) => order).join(' '),
      }),
    },
  };
  return { document, laidOut, left };
}

const nameOf = (form: Form): string | null => ('name' in form ? form.name : null);

/** The empty form of a template. */
export function blankDocument(
  template: Template,
  year: string | null,
  footer: (code: string) => string,
): SheetDocument {
  const { sheet } = layOut(template, null, year);
  return {
    title: template.name,
    sheets: [{ ...sheet, name: template.name }],
    footer: footer(template.id),
    properties: { [RECORD.template]: template.id },
  };
}
