import type { EvaluatedForm, Evaluation } from '../../model/evaluation.js';
import type { DocumentCheck, Report } from '../check.js';
import { at } from '../place.js';
import { ruleOf } from '../rules.js';
import { plain } from './indicators.js';
import { alike } from './stated.js';

/** A summary of which more names are strange is of another document. */
const MOST = 50;

/** One project and one person are called by one name throughout: summary against forms, contacts of one telephone. */
export const n9OneName: DocumentCheck = {
  code: 'N9',
  scope: 'document',
  run: (evaluation, _context, report) => {
    projects(evaluation, report);
    persons(evaluation.forms, report);
  },
};

/** A row of the summary that no form's name holds, though one form's name is nearly the same. */
function projects(evaluation: Evaluation, report: Report): void {
  if (evaluation.summaries.length === 0) return;
  const forms = evaluation.forms
    .filter((form) => form.kind === 'project')
    .map((form) => ({ form, name: plain(form.name ?? '') }))
    .filter(({ name }) => name.length >= 4);
  const names = new Set(forms.map(({ name }) => name));
  const like = Number(ruleOf('N9').number('alike').toString());
  for (const summary of evaluation.summaries) {
    const rows = summary.rows
      .map((row) => ({ row, name: plain(row.name ?? '') }))
      .filter(({ name }) => name.length >= 4);
    const strange = rows.filter(({ name }) => !names.has(name) && !forms.some((form) => holds(form.name, name)));
    if (strange.length === 0) continue;
    const listed = new Set(rows.map(({ name }) => name));
    const free = forms.filter(({ name }) => !listed.has(name) && !rows.some((row) => holds(name, row.name)));
    for (const { row, name } of strange.slice(0, MOST)) {
      const near = free.find((form) => alike(form.name, name) >= like)?.form;
      if (near === undefined) continue;
      report({
        case: 'project',
        form: near.order,
        at: [at('name'), at(`rows[${row.name ?? row.index + 1}].name`, summary.order)],
        printed: row.name,
        facts: { name: near.name, form: near.order, other: row.name, summary: summary.order },
      });
    }
  }
}

/** One of two names is a piece of the other. */
function holds(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

/** The same telephone and a name that is one character off. */
function persons(forms: readonly EvaluatedForm[], report: Report): void {
  const byPhone = new Map<string, EvaluatedForm>();
  for (const form of forms) {
    const name = form.form.contact?.name ?? null;
    const phone = form.form.contact?.phone ?? null;
    if (name === null || phone === null || phone.length < 7) continue;
    const first = byPhone.get(phone);
    if (first === undefined) {
      byPhone.set(phone, form);
      continue;
    }
    const other = first.form.contact?.name ?? '';
    if (!oneCharacterOff(other, name)) continue;
    report({
      case: 'person',
      form: first.order,
      at: [at('contact.name'), at('contact.name', form.order)],
      printed: other,
      facts: { form: first.order, other: form.order },
    });
    return;
  }
}

/** Of one length, with all characters but one the same. */
function oneCharacterOff(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  let off = 0;
  for (let i = 0; i < a.length; i += 1) if (a.charAt(i) !== b.charAt(i)) off += 1;
  return off === 1;
}
