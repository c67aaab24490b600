import type { DocumentSummary } from '@kaocheng/contracts/document';
import { blankTranscript } from '@kaocheng/core/model/keys';
import type { Form, Transcript } from '@kaocheng/core/model/transcript';
import { blankForm } from '@kaocheng/forms/layout/blank-form';
import { filledIn } from '@kaocheng/forms/layout/fill-in';
import { FilledForm } from '@kaocheng/forms/layout/filled-form';
import type { Template } from '@kaocheng/forms/templates/template';
import { call } from '../../server/call.js';
import { sayFill } from '../../words/say-fill.js';

/** Longest name of a document. */
const LONGEST = 120;

/** Where a form says what it is of; the tables of the final accounts are of the department above them. */
export const subjectOf = ({ kind, subject }: Template): string | null =>
  subject ?? (kind === 'account' ? 'department' : null);

/** The name of a document for a form that is begun: 道路养护 2025 河南 2021 项目支出绩效自评表（填报）. */
export function nameOfStart(template: Template, form: Form): string {
  const own = 'name' in form ? form.name : null;
  const subject = printed(form, subjectOf(template)) ?? own ?? unitOf(template, form) ?? sayFill('start.unnamed');
  const name = sayFill('start.name', { subject, year: form.year ?? '', template: template.name }).replace(/\s+/g, ' ');
  return `${Array.from(name.trim()).slice(0, LONGEST).join('')}${sayFill('start.suffix')}`;
}

/** What a form prints in the first of several fields (`name|extra.专项名称`); null where they are blank. */
function printed(form: Form, fields: string | null): string | null {
  if (fields === null) return null;
  const values = new FilledForm(form);
  // The code of a project is no part of its name.
  const paths = fields.split('|').map((field) => (field === 'codeAndName' ? 'name' : field));
  return paths.map((path) => values.take(path).trim()).find((text) => text !== '') ?? null;
}

const unitOf = (template: Template, form: Form): string | null =>
  printed(form, template.unit ?? (template.kind === 'account' ? 'department' : null));

/** A form that is begun: the blank one with what it is of in the place that its template names for that. */
export function begunForm(template: Template, year: string, subject: string): Form | null {
  const blank = blankForm(template, year);
  const text = subject.trim();
  const path = subjectOf(template);
  return blank === null || path === null || text === '' ? blank : filledIn(template, blank, path, text);
}

/** The document of a form that is begun. */
export function transcriptOfStart(
  template: Template,
  form: Form,
  source: string,
  place: Partial<Transcript>,
): Transcript {
  return {
    ...blankTranscript(source),
    province: place.province ?? template.regions[0] ?? null,
    place: place.place ?? null,
    department: unitOf(template, form) ?? place.department ?? null,
    year: form.year ?? null,
    forms: [form],
  };
}

/**
 * Begins a document on the server. Asked for twice with the same draft it is one document.
 * @throws ServerProblem
 */
export function startDocument(
  draft: string,
  template: Template,
  form: Form,
  place: Partial<Transcript> = {},
): Promise<DocumentSummary> {
  const name = nameOfStart(template, form);
  const transcript = transcriptOfStart(template, form, name, place);
  return call('startForm', { body: { draft, name, transcript } });
}

/** A draft's id. */
export function drawDraft(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36).padStart(7, '0')).join('-');
}
