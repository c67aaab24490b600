import { templateById } from '@kaocheng/forms/templates/registry';
import { ProblemError } from '../problem/problem-error.js';

/**
 * Forms that are filled in here name the template that they are filled in under; those that were read from a file are never
 * altered.
 * @throws ProblemError 400 no-such-template, 409 not-filled
 */
export function demandTemplates(transcript: unknown): void {
  const forms = formsOf(transcript);
  if (forms.length === 0) throw new ProblemError(409, 'not-filled');
  for (const form of forms) {
    const id = typeof form === 'object' && form !== null && 'template' in form ? form.template : undefined;
    if (typeof id !== 'string') throw new ProblemError(409, 'not-filled');
    if (templateById(id) === null) throw new ProblemError(400, 'no-such-template', { template: id });
  }
}

function formsOf(transcript: unknown): readonly unknown[] {
  const isObject = typeof transcript === 'object' && transcript !== null;
  return isObject && 'forms' in transcript && Array.isArray(transcript.forms) ? transcript.forms : [];
}
